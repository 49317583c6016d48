import { configModule, type Framework } from './framework.js';
import type { Project } from './project.js';

const script = (
  project: Project,
  path: string,
): string => `<script setup${project.isTypeScript ? ' lang="ts"' : ''}>
import 'auth-elements/define';

import { awsConfig } from '${path}';
</script>
`;

const authenticator = (indent: string): string =>
  ['<auth-authenticator :config="awsConfig">', '  <h1>You are signed in.</h1>', '</auth-authenticator>']
    .map((line) => `${indent}${line}\n`)
    .join('');

export const vue: Framework = {
  label: 'Vue',
  packages: ['vue'],
  files: (project, config) => [
    configModule(project, 'src', config),
    {
      path: 'src/SignIn.vue',
      content: `${script(project, './aws-config')}
<template>
${authenticator('  ')}</template>
`,
    },
  ],
  next: () => [
    "In vite.config, declare the elements: vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('auth-') } } }).",
    'Render <SignIn /> of src/SignIn.vue where users sign in. What is inside <auth-authenticator> is for signed-in users.',
  ],
};

const nuxtSource = (project: Project): string => (project.has('app') ? 'app' : '');

export const nuxt: Framework = {
  label: 'Nuxt',
  packages: ['nuxt'],
  files: (project, config) => [
    configModule(project, nuxtSource(project), config),
    {
      path: `${nuxtSource(project) && 'app/'}pages/sign-in.vue`,
      content: `${script(project, '~/aws-config')}
<template>
  <ClientOnly>
${authenticator('    ')}  </ClientOnly>
</template>
`,
    },
  ],
  next: () => [
    "In nuxt.config, declare the elements: vue: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('auth-') } }.",
    'Open /sign-in. What is inside <auth-authenticator> is for signed-in users.',
  ],
};
