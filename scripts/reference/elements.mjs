// Reads the elements as the compiler does: what each is, and what a page can set, call, listen to and style.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { inLine, nameOf, parse, root } from './source.mjs';

const folder = 'src/elements';

/** The bases whose members count for the elements that extend them. */
const bases = {
  AuthenticatorProperties: `${folder}/authenticator/authenticator-properties.ts`,
  AuthScreen: `${folder}/base/screen.ts`,
  FormScreen: `${folder}/base/form-screen.ts`,
  SecondaryFormScreen: `${folder}/base/secondary-form-screen.ts`,
};

const oneLine = (text) => text.replace(/\s+/g, ' ').trim();

function docstring(node) {
  const [doc] = (node.jsDoc ?? []).slice(-1);
  return doc ? oneLine(ts.getTextOfJSDocComment(doc.comment) ?? '') : '';
}

/** What `@tag name - text` lists, in order: `{name, does}`. */
const tagged = (node, tag) =>
  ts
    .getJSDocTags(node)
    .filter(({ tagName }) => tagName.text === tag)
    .map(({ comment }) => {
      const [, name = '', does = ''] =
        /^(?:(\S+) +)?- +(.*)$/.exec(oneLine(ts.getTextOfJSDocComment(comment) ?? '')) ?? [];
      return { name, does };
    });

function classIn(file) {
  const found = parse(file).statements.find((node) => ts.isClassDeclaration(node));
  if (!found) throw new Error(`${file} declares no class.`);
  return found;
}

const kinds = (node) =>
  (ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : []).map(({ kind }) => kind);
const hidden = ['PrivateKeyword', 'ProtectedKeyword', 'StaticKeyword', 'OverrideKeyword'];
const isPublic = (node) =>
  node.name &&
  !ts.isPrivateIdentifier(node.name) &&
  !kinds(node).some((kind) => hidden.includes(ts.SyntaxKind[kind]));

/** The options of `@property()`, as text by name; undefined for any other member. */
function declared(node) {
  const decorator = (ts.getDecorators(node) ?? []).find(
    ({ expression }) => expression.expression?.getText() === 'property',
  );
  if (!decorator) return undefined;
  const [options] = decorator.expression.arguments;
  return Object.fromEntries(
    (options?.properties ?? []).map((each) => [nameOf(each), each.initializer.getText()]),
  );
}

const attributeOf = (name, { attribute }) =>
  attribute === undefined ? name.toLowerCase() : attribute === 'false' ? '' : attribute.slice(1, -1);

function property(node) {
  const options = declared(node);
  if (!options) return undefined;
  const name = nameOf(node);
  const type = node.type ?? node.parameters?.[0]?.type;
  return {
    name,
    attribute: attributeOf(name, options),
    type: type ? inLine(type).replace(/^\| /, '') : typeof node.initializer,
    default: node.initializer ? node.initializer.getText() : '',
    does: docstring(node),
  };
}

/** Properties whose type the initializer says. */
const typed = (found) => ({
  ...found,
  type: ['true', 'false'].includes(found.default) ? 'boolean' : found.type,
  default: found.default === 'undefined' ? '' : found.default,
});

const getter = (node) => ({ name: nameOf(node), type: inLine(node.type), does: docstring(node) });

function method(first, node) {
  const given = node.parameters.map(
    (each) => nameOf(each) + (each.questionToken || each.initializer ? '?' : ''),
  );
  return { name: nameOf(node), call: `${nameOf(node)}(${given.join(', ')})`, does: docstring(first) };
}

function membersOf(node) {
  const all = node.members.filter(isPublic);
  const properties = all.map(property).filter(Boolean).map(typed);
  const settable = new Set(properties.map(({ name }) => name));
  // The browser calls its callbacks, not the page.
  const methods = all.filter((each) => ts.isMethodDeclaration(each) && !nameOf(each).endsWith('Callback'));
  // Of overloads the signatures count, not what implements them.
  const isImplementation = (each) =>
    each.body && methods.some((other) => !other.body && nameOf(other) === nameOf(each));
  return {
    properties,
    getters: all
      .filter((each) => ts.isGetAccessorDeclaration(each) && !settable.has(nameOf(each)))
      .map(getter),
    // Overloads share the words of the first.
    methods: methods
      .filter((each) => !isImplementation(each))
      .map((each, index, all) =>
        method(
          all.find((first) => nameOf(first) === nameOf(each)),
          each,
        ),
      ),
  };
}

function inherited(node) {
  const name = node.heritageClauses?.[0]?.types[0]?.expression.getText();
  if (!(name in bases)) return { properties: [], getters: [], methods: [] };
  const base = classIn(bases[name]);
  const [own, above] = [membersOf(base), inherited(base)];
  return Object.fromEntries(Object.keys(own).map((key) => [key, [...own[key], ...above[key]]]));
}

/** Every element, by the folder's name: `{tag, className, does, properties, getters, methods, slots, parts, tokens, events}`. */
export function elements() {
  return readdirSync(join(root, folder))
    .filter((name) => name !== 'base' && existsSync(join(root, folder, name, 'define.ts')))
    .map((name) => {
      const node = classIn(`${folder}/${name}/${name}.ts`);
      const [own, above] = [membersOf(node), inherited(node)];
      return {
        name,
        tag: `auth-${name}`,
        className: nameOf(node),
        does: docstring(node),
        properties: [...own.properties, ...above.properties],
        getters: [...own.getters, ...above.getters],
        methods: [...own.methods, ...above.methods],
        slots: tagged(node, 'slot'),
        parts: tagged(node, 'csspart'),
        tokens: tagged(node, 'cssprop'),
        events: tagged(node, 'fires'),
      };
    });
}
