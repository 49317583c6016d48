// Reads TypeScript files as the compiler does: what an interface, a class or a list has, as text.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
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

/** Every node of a file that a test holds for. */
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

/** The members that a user sees, private ones and the constructor aside: `{name, type, optional}`. */
export function members(file, name) {
  return declaration(file, name)
    .members.filter((node) => node.name && !isPrivate(node))
    .map((node) => ({
      name: nameOf(node),
      type: node.type ? inLine(node.type) : '',
      optional: node.questionToken !== undefined,
    }));
}

/** The texts of a union of literals. */
export const literals = (file, name) =>
  declaration(file, name)
    .type.types.filter((node) => ts.isLiteralTypeNode(node))
    .map((node) => node.literal.text);

/** A parameter as a reader writes it: an object with its members, anything else by name. */
function parameter(file, node) {
  const name = nameOf(node) + (node.questionToken ? '?' : '');
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

/** The calls of an interface by name, a list for each, one entry for an overload: `{call, result}`. */
export function calls(file, name) {
  const found = new Map();
  for (const node of declaration(file, name).members) {
    const given = node.parameters.map((each) => parameter(file, each)).join(', ');
    const result = inLine(node.type).replace(/^Promise<(.*)>$/, '$1');
    found.set(nameOf(node), [
      ...(found.get(nameOf(node)) ?? []),
      { call: `${nameOf(node)}(${given})`, result },
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

/** The first arguments of the calls of a function (`emit`), in all modules of a folder; `…` stands for what is not written out. */
export function firstArguments(folder, name) {
  const files = readdirSync(join(root, folder), { recursive: true })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  return files
    .flatMap((file) => findAll(file, (node) => ts.isCallExpression(node)))
    .filter(({ expression }) => (expression.name ?? expression).getText() === name)
    .map(({ arguments: [first] }) => first)
    .filter((first) => first && ts.isStringLiteral(first))
    .map((first) => first.text);
}

const isTest = (node) => ts.isCallExpression(node) && ['it', 'test'].includes(node.expression.getText());

/** The names of a file's tests: texts, and patterns for those that are made of parts. */
function testNames(file) {
  return findAll(file, isTest).flatMap(({ arguments: [name] }) => {
    if (ts.isStringLiteralLike(name)) return [name.text];
    if (!ts.isTemplateExpression(name)) return [];
    const parts = [name.head.text, ...name.templateSpans.map(({ literal }) => literal.text)];
    return [new RegExp(`^${parts.map((part) => RegExp.escape?.(part) ?? escape(part)).join('(.*)')}$`)];
  });
}

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The project's own modules that a file imports. */
const importedBy = (file) =>
  parse(file)
    .statements.filter((node) => ts.isImportDeclaration(node) && node.moduleSpecifier.text.startsWith('.'))
    .map((node) => posix.join(posix.dirname(file), node.moduleSpecifier.text).replace(/\.js$/, '.ts'))
    .filter((each) => existsSync(join(root, each)));

/** What is wrong with a proof `file › test name`; undefined when there is such a test. */
export function missing(proof) {
  const [file, name] = proof.split(' › ');
  if (!name || !existsSync(join(root, file))) return `there is no file ${file}`;
  const text = [file, ...importedBy(file)].map((each) => readFileSync(join(root, each), 'utf8')).join('\n');
  const isNamed = testNames(file).some((each) => {
    if (typeof each === 'string') return each === name;
    const parts = each.exec(name)?.slice(1);
    // The parts come from a list of the same file, or of a module that it imports.
    return parts?.every((part) => part === '' || text.includes(part));
  });
  return isNamed ? undefined : `${file} has no test «${name}»`;
}
