import { configModule, type Framework } from './framework.js';
import { jsxComponent, reactConfig } from './jsx.js';
import type { Project } from './project.js';

const source = (project: Project): string =>
  project.has('src/app') || project.has('src/pages') ? 'src/' : '';

const usesPages = (project: Project): boolean =>
  !project.has('app') && !project.has('src/app') && (project.has('pages') || project.has('src/pages'));

export const next: Framework = {
  label: 'Next.js',
  packages: ['next'],
  files(project, config) {
    const jsx = project.isTypeScript ? 'tsx' : 'jsx';
    const component = { entry: 'react', config: reactConfig(project) };
    if (usesPages(project)) {
      // Every module in pages is a page.
      return [
        configModule(project, source(project).slice(0, -1), config),
        {
          path: `${source(project)}pages/sign-in.${jsx}`,
          content: jsxComponent(
            project,
            { ...component, end: '\nexport default SignIn;\n' },
            '../aws-config',
          ),
        },
      ];
    }
    const folder = `${source(project)}app/sign-in`;
    return [
      configModule(project, folder, config),
      {
        path: `${folder}/sign-in.${jsx}`,
        content: jsxComponent(project, { ...component, start: "'use client';\n\n" }),
      },
      {
        path: `${folder}/page.${jsx}`,
        content: `import { SignIn } from './sign-in';

export default function Page() {
  return <SignIn />;
}
`,
      },
    ];
  },
  next: () => ['Open /sign-in. What is inside <auth-authenticator> is for signed-in users.'],
};
