import { configModule, type Framework, type NewFile } from './framework.js';
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

export const astro: Framework = {
  label: 'Astro',
  packages: ['astro'],
  files: (project, config) => [
    configModule({ ...project, isTypeScript: true }, 'src', config),
    {
      path: 'src/pages/sign-in.astro',
      content: `---
import { awsConfig } from '../aws-config';
---

${page("<script>\n    import 'auth-elements/define';\n  </script>", 'config={JSON.stringify(awsConfig)}')}`,
    },
  ],
  next: () => ['Open /sign-in. The <template> is rendered after the sign-in.'],
};
