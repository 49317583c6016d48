import { configImport, configModule, type Framework, typesImport } from './framework.js';
import { majorOf, type Project } from './project.js';

/** Returns a component with the authenticator, in JSX. */
export const jsxComponent = (
  project: Project,
  { entry, config, start = '', end = '' }: { entry: string; config: string; start?: string; end?: string },
  path?: string,
): string => `${start}import 'auth-elements/define';
${typesImport(project, entry)}
${configImport(project, path)}

export function SignIn() {
  return (
    <auth-authenticator ${config}>
      <h1>You are signed in.</h1>
    </auth-authenticator>
  );
}
${end}`;

/** Returns the attribute with the config. React 18 and earlier know no properties of elements. */
export const reactConfig = (project: Project): string =>
  (majorOf(project, 'react') ?? 19) < 19 ? 'config={JSON.stringify(awsConfig)}' : 'config={awsConfig}';

function jsxFramework(
  label: string,
  name: string,
  entry: string,
  config: (project: Project) => string,
): Framework {
  return {
    label,
    packages: [name],
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

export const react = jsxFramework('React', 'react', 'react', reactConfig);
export const preact = jsxFramework('Preact', 'preact', 'preact', () => 'config={awsConfig}');
export const solid = jsxFramework('Solid', 'solid-js', 'solid', () => 'prop:config={awsConfig}');
