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

const ours = (text: string): string => text.replaceAll('aws-amplify', 'auth-elements/auth');
const auth = `import { Auth } from 'aws-amplify';\n`;
const script = `<script type="module">\n${auth}Auth.signOut();\n</script>\n`;

/** Checks what a file becomes, and the lines of its notes. */
function becomes(before: string, after: string, lines: readonly number[], fileName = 'app.tsx', amplify = 5) {
  const { source, notes } = migrate(before, fileName, { amplify });
  assert.equal(source, after);
  assert.deepEqual([...new Set(notes.map(({ line }) => line))], lines, before);
}

describe('an import', () => {
  it('that is not run is left alone, and the one that is run changes', () => {
    for (const [before, after] of [
      ['/*\n', '*/\n'],
      ['/**\n * How to:\n', ' */\n'],
      ['const text = `\n', '`;\n'],
    ] as const) {
      const inert = `${before}${auth}${after}`;
      const line = before.split('\n').length;
      becomes(`${inert}${auth}Auth.signOut();\n`, `${inert}${ours(auth)}Auth.signOut();\n`, [line]);
    }
    const comment = `<!--\n${script}-->\n`;
    becomes(comment + script, comment + ours(script), [3], 'index.html');
  });

  it('belongs to its script in HTML and Astro, and to the file in Vue', () => {
    becomes(script + script, ours(script + script), [], 'index.html');
    const astro = `---\n${auth}Auth.currentSession();\n---\n<p>It's \`</p>\n${script}`;
    becomes(astro, ours(astro), [], 'page.astro');
    const configure = `Amplify.configure(x);\n`;
    const amplify = `import { Amplify, Auth } from 'aws-amplify';\n`;
    const page = (first: string) =>
      `<script>\n${configure}</script>\n<script type="module">\n${first}</script>\n`;
    becomes(page(amplify + configure), page(`${ours(auth)}Auth.configure(x);\n`), [5], 'index.html');
    const vue = (first: string, second: string) =>
      `<script>\n${first}</script>\n<script setup>\n${second}Auth.signOut();\n</script>\n`;
    becomes(vue(auth, auth), vue(ours(auth), '\n'), [], 'App.vue');
  });

  it('has all its names, or is left alone', () => {
    becomes(
      `import { Auth as $auth, Hub } from 'aws-amplify';\n$auth.signOut();\n`,
      `import { Auth as $auth, Hub } from 'auth-elements/auth';\n$auth.signOut();\n`,
      [],
    );
    const both = (one: string, other: string) =>
      `import { Amplify as $a } from '${one}';\nimport { Auth } from '${other}';\n$a.configure(x);\n`;
    becomes(
      both('aws-amplify', '@aws-amplify/auth'),
      both('auth-elements/amplify', 'auth-elements/auth'),
      [1],
    );
    becomes(
      `import {\n  /* the\n     user */\n  Auth,\n  /**\n   * events, too\n   */\n  Hub,\n} from 'aws-amplify';\n`,
      `import { Auth, Hub } from 'auth-elements/auth';\n`,
      [],
    );
    for (const names of ['typeof Auth', 'Auth, \u00e9 as e', 'Auth Hub']) {
      const source = `import { ${names} } from 'aws-amplify';\n`;
      becomes(source, source, [1]);
    }
  });

  it('keeps the space before a comment after it', () => {
    becomes(
      `import { Auth } from 'aws-amplify' // session\nimport { Hub } from 'aws-amplify' ;\n`,
      `import { Auth } from 'auth-elements/auth' // session\nimport { Hub } from 'auth-elements/auth';\n`,
      [],
    );
  });

  it('stays for a use behind what looks like a comment', () => {
    for (const use of [
      "const url = `//${I18n.get('host')}/x`;",
      "const glob = `/*${I18n.get('x')}*/`;",
      "const text = `\n// ${I18n.get('x')}\n`;",
      "const pattern = /[/]//2; I18n.get('x');",
      "const pattern = /[/*]/; I18n.get('x'); /* end */",
      "const files = ['src/**/*.js', `**/*`]; I18n.get('x'); const end = `*/`;",
      "const view = <p>see //{I18n.get('host')}/path</p>;",
      "const view = <p>\n  // {I18n.get('host')}\n</p>;",
      "const view = <p>\n  // text</p>; I18n.get('host');",
      "const view = <p title='x'>don't {I18n.get('x')} it's</p>;",
      'const view = <p>\n  /* {I18n.get(1)} */\n</p>;',
      '',
    ]) {
      const source = `import { I18n } from 'aws-amplify';\n${use}\n`;
      becomes(source, source, [1]);
    }
    for (const view of [
      "<a :href=\"'//' + host\">{{ I18n.get('x') }}</a>",
      "<p>Docs: // {{ I18n.get('x') }}</p>",
    ]) {
      const source = `<template>\n${view}\n</template>\n<script setup>\nimport { I18n } from 'aws-amplify';\n</script>\n`;
      becomes(source, source, [5], 'App.vue');
    }
    const configured = (first: string) =>
      `${first}Amplify.configure(x);\nconst l = \`//\${Amplify.Logger}\`;\n`;
    becomes(
      configured(`import { Amplify, Auth } from 'aws-amplify';\n`),
      configured(`${ours(auth)}import { Amplify } from 'aws-amplify';\n`),
      [1],
    );
  });

  it('goes in spite of a name in a comment that is surely one', () => {
    for (const comment of ['// Configure Amplify: it is needed', '  /*\n * Amplify, once.\n */'])
      becomes(
        `import { Amplify, Auth } from 'aws-amplify';\n${comment}\nAmplify.configure(x);\n`,
        `${ours(auth)}${comment}\nAuth.configure(x);\n`,
        [1],
      );
  });

  it('takes no name that another one has', () => {
    for (const names of ['API as Auth', 'Hub as Auth', 'type Auth']) {
      const source = `import { ${names} } from 'aws-amplify';\nimport { Amplify, Cache } from 'aws-amplify';\nAmplify.configure(x);\n`;
      const { source: after } = migrate(source, 'app.tsx', { amplify: 5 });
      assert.ok(after.endsWith(`import { Amplify } from 'aws-amplify';\nAmplify.configure(x);\n`), after);
    }
  });
});

describe('the version of Amplify', () => {
  const hosted = `import { CognitoHostedUIIdentityProvider } from '@aws-amplify/auth';\n`;

  it('does not show in a name that neither module of this package has', () => {
    for (const amplify of [5, undefined])
      for (const name of ['CognitoHostedUIIdentityProvider', 'SignUpParams as Params']) {
        const rest = `import { ${name} } from '@aws-amplify/auth';\n`;
        const { source } = migrate(`import { Auth, Hub } from 'aws-amplify';\n${rest}`, 'app.ts', {
          amplify,
        });
        assert.equal(source, `import { Auth, Hub } from 'auth-elements/auth';\n${rest}`);
      }
  });

  it('of the project wins over what the imports show', () => {
    for (const rest of [hosted, `import { signIn } from '@aws-amplify/auth';\n`]) {
      const { source } = migrate(`import { Hub, Logger } from 'aws-amplify';\n${rest}`, 'app.ts', {
        amplify: 5,
      });
      assert.match(
        source,
        /^import \{ Hub \} from 'auth-elements\/auth';\nimport \{ Logger \} from 'aws-amplify';/,
      );
    }
  });
});
