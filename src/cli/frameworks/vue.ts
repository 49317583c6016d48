import { configModule, developmentNote, type Framework, trustedTypesNote } from './framework.js';
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
  policy: () => ({
    trustedTypes: ['vue'],
    notes: [
      'vue is the policy of Vue 3.5 and later. Earlier versions have none: leave out require-trusted-types-for and trusted-types.',
      developmentNote,
    ],
  }),
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
  policy: () => ({
    nonces: ['script-src', 'style-src'],
    notes: [
      'RANDOM is a nonce that the server makes for each response. Nuxt writes inline scripts and styles into its pages, and does not add nonces itself; the module nuxt-security does.',
      trustedTypesNote('Nuxt and Vue'),
      developmentNote,
    ],
  }),
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
