import { configModule, developmentNote, type Framework, trustedTypesNote } from './framework.js';
import { hydratedComponent, reservePlace } from './jsx.js';
import type { Project } from './project.js';

const source = (project: Project): string =>
  project.has('src/app') || project.has('src/pages') ? 'src/' : '';

const usesPages = (project: Project): boolean =>
  !project.has('app') && !project.has('src/app') && (project.has('pages') || project.has('src/pages'));

export const next: Framework = {
  label: 'Next.js',
  packages: ['next'],
  needs: () => ['@lit/react'],
  policy: () => ({
    nonces: ['script-src', 'style-src'],
    notes: [
      'RANDOM is a nonce for each response: proxy.ts (middleware.ts before Next.js 16) makes it, and Next.js adds it to its inline scripts where the page is rendered for each request. See https://nextjs.org/docs/app/guides/content-security-policy',
      trustedTypesNote('Next.js'),
      `${developmentNote} React needs 'unsafe-eval' in script-src there.`,
    ],
  }),
  files(project, config) {
    const jsx = project.isTypeScript ? 'tsx' : 'jsx';
    if (usesPages(project)) {
      // Every module in pages is a page.
      return [
        configModule(project, source(project).slice(0, -1), config),
        {
          path: `${source(project)}pages/sign-in.${jsx}`,
          content: hydratedComponent(project, { end: '\nexport default SignIn;\n' }, '../aws-config'),
        },
      ];
    }
    const folder = `${source(project)}app/sign-in`;
    return [
      configModule(project, folder, config),
      {
        path: `${folder}/sign-in.${jsx}`,
        content: hydratedComponent(project, { start: "'use client';\n\n" }),
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
  next: () => ['Open /sign-in.', reservePlace],
};
