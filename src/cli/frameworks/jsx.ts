import {
  configImport,
  configModule,
  developmentNote,
  type Framework,
  type PolicyNeeds,
  trustedTypesNote,
  typesImport,
} from './framework.js';
import { majorOf, type Project } from './project.js';

/** Returns a component with the authenticator, in JSX. */
const jsxComponent = (
  project: Project,
  { entry, config }: { entry: string; config: string },
): string => `import 'auth-elements/define';
${typesImport(project, entry)}
${configImport(project)}

export function SignIn() {
  return (
    <auth-authenticator ${config}>
      <h1>You are signed in.</h1>
    </auth-authenticator>
  );
}
`;

/**
 * Returns a component of React for a page that comes from a server. Its properties are set after hydration, and so are the
 * elements registered: until then, they must have the content that the server has sent.
 */
export const hydratedComponent = (
  project: Project,
  { start = '', end = '' }: { start?: string; end?: string },
  path?: string,
): string => `${start}import { AuthAuthenticator } from 'auth-elements/react-components';
import { useEffect, useState } from 'react';

${configImport(project, path)}

export function SignIn() {
  const [isSignedIn, setSignedIn] = useState(false);
  useEffect(() => void import('auth-elements/define'), []);

  return (
    <AuthAuthenticator
      config={awsConfig}
      onAuthSignedIn={() => setSignedIn(true)}
      onAuthSignedOut={() => setSignedIn(false)}
    >
      {isSignedIn && <h1>You are signed in.</h1>}
    </AuthAuthenticator>
  );
}
${end}`;

/** What is left to do where pages come from a server. */
export const reservePlace =
  'Reserve the place of the form in the styles of the app, so that nothing below it moves: auth-authenticator { display: block; min-block-size: 32rem; }';

/** Packages whose pages of React come from a server. */
const serverPackages = ['@react-router/dev', '@remix-run/react', '@tanstack/react-start', 'gatsby'];

const isServerRendered = ({ packages }: Project): boolean =>
  serverPackages.some((name) => packages.has(name));

/** Returns the attribute with the config. React 18 and earlier know no properties of elements. */
const reactConfig = (project: Project): string =>
  (majorOf(project, 'react') ?? 19) < 19 ? 'config={JSON.stringify(awsConfig)}' : 'config={awsConfig}';

function jsxFramework(
  label: string,
  name: string,
  entry: string,
  config: (project: Project) => string,
  policy: PolicyNeeds = { trustedTypes: [], notes: [developmentNote] },
): Framework {
  return {
    label,
    packages: [name],
    policy: () => policy,
    files: (project, given) => [
      configModule(project, 'src', given),
      {
        path: `src/SignIn.${project.isTypeScript ? 'tsx' : 'jsx'}`,
        content: jsxComponent(project, { entry, config: config(project) }),
      },
    ],
    next: () => [
      'Render <SignIn /> of src/SignIn where users sign in. What is inside <auth-authenticator> is for signed-in users.',
    ],
  };
}

const rendered = jsxFramework('React', 'react', 'react', reactConfig);

export const react: Framework = {
  ...rendered,
  policy: (project) =>
    isServerRendered(project)
      ? {
          nonces: ['script-src'],
          notes: [
            'RANDOM is a nonce that the server makes for each response, for the inline scripts of its pages. Static pages need their hashes in its place.',
            trustedTypesNote('the framework'),
            developmentNote,
          ],
        }
      : rendered.policy(project),
  needs: (project) => (isServerRendered(project) ? ['@lit/react'] : []),
  files: (project, config) =>
    isServerRendered(project)
      ? [
          configModule(project, 'src', config),
          {
            path: `src/SignIn.${project.isTypeScript ? 'tsx' : 'jsx'}`,
            content: hydratedComponent(project, {}),
          },
        ]
      : rendered.files(project, config),
  next: (project) =>
    isServerRendered(project)
      ? ['Render <SignIn /> of src/SignIn where users sign in.', reservePlace]
      : rendered.next(project),
};
export const preact = jsxFramework('Preact', 'preact', 'preact', () => 'config={awsConfig}');
export const solid = jsxFramework('Solid', 'solid-js', 'solid', () => 'prop:config={awsConfig}', {
  notes: [
    'Solid has no policy for Trusted Types and sets innerHTML, so they cannot be required.',
    developmentNote,
  ],
});
