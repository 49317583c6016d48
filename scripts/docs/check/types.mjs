// Type-checks each JavaScript and TypeScript sample of the docs as a module of an app, against the declarations in dist/.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

import { fences } from '../markdown.mjs';
import { root } from '../paths.mjs';
import { otherModules, placeholders, readerModules, unchecked } from './placeholders.mjs';

const folder = join(root, '.cache/samples');
const extensions = { js: 'js', ts: 'ts', tsx: 'tsx', jsx: 'jsx' };

const files = () => [
  'README.md',
  ...['docs/guides', 'docs/reference'].flatMap((path) =>
    readdirSync(join(root, path))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${path}/${name}`),
  ),
];

/** Samples name the file of the script tag; it has these types. An example in a comment may call without waiting. */
const asModule = (code) =>
  `${code.replaceAll("'/auth-elements/auth-elements.js'", "'auth-elements/cdn'")}\nexport {};\n`;

/** @returns {Map<string, { name: string, skipped?: string }>} */
function writeSamples() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'placeholders.d.ts'), placeholders);
  writeFileSync(join(folder, 'modules.d.ts'), otherModules);
  for (const [name, text] of Object.entries(readerModules)) writeFileSync(join(folder, name), text);
  const written = new Map();
  for (const file of files())
    for (const { language, code, line, skipped: reason } of fences(readFileSync(join(root, file), 'utf8'))) {
      const extension = extensions[language];
      if (!extension) continue;
      const skipped = reason ?? Object.entries(unchecked).find(([text]) => code.includes(text))?.[1];
      const path = join(folder, `${file.replace(/[/.]/g, '-')}-${line}.${extension}`);
      if (!skipped) writeFileSync(path, asModule(code));
      written.set(path, { name: `${file}:${line}`, skipped });
    }
  return written;
}

/** A sample knows what its selector finds. */
const isOfSelector = (message) =>
  typeof message === 'string' && / does not exist on type 'Element'/.test(message);

/** @param {import('../check.mjs').Report} report */
export async function checkTypes(report) {
  const samples = writeSamples();
  const checked = [...samples].filter(([, { skipped }]) => !skipped).map(([path]) => path);
  const program = ts.createProgram(
    [join(folder, 'placeholders.d.ts'), join(folder, 'modules.d.ts'), ...checked],
    {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      jsx: ts.JsxEmit.Preserve,
      allowJs: true,
      checkJs: true,
      noEmit: true,
      strict: true,
      // A sample does not ask for what it knows, such as that its element is on the page.
      strictNullChecks: false,
      noImplicitAny: false,
      useUnknownInCatchVariables: false,
      skipLibCheck: true,
      types: ['node'],
    },
  );
  for (const path of checked) {
    const source = program.getSourceFile(path);
    const found = [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ].filter(({ messageText }) => !isOfSelector(messageText));
    report.result(
      `${samples.get(path)?.name}: the sample has the types of the package`,
      found.map(({ messageText, start = 0 }) => {
        const line = source?.text.slice(0, start).split('\n').length;
        return `line ${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
      }),
    );
  }
  for (const { name, skipped } of samples.values())
    if (skipped) report.note(`${name} is not checked: ${skipped}`);
}
