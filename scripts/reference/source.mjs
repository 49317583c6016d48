// Reads TypeScript files as the compiler does: what an interface, a class or a list has, as text.
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

import ts from 'typescript';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const parsed = new Map();

/** A file as the compiler sees it, read once. */
function parse(file) {
  if (!parsed.has(file)) {
    const text = readFileSync(join(root, file), 'utf8');
    parsed.set(file, ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  }
  return parsed.get(file);
}

/** Returns every node of a file that passes a test. */
function findAll(file, test) {
  const found = [];
  const visit = (node) => {
    if (test(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return found;
}

function declaration(file, name) {
  const found = parse(file).statements.find((node) => node.name?.text === name);
  if (!found) throw new Error(`${file} declares no ${name}.`);
  return found;
}

const nameOf = (node) => node.name?.getText();
const inLine = (node) => node.getText().replace(/\s+/g, ' ');

const isPrivate = (node) =>
  ts.isPrivateIdentifier(node.name) || (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Private) !== 0;

const oneLine = (text) => text.replace(/\s+/g, ' ').trim();

/**
 * The text of a comment or tag, without the hyphen before it.
 * @param {Pick<ts.JSDocTag, 'comment'>} tag
 */
const words = ({ comment }) => oneLine(ts.getTextOfJSDocComment(comment) ?? '').replace(/^- /, '');

/** The items of a list, `- name: words`, by name. */
const itemsOf = (paragraph) =>
  Object.fromEntries(
    paragraph.split(/^- /m).flatMap((item) => {
      const [, name, said] = /^(`[^`]+`|[^`:]+): (.*)$/s.exec(item) ?? [];
      return name ? [[name, oneLine(said)]] : [];
    }),
  );

/**
 * What the TSDoc comment of a declaration says: its first paragraph as `summary`, the other ones as `more`, the items of
 * its list by name, and its tags.
 */
function doc(node) {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const paragraphs = comments
    .flatMap(({ comment }) => (ts.getTextOfJSDocComment(comment) ?? '').split(/\n\s*\n/))
    .map((each) => each.trim())
    .filter(Boolean);
  const isList = (each) => each.startsWith('- ');
  const [summary = '', ...more] = paragraphs.filter((each) => !isList(each)).map(oneLine);
  const tags = comments.flatMap((each) => each.tags ?? []);
  const named = (...names) => tags.filter(({ tagName }) => names.includes(tagName.text));
  const [example] = named('example').map(({ comment }) => ts.getTextOfJSDocComment(comment)?.trim());
  return {
    summary,
    more,
    items: itemsOf(paragraphs.filter(isList).join('\n')),
    params: tags
      .filter(ts.isJSDocParameterTag)
      .map((tag) => ({ name: tag.name.getText(), words: words(tag) })),
    returns: named('returns').map(words)[0],
    throws: named('throws').map(words),
    defaultValue: named('defaultValue').map(words)[0],
    example,
  };
}

/** Returns the comment of a declaration of a file. */
export const docOf = (file, name) => doc(declaration(file, name));

/** The members that a user sees, private ones and the constructor aside: `{name, type, doc}`. */
export function members(file, name) {
  return declaration(file, name)
    .members.filter((node) => node.name && !isPrivate(node))
    .map((node) => ({
      name: nameOf(node),
      type: node.type ? inLine(node.type) : '',
      doc: doc(node),
    }));
}

/** The literals of a union with the comment before each: `{name, words}`. */
export function literals(file, name) {
  const { type } = declaration(file, name);
  const nodes = type.types.filter((node) => ts.isLiteralTypeNode(node));
  return nodes.map((node, index) => {
    const before = parse(file).text.slice(nodes[index - 1]?.end ?? type.pos, node.getStart());
    const comment = /\/\*\*(.*?)\*\//s.exec(before)?.[1] ?? '';
    return { name: node.literal.text, words: oneLine(comment.replace(/^\s*\*/gm, '')) };
  });
}

/** A parameter as a reader writes it: an object with its members, anything else by name. */
function parameter(file, node) {
  const optional = node.questionToken || node.initializer ? '?' : '';
  if (ts.isObjectBindingPattern(node.name))
    return `{${node.name.elements.map((each) => `${nameOf(each)}?`).join(', ')}}${optional}`;
  const name = nameOf(node) + optional;
  const { type } = node;
  const own =
    type && ts.isTypeReferenceNode(type) && !type.typeArguments
      ? parse(file).statements.find(
          (each) => ts.isInterfaceDeclaration(each) && nameOf(each) === type.getText(),
        )
      : type;
  const isSmall = own?.members && (ts.isTypeLiteralNode(own) || /(Params|Options|Token)$/.test(nameOf(own)));
  if (!isSmall) return name;
  const inner = own.members.map((each) => nameOf(each) + (each.questionToken ? '?' : ''));
  return `{${inner.join(', ')}}${node.questionToken ? '?' : ''}`;
}

/** The interfaces that an interface extends, where they are declared: `{file, name}`. */
export function parents(file, name) {
  const imports = parse(file).statements.filter((node) => ts.isImportDeclaration(node));
  return (declaration(file, name).heritageClauses ?? [])
    .flatMap(({ types }) => types.map((each) => each.expression.getText()))
    .map((parent) => {
      const from = imports.find((node) =>
        node.importClause?.namedBindings?.elements.some((each) => nameOf(each) === parent),
      );
      const path = from && posix.join(posix.dirname(file), from.moduleSpecifier.text);
      return { file: path?.replace(/\.js$/, '.ts') ?? file, name: parent };
    });
}

/** The calls of an interface or class by name, a list for each, one entry for an overload: `{call, result, isAsync, doc}`. */
export function calls(file, name) {
  const found = new Map();
  for (const node of declaration(file, name).members) {
    const { parameters, type } = node.initializer ?? node;
    // Of a function with overloads, the implementation is left out.
    if (!node.name || !parameters || isPrivate(node) || (node.body && found.has(nameOf(node)))) continue;
    const given = parameters.map((each) => parameter(file, each)).join(', ');
    const result = type ? inLine(type) : '';
    found.set(nameOf(node), [
      ...(found.get(nameOf(node)) ?? []),
      {
        call: `${nameOf(node)}(${given})`,
        result: result.replace(/^Promise<(.*)>$/, '$1'),
        isAsync: result.startsWith('Promise<'),
        doc: doc(node),
      },
    ]);
  }
  return found;
}

/** A constant that is an object of texts; what is spread into it is left out. */
export function texts(file, name) {
  const [node] = findAll(file, (each) => ts.isVariableDeclaration(each) && nameOf(each) === name);
  const members = node.initializer.properties.filter((each) => ts.isPropertyAssignment(each));
  return Object.fromEntries(members.map((each) => [nameOf(each), each.initializer.text]));
}

/** A constant that is a list of texts. */
export function constants(file, name) {
  const [node] = findAll(file, (each) => ts.isVariableDeclaration(each) && nameOf(each) === name);
  const list = ts.isAsExpression(node.initializer) ? node.initializer.expression : node.initializer;
  return list.elements.map((each) => each.text);
}

const isCallOf = (node, ...names) => ts.isCallExpression(node) && names.includes(node.expression.getText());
const isTest = (node) => isCallOf(node, 'it', 'test');

/** The strings of a title between its placeholders; none if it is not written out. */
function partsOf(title) {
  if (ts.isStringLiteralLike(title)) return [title.text];
  if (!ts.isTemplateExpression(title)) return [];
  return [title.head.text, ...title.templateSpans.map(({ literal }) => literal.text)];
}

/** Returns the titles of the suites around a test, from the outside in, with "…" for placeholders. */
function suitesAround(node) {
  const titles = [];
  for (let outer = node.parent; outer; outer = outer.parent)
    if (isCallOf(outer, 'describe')) titles.unshift(partsOf(outer.arguments[0]).join('…'));
  return titles.filter(Boolean);
}

/** Returns the tests of a file: their titles, as patterns if they have placeholders, and the suites around them. */
const testsOf = (file) =>
  findAll(file, isTest).flatMap((node) => {
    const [first, ...others] = partsOf(node.arguments[0]);
    if (first === undefined) return [];
    const pattern = new RegExp(`^${[first, ...others].map(escape).join('(.*)')}$`);
    return [{ title: others.length > 0 ? pattern : first, suites: suitesAround(node) }];
  });

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The project's own modules that a file imports. */
const importedBy = (file) =>
  parse(file)
    .statements.filter((node) => ts.isImportDeclaration(node))
    .map((node) => /** @type {ts.StringLiteral} */ (node.moduleSpecifier).text)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => posix.join(posix.dirname(file), specifier).replace(/\.js$/, '.ts'))
    .filter((each) => existsSync(join(root, each)));

/**
 * Finds the test of a proof `file › title`: the file and the full title, with the titles of the suites around it.
 * Without such a test, returns the problem.
 */
export function findTest(proof) {
  const [file, name] = proof.split(' › ');
  if (!name || !existsSync(join(root, file))) return { problem: `there is no file ${file}` };
  const text = [file, ...importedBy(file)].map((each) => readFileSync(join(root, each), 'utf8')).join('\n');
  const found = testsOf(file).find(({ title }) => {
    if (typeof title === 'string') return title === name;
    const parts = title.exec(name)?.slice(1);
    // The parts come from a list of the same file, or of a module that it imports.
    return parts?.every((part) => part === '' || text.includes(part));
  });
  return found
    ? { file, title: [...found.suites, name].join(' › ') }
    : { problem: `${file} has no test «${name}»` };
}
