import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { lateTokenStyles } from '../styles/late-tokens.js';
import { tokenStyles } from '../styles/tokens.js';

const folder = new URL('.', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, folder), 'utf8');

const elements = readdirSync(folder, { withFileTypes: true })
  .map(({ name }) => name)
  .filter((name) => name !== 'base' && existsSync(new URL(`${name}/define.ts`, folder)));

/** The element's own module, and every other one in its folder, tests aside. */
const own = (name: string) => read(`${name}/${name}.ts`);
const all = (name: string) =>
  readdirSync(new URL(name, folder))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => read(`${name}/${file}`))
    .join('\n');

function documented(source: string, tag: string): string[] {
  const [, docstring = ''] = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export class/.exec(source) ?? [];
  return [...docstring.matchAll(new RegExp(`@${tag} +(?:(\\S+) +)?- \\S`, 'g'))]
    .map((match) => match[1] ?? '')
    .sort();
}

const matches = (source: string, pattern: RegExp): string[] =>
  [...new Set([...source.matchAll(pattern)].map((match) => match[1] ?? ''))].sort();

const slotsIn = (source: string) =>
  [...source.matchAll(/<slot\b([^>]*(?:=>[^>]*)?)>/g)]
    .map((match) => /name="?([^\s">]+)/.exec(match[1] ?? '')?.[1] ?? '')
    .map((name) => name.replaceAll('${screen}', 'sign-in').replaceAll('${key}', 'google'));
const partsIn = (source: string) => matches(source.replaceAll('${key}', 'google'), /part="([\w-]+)"/g);

const base = read('base/screen.ts');
const tokens = tokenStyles.cssText + lateTokenStyles.cssText;
const isScreen = (source: string) => /extends (?:Auth|Form|SecondaryForm)Screen/.test(source);
const hasOwnRender = (source: string) => /override render\(\)/.test(source);
const hasNoFooter = (source: string) =>
  /footer\(\): TemplateResult \| undefined \{\s+return undefined;/.test(source);

for (const name of elements) {
  const source = own(name);
  const inherits = isScreen(source) && !hasOwnRender(source);

  test(`<auth-${name}> documents the slots that it has`, () => {
    // The default slot of a screen is where its own form is.
    const inherited = inherits ? slotsIn(base).filter((slot) => slot !== '') : [];
    assert.deepEqual(documented(source, 'slot'), [...new Set([...slotsIn(all(name)), ...inherited])].sort());
  });

  test(`<auth-${name}> documents the parts that it has`, () => {
    const inherited = inherits
      ? partsIn(base).filter((part) => part !== 'footer' || !hasNoFooter(source))
      : [];
    assert.deepEqual(
      documented(source, 'csspart'),
      [...new Set([...partsIn(all(name)), ...inherited])].sort(),
    );
  });

  test(`<auth-${name}> documents the custom properties that it reads for itself`, () => {
    const used = matches(all(name), /var\((--auth-[\w-]+)/g).filter((token) => !tokens.includes(`${token}:`));
    assert.deepEqual(documented(source, 'cssprop'), used);
  });
}

test('each form screen documents that it can be taken over', () => {
  for (const name of elements.filter((each) => /extends (?:Secondary)?FormScreen/.test(own(each))))
    assert.deepEqual(documented(own(name), 'fires'), ['auth-submit'], name);
});

test('<auth-authenticator> documents every event of its machine', () => {
  const [, emitted = ''] = read('../controllers/run-machine.ts').split('function dispatchEmitted');
  assert.deepEqual(
    documented(own('authenticator'), 'fires'),
    matches(emitted, /dispatchAuthEvent\(target, '([\w-]+)'/g),
  );
});

test('each element says in one sentence what it is', () => {
  for (const name of elements)
    assert.match(own(name), /\/\*\*\n \* [A-Z][^\n]+[\s\S]*?\n \*\/\nexport class Auth/);
});
