import { configModule, developmentNote, type Framework, type NewFile } from './framework.js';
import type { Project } from './project.js';

/** These take an HTML page as the start of an app, and files of `public` as they are. */
const bundlers = ['vite', 'parcel'];

/** Whether a page may import packages by name. */
export const importsPackages = ({ packages }: Project): boolean =>
  bundlers.some((name) => packages.has(name));

const page = (script: string, attribute: string): string => `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width" />
  <title>Sign in</title>
  ${script}

  <auth-authenticator ${attribute}>
    <template>
      <h1>You are signed in.</h1>
    </template>
  </auth-authenticator>
</html>
`;

export const html: Framework = {
  label: 'plain HTML',
  packages: [],
  policy: (project) => ({
    trustedTypes: [],
    notes: [
      importsPackages(project)
        ? developmentNote
        : 'Where the scripts come from another server, such as a CDN, add its origin to script-src.',
    ],
  }),
  files(project, config) {
    const json: NewFile = { path: 'aws-config.json', content: `${JSON.stringify(config, null, 2)}\n` };
    if (importsPackages(project))
      return [
        { ...json, path: `public/${json.path}` },
        {
          path: 'sign-in.html',
          content: page(
            '<script type="module">\n    import \'auth-elements/define\';\n  </script>',
            'config="/aws-config.json"',
          ),
        },
      ];
    return [
      json,
      {
        path: 'sign-in.html',
        content: page(
          '<script type="module" src="auth-elements/auth-elements.js"></script>',
          'config="aws-config.json"',
        ),
      },
    ];
  },
  next: (project) => [
    importsPackages(project)
      ? 'Open /sign-in.html. The <template> is rendered after the sign-in.'
      : 'Serve this folder, for example with npx serve, and open /sign-in.html. The <template> is rendered after the sign-in.',
  ],
};

/** What docs/guides/frameworks.md has for a page of Astro. */
const astroElements = `<auth-authenticator config={JSON.stringify(awsConfig)}>
  <template>
    <h1>You are signed in.</h1>
  </template>
</auth-authenticator>

<script>
  import 'auth-elements/define';
</script>`;

const reservedPlace = `auth-authenticator {
  display: block;
  min-block-size: 32rem; /* as high as your form */
}`;

const indent = (text: string, spaces: number): string => text.replace(/^(?=.)/gm, ' '.repeat(spaces));

export const astro: Framework = {
  label: 'Astro',
  packages: ['astro'],
  policy: () => ({
    trustedTypes: [],
    notes: [
      'Astro puts small scripts and styles into the page: security.csp of astro.config (experimental.csp in Astro 5) adds their hashes.',
      developmentNote,
    ],
  }),
  files: (project, config) => [
    configModule({ ...project, isTypeScript: true }, 'src', config),
    {
      path: 'src/pages/sign-in.astro',
      content: `---
import { awsConfig } from '../aws-config';
---

<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Sign in</title>
    <style is:global>
${indent(reservedPlace, 6)}
    </style>
  </head>
  <body>
${indent(astroElements, 4)}
  </body>
</html>
`,
    },
  ],
  next: () => ['Open /sign-in. The <template> is rendered after the sign-in.'],
};
