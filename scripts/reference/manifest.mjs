// Describes the elements as a custom elements manifest (custom-elements.json), read from the source by its analyzer.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import * as analyzer from '@custom-elements-manifest/analyzer';
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
import { tsImport } from 'tsx/esm/api';

import { usesIn } from './css.mjs';
import { root } from './source.mjs';

/** @typedef {import('custom-elements-manifest/schema').Package} Package */
/** @typedef {import('custom-elements-manifest/schema').ClassDeclaration & import('custom-elements-manifest/schema').CustomElement & { readonly tagName: string }} Element */

/** The types of the analyzer leave these out. */
const { create, ts } = /** @type {any} */ (analyzer);

/** Where elements, their bases and their events are declared. */
const folders = ['src/elements', 'src/controllers'];

/** The modules of a folder, tests aside. */
const sources = (folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .sort();

const parse = (file) =>
  ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.ES2022, true);

/** Takes the tag names from `define('auth-…', Class)`, which registers the elements. */
const tagNames = {
  name: 'tag names',
  analyzePhase({ node, moduleDoc, context }) {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'define') return;
    const [tag, element] = node.arguments;
    if (!ts.isStringLiteral(tag) || !moduleDoc.path.endsWith('/define.ts')) return;
    const imported = context.imports.find(({ name }) => name === element.getText());
    if (!imported) return;
    moduleDoc.exports.push({
      kind: 'custom-element-definition',
      name: tag.text,
      declaration: {
        name: imported.name,
        module: new URL(imported.importPath, `file:///${moduleDoc.path}`).pathname,
      },
    });
  },
};

/** Takes the types of events from `HTMLElementEventMap`, where the elements declare them. */
const eventTypes = () => {
  const types = new Map();
  return {
    name: 'event types',
    collectPhase({ node }) {
      if (!ts.isInterfaceDeclaration(node) || node.name.text !== 'HTMLElementEventMap') return;
      for (const { name, type } of node.members) types.set(name.text, type.getText());
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const { events = [] } of customElementsManifest.modules.flatMap((each) => each.declarations)) {
        for (const event of events) {
          if (!types.has(event.name)) throw new Error(`HTMLElementEventMap has no ${event.name}.`);
          event.type = { text: types.get(event.name) };
        }
      }
    },
  };
};

/** Takes the default of a custom property from the element's styles: the fallback of `var()`. */
const cssDefaults = {
  name: 'defaults of custom properties',
  moduleLinkPhase({ moduleDoc }) {
    const folder = moduleDoc.path.slice(0, moduleDoc.path.lastIndexOf('/'));
    for (const { cssProperties = [] } of moduleDoc.declarations) {
      if (cssProperties.length === 0) continue;
      // The avatar is shared.
      const styles = [...sources(folder), 'src/styles/avatar.ts'].flatMap((file) =>
        usesIn(readFileSync(join(root, file), 'utf8')),
      );
      for (const each of cssProperties)
        each.default ??= styles.find(({ name, fallback }) => name === each.name && fallback)?.fallback;
    }
  },
};

/** The browser calls the callbacks, and Lit calls `render`. */
const isPublic = ({ name, kind, privacy, static: isStatic }) =>
  !privacy && !isStatic && !(kind === 'method' && (name.endsWith('Callback') || name === 'render'));

const oneLine = (text) => text.replace(/[ \t]*\n(?!\n)[ \t]*/g, ' ').trim();

/** Overloads share the words of the first; their implementation, which comes last, is left out. */
function publicMembers(members) {
  const shown = members.filter(isPublic);
  const overloads = (name) => shown.filter((each) => each.kind === 'method' && each.name === name);
  return shown.flatMap((each) => {
    const same = overloads(each.name);
    if (same.length > 1 && each === same.at(-1)) return [];
    return [{ ...each, description: each.description ?? same[0]?.description }];
  });
}

/** Leaves what users of the package see, at the paths of the package. */
const publicOnly = {
  name: 'public members',
  packageLinkPhase({ customElementsManifest: manifest }) {
    const byName = new Map(
      manifest.modules.flatMap(({ declarations }) => declarations.map((each) => [each.name, each])),
    );
    const isElement = ({ kind, customElement, superclass }) =>
      kind === 'class' &&
      (customElement === true ||
        superclass?.name === 'LitElement' ||
        isElement(byName.get(superclass?.name) ?? {}));
    for (const module of manifest.modules) {
      module.declarations = module.declarations.filter(isElement);
      for (const each of module.declarations) each.members = publicMembers(each.members ?? []);
      const names = module.declarations.map(({ name }) => name);
      module.exports = module.exports.filter(
        ({ kind, declaration }) => kind === 'custom-element-definition' || names.includes(declaration.name),
      );
    }
    manifest.modules = manifest.modules.filter(({ exports }) => exports.length > 0);
  },
};

/** `src/x.ts` and `/src/x.js` are `dist/x.js` in the package. */
const published = (path) => path.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');

const inPackage = (manifest) =>
  JSON.parse(JSON.stringify(manifest), (key, value) => {
    if (typeof value !== 'string') return value;
    if (key === 'path' || key === 'module') return published(value);
    return key === 'description' || key === 'summary' ? oneLine(value) : value;
  });

/**
 * Makes the manifest of the package from the source.
 * @returns {Package}
 */
export function createManifest() {
  const modules = folders.flatMap(sources).map(parse);
  const manifest = create({
    modules,
    plugins: [...litPlugin(), tagNames, eventTypes(), cssDefaults, publicOnly],
  });
  return inPackage(manifest);
}

/** @type {(declaration: object) => declaration is Element} */
const hasTagName = (declaration) => 'tagName' in declaration && Boolean(declaration.tagName);

/**
 * Returns the elements of a manifest, sorted by tag name.
 * @param {Package} manifest
 */
export const elementsOf = (manifest) =>
  manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter(hasTagName)
    .sort((a, b) => (a.tagName < b.tagName ? -1 : 1));

/**
 * Names the slots of every screen, where the docstring of the authenticator names those of one for all.
 * @param {Package} manifest
 */
async function withEverySlot(manifest) {
  const { screenNames } = await tsImport('../../src/elements/base/screens.ts', import.meta.url);
  const authenticator = elementsOf(manifest).find(({ tagName }) => tagName === 'auth-authenticator');
  if (!authenticator?.slots) throw new Error('<auth-authenticator> has no slots.');
  const own = new Map(authenticator.slots.map((each) => [each.name, each]));
  for (const name of screenNames)
    for (const part of ['', '-header', '-footer']) {
      const model = own.get(`sign-in${part}`);
      const description = (model?.description ?? '').replace(/ Each other screen .*$/, '');
      if (model && !own.has(name + part)) own.set(name + part, { ...model, name: name + part, description });
    }
  authenticator.slots = [...own.values()];
  return manifest;
}

/** Writes the manifest as a file of the package, and returns it. */
export async function writeManifest(file) {
  const manifest = await withEverySlot(createManifest());
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}
