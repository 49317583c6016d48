import { configModule, developmentNote, extension, type Framework, trustedTypesNote } from './framework.js';
import type { Project } from './project.js';

const component = (
  project: Project,
  path: string,
): string => `<script${project.isTypeScript ? ' lang="ts"' : ''}>
  import 'auth-elements/define';

  import { awsConfig } from '${path}';
</script>

<auth-authenticator config={awsConfig}>
  <h1>You are signed in.</h1>
</auth-authenticator>
`;

export const svelteKit: Framework = {
  label: 'SvelteKit',
  packages: ['@sveltejs/kit'],
  policy: () => ({
    nonces: ['script-src'],
    notes: [
      'SvelteKit writes an inline script into its pages. Put the directives into kit.csp.directives of svelte.config, without the nonce: SvelteKit adds it, or a hash.',
      trustedTypesNote('Svelte'),
      developmentNote,
    ],
  }),
  files: (project, config) => [
    configModule(project, 'src/lib', config),
    { path: 'src/routes/sign-in/+page.svelte', content: component(project, '$lib/aws-config') },
    {
      path: `src/routes/sign-in/+page.${extension(project)}`,
      content: '// The page is rendered in the browser only.\nexport const ssr = false;\n',
    },
  ],
  next: () => ['Open /sign-in. What is inside <auth-authenticator> is for signed-in users.'],
};

export const svelte: Framework = {
  label: 'Svelte',
  packages: ['svelte'],
  policy: () => ({
    trustedTypes: ['svelte-trusted-html'],
    notes: [
      'svelte-trusted-html is the policy of current versions of Svelte 5. Earlier ones have none: leave out require-trusted-types-for and trusted-types.',
      developmentNote,
    ],
  }),
  files: (project, config) => [
    configModule(project, 'src', config),
    { path: 'src/SignIn.svelte', content: component(project, './aws-config') },
  ],
  next: () => [
    'Render <SignIn /> of src/SignIn.svelte where users sign in. What is inside <auth-authenticator> is for signed-in users.',
  ],
};
