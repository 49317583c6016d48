import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import ts from 'typescript';

import { migrate } from '../../src/codemod/index.js';
import { authTypes, authValues, layerTypes, layerValues, localization } from '../../src/codemod/tables.js';

/** What a file says of its names, as the compiler understands them. */
interface Names {
  /** Errors of the syntax, names that nothing declares, and names that are declared twice. */
  readonly errors: readonly string[];
  /** The uses of imports in the order of the file: `module name`. */
  readonly uses: readonly string[];
  /** All imports: `module name`. */
  readonly imports: readonly string[];
}

/** Cannot find a name or namespace (with or without a suggestion), a duplicate, a conflict with an import. */
const codes = new Set([2304, 2503, 2552, 2300, 2440, 2451]);

function namesOf(source: string, fileName: string): Names {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true);
  const options: ts.CompilerOptions = { noResolve: true, noLib: true, jsx: ts.JsxEmit.Preserve };
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(options),
    getSourceFile: (name) => (name === fileName ? file : undefined),
  };
  const program = ts.createProgram([fileName], options, host);
  const checker = program.getTypeChecker();
  const errors = [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file).filter(({ code }) => codes.has(code)),
  ].map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  const [uses, imports]: [string[], string[]] = [[], []];
  const visit = (node: ts.Node, isInImport: boolean): void => {
    if (ts.isIdentifier(node)) {
      const list = isInImport ? imports : uses;
      const found = importOf(checker, node);
      if (found) list.push(found);
    }
    node.forEachChild((child) => visit(child, isInImport || ts.isImportDeclaration(node)));
  };
  visit(file, false);
  return { errors: errors.sort(), uses, imports };
}

function importOf(checker: ts.TypeChecker, node: ts.Identifier): string | undefined {
  const symbol = ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
  const specifier = symbol?.declarations?.find(
    (each) => ts.isImportSpecifier(each) || ts.isImportClause(each),
  );
  if (!specifier) return undefined;
  let top: ts.Node = specifier;
  while (!ts.isImportDeclaration(top)) top = top.parent;
  const module = (top.moduleSpecifier as ts.StringLiteral).text;
  const name = ts.isImportSpecifier(specifier) ? (specifier.propertyName ?? specifier.name).text : 'default';
  return `${module} ${name}`;
}

/** Whether the use of an import may become that of another one. */
function isSuccessor(before: string, after: string): boolean {
  if (before === after) return true;
  const [module = '', name = ''] = before.split(' ');
  const [newModule = '', newName = ''] = after.split(' ');
  if (newModule === 'auth-elements/localization') return name === 'I18n' && localization.includes(newName);
  const has: Readonly<Record<string, readonly string[]>> = {
    'auth-elements/auth': [...authValues, ...authTypes],
    'auth-elements/amplify': [...layerValues, ...layerTypes],
  };
  if (!has[newModule]?.includes(newName)) return false;
  const meant = name !== 'default' ? name : module === '@aws-amplify/auth' ? 'Auth' : 'Amplify';
  return (
    newName === meant || (meant === 'Amplify' && newModule === 'auth-elements/auth' && newName === 'Auth')
  );
}

/** Imports by the names that they declare. */
const imports: readonly (readonly [locals: string, text: string])[] = [
  ['Amplify Auth', `import { Amplify, Auth } from 'aws-amplify';`],
  ['Amplify A Hub', `import Amplify, { Auth as A, Hub } from "aws-amplify";`],
  ['API Main Auth', `import {\n  API, // calls\n  Amplify as Main,\n  Auth,\n} from 'aws-amplify'`],
  ['I18n Amplify', `import { I18n, Amplify } from 'aws-amplify';`],
  ['CognitoUser', `import type { CognitoUser } from '@aws-amplify/auth';`],
  ['Auth User', `import Auth, { CognitoUser as User } from '@aws-amplify/auth';`],
  ['Amplify', `import { Amplify } from '@aws-amplify/core';`],
  ['Hub Cache', `import { Hub, Cache } from '@aws-amplify/core';`],
  ['signIn SignInInput', `import { signIn, type SignInInput, decodeJWT } from 'aws-amplify/auth';`],
  ['Amplify Hub', `import { Amplify } from 'aws-amplify';\nimport { Hub } from 'aws-amplify/utils';`],
  ['everything', `import * as everything from 'aws-amplify';`],
  ['Auth', `import { Auth } from './auth';`],
  ['setLanguage', `import { setLanguage } from './language';`],
];

const bodies = [
  `Amplify.configure(x);`,
  `Main.configure(x);`,
  `Amplify.Logger.LOG_LEVEL = 'DEBUG';`,
  `Amplify?.configure(x);`,
  `Amplify['configure'](x);`,
  `Amplify\n  .configure(x);`,
  `const later = Amplify.configure;`,
  `Auth.currentSession().then(A.signOut);`,
  `I18n.setLanguage('fr');`,
  `I18n.get('Sign in');`,
  `Hub.listen('auth', ({ Auth }) => Auth);`,
  `const text = \`Amplify, \${Amplify.configure(y)} and Auth.configure\`;`,
  `// Amplify.configure(x): it's "needed".`,
  `/* Auth\n * Amplify.configure */`,
  `const pattern = /Amplify['"]/, url = 'https://example.com/Amplify', slash = "//";`,
  `export const all = { Amplify, Auth };`,
  `export default Amplify;`,
  `export { Auth };`,
  `const named = { Amplify: 1, Auth: 2, setLanguage: 3 };`,
  `named.Amplify.configure(1);`,
  `function configure(Amplify: any) {\n  Amplify.configure(1);\n}`,
  `const Auth = 1;`,
  `function setLanguage() {}`,
  `type Of = typeof Amplify;`,
  `let user: CognitoUser | User;`,
  `signIn({} as SignInInput);`,
  `export const view = <p title="Amplify.configure">Amplify isn't Auth. https://example.com {Amplify.configure(z)}</p>;`,
];

/** Random numbers from 0 to 1 that are the same in each run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** Returns a file of imports, none of which declares a name again, and statements. */
function fileOf(next: () => number): string {
  const declared = new Set<string>();
  const lines = imports.flatMap(([locals, text]) => {
    const names = locals.split(' ');
    if (next() > 0.3 || names.some((name) => declared.has(name))) return [];
    names.forEach((name) => declared.add(name));
    return [text];
  });
  return `${[...lines, ...bodies.filter(() => next() < 0.15)].join('\n')}\n`;
}

describe('the names of a file', () => {
  it('mean the same after the codemod, as the compiler of TypeScript reads them', () => {
    let changed = 0;
    for (let seed = 1; seed <= 120; seed++) {
      const next = numbers(seed * 7919);
      const before = fileOf(next);
      const amplify = [undefined, 5, 6][Math.floor(next() * 3)];
      const after = migrate(before, 'app.tsx', { amplify }).source;
      if (after === before) continue;
      changed++;
      const [old, now] = [namesOf(before, 'app.tsx'), namesOf(after, 'app.tsx')];
      const shown = `with Amplify ${amplify ?? '?'}:\n${before}\nbecomes\n${after}\n`;
      assert.deepEqual(
        now.errors.filter((error) => !old.errors.includes(error)),
        [],
        shown,
      );
      assert.equal(now.uses.length, old.uses.length, shown);
      for (const [index, use] of old.uses.entries())
        assert.ok(isSuccessor(use, now.uses[index] ?? ''), `${use} becomes ${now.uses[index]}; ${shown}`);
    }
    assert.ok(changed > 60, `${changed} files were changed.`);
  });
});
