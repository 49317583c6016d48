import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

import { createManifest, elementsOf } from '../../scripts/reference/manifest.mjs';
import { lateTokenStyles } from '../styles/late-tokens.js';
import { tokenStyles } from '../styles/tokens.js';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const elements = elementsOf(createManifest());

/** The element's own module, and all modules in its folder, tests aside. */
const folderOf = (tag: string) => tag.replace('auth-', '');
const own = (tag: string) => read(`${folderOf(tag)}/${folderOf(tag)}.ts`);
/** What several elements show. */
const shared = (source: string) =>
  source.includes('/avatar.js') ? read('base/avatar.ts') + read('../styles/avatar.ts') : '';
const all = (tag: string) =>
  shared(own(tag)) +
  readdirSync(new URL(folderOf(tag), import.meta.url))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => read(`${folderOf(tag)}/${file}`))
    .join('\n');

const names = (described: readonly { name?: string }[] = []) =>
  described.map(({ name }) => name ?? '').sort();
const matches = (source: string, pattern: RegExp): string[] =>
  [...new Set([...source.matchAll(pattern)].map((match) => match[1] ?? ''))].sort();

const slotsIn = (source: string) =>
  [...source.matchAll(/<slot\b([^>]*(?:=>[^>]*)?)>/g)]
    .map((match) => /name="?([^\s">]+)/.exec(match[1] ?? '')?.[1] ?? '')
    .map((name) => name.replaceAll('${screen}', 'sign-in').replaceAll('${key}', 'google'));
const partsIn = (source: string) => matches(source.replaceAll('${key}', 'google'), /part="([\w-]+)"/g);

const base = read('base/screen.ts');
const tokens = tokenStyles.cssText + lateTokenStyles.cssText;
const section = read('base/account/account-section.ts');
const isPart = (source: string) => /extends Account(?:Part|Section|List)\b/.test(source);
const isScreen = (source: string) => /extends (?:Auth|Form|SecondaryForm)Screen/.test(source);
const hasOwnRender = (source: string) => /override render\(\)/.test(source);
const hasNoFooter = (source: string) =>
  /footer\(\): TemplateResult \| undefined \{\s+return undefined;/.test(source);

test('every folder with a define module is an element of the manifest', () => {
  const folders = readdirSync(new URL('.', import.meta.url), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .flatMap((file) => /^(\S+)\/define\.ts$/.exec(file)?.[1] ?? [])
    .filter((name) => name !== 'base');
  assert.deepEqual(
    elements.map(({ tagName }) => tagName),
    folders.map((name) => `auth-${name}`).sort(),
  );
});

for (const { tagName, slots, cssParts, cssProperties, members = [], events = [] } of elements) {
  const source = own(tagName);
  const inherits = isScreen(source) && !hasOwnRender(source);

  test(`<${tagName}> documents the slots that it has`, () => {
    // The default slot of a screen is where its own form is.
    const inherited = inherits ? slotsIn(base).filter((slot) => slot !== '') : [];
    assert.deepEqual(names(slots), [...new Set([...slotsIn(all(tagName)), ...inherited])].sort());
  });

  test(`<${tagName}> documents the parts that it has`, () => {
    const inherited = inherits
      ? partsIn(base).filter((part) => part !== 'footer' || !hasNoFooter(source))
      : isPart(source)
        ? partsIn(section)
        : [];
    assert.deepEqual(names(cssParts), [...new Set([...partsIn(all(tagName)), ...inherited])].sort());
  });

  test(`<${tagName}> documents the custom properties that only it reads`, () => {
    const usedIn = (styles: string) =>
      matches(styles, /var\((--auth-[\w-]+)/g).filter((token) => !tokens.includes(`${token}:`));
    const documented = names(cssProperties);
    // docs/reference/tokens.md lists those of the style sheets for forms.
    assert.deepEqual(
      usedIn(own(tagName)).filter((name) => !documented.includes(name)),
      [],
    );
    assert.deepEqual(
      documented.filter((name) => !usedIn(all(tagName)).includes(name)),
      [],
    );
    for (const { name, default: value } of cssProperties ?? []) assert.ok(value, `${name} has a default`);
  });

  test(`<${tagName}> describes and types its members and events`, () => {
    for (const { name, description } of [...members, ...events]) assert.ok(description, name);
    for (const each of members)
      if (each.kind === 'field') assert.ok(each.type, each.name);
      else assert.ok(each.return?.type, each.name);
    for (const { name, type } of events) assert.match(type.text, /^CustomEvent</, name);
  });
}

test('each attribute of the manifest is one that its property names', () => {
  for (const { tagName, attributes = [], members = [] } of elements)
    for (const { name, fieldName } of attributes)
      assert.equal(members.find((each) => each.name === fieldName)?.kind, 'field', `${tagName} ${name}`);
});

test('each form screen documents that it can be taken over', () => {
  for (const { tagName, superclass, events } of elements)
    if (['FormScreen', 'SecondaryFormScreen'].includes(superclass?.name ?? ''))
      assert.deepEqual(names(events), ['auth-submit'], tagName);
});

test('<auth-authenticator> documents every event of its machine', () => {
  const authenticator = elements.find(({ tagName }) => tagName === 'auth-authenticator');
  assert.deepEqual(
    names(authenticator?.events),
    matches(
      read('../controllers/run-machine.ts') + read('../controllers/captcha.ts'),
      /dispatchAuthEvent\(target, '([\w-]+)'/g,
    ),
  );
});

test('each element has a one-sentence summary', () => {
  for (const { tagName, description } of elements) assert.match(description ?? '', /^[A-Z]/, tagName);
});
