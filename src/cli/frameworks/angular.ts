import { configModule, developmentNote, type Framework } from './framework.js';
import { majorOf, type Project } from './project.js';

/** Components are standalone by default from Angular 19 on. */
const standalone = (project: Project): string =>
  (majorOf(project, '@angular/core') ?? 19) < 19 ? '  standalone: true,\n' : '';

export const angular: Framework = {
  label: 'Angular',
  packages: ['@angular/core'],
  policy: () => ({
    trustedTypes: ['angular', 'angular#bundler'],
    nonces: ['style-src'],
    notes: [
      'RANDOM is a nonce that the server makes for each response. Give it to the root element too, because Angular adds styles: <app-root ngCspNonce="RANDOM">. Where the build puts critical CSS into the page, script-src needs it as well.',
      developmentNote,
    ],
  }),
  files: (project, config) => [
    configModule({ ...project, isTypeScript: true }, 'src/app', config),
    {
      path: 'src/app/sign-in.ts',
      content: `import 'auth-elements/define';

import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';

import { awsConfig } from './aws-config';

@Component({
  selector: 'app-sign-in',
${standalone(project)}  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: \`
    <auth-authenticator [config]="config">
      <h1>You are signed in.</h1>
    </auth-authenticator>
  \`,
})
export class SignIn {
  protected readonly config = awsConfig;
}
`,
    },
  ],
  next: () => [
    'Add SignIn of src/app/sign-in.ts to the imports of a component, and <app-sign-in /> to its template. What is inside <auth-authenticator> is for signed-in users.',
  ],
};
