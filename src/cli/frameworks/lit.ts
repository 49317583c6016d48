import { configImport, configModule, developmentNote, extension, type Framework } from './framework.js';

export const lit: Framework = {
  label: 'Lit',
  packages: ['lit'],
  policy: () => ({ trustedTypes: [], notes: [developmentNote] }),
  files: (project, config) => [
    configModule(project, 'src', config),
    {
      path: `src/sign-in-page.${extension(project)}`,
      content: `import 'auth-elements/define';

import { html, LitElement } from 'lit';

${configImport({ ...project, isTypeScript: false })}

export class SignInPage extends LitElement {
  // Without a shadow root, password managers see the forms.
  ${project.isTypeScript ? 'protected override ' : ''}createRenderRoot() {
    return this;
  }

  ${project.isTypeScript ? 'override ' : ''}render() {
    return html\`
      <auth-authenticator .config=\${awsConfig}>
        <h1>You are signed in.</h1>
      </auth-authenticator>
    \`;
  }
}

customElements.define('sign-in-page', SignInPage);
`,
    },
  ],
  next: () => [
    'Import src/sign-in-page and put <sign-in-page> where users sign in. What is inside <auth-authenticator> is for signed-in users.',
  ],
};
