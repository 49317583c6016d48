#!/usr/bin/env node
// node scripts/check-docs.mjs: everything that users of the package can import, and its public members, has a TSDoc comment;
// every function of `Auth` has an `@example`.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import ts from 'typescript';

import { root } from './reference/source.mjs';

/** The modules behind `exports` of package.json; `*` stands for each element. */
function entries() {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const elements = readdirSync(join(root, 'src/elements'));
  return Object.values(exports)
    .flatMap((each) => each?.types ?? [])
    .map((path) => path.replace('./dist/', 'src/').replace(/\.d\.ts$/, '.ts'))
    .flatMap((path) => (path.includes('*') ? elements.map((name) => path.replaceAll('*', name)) : path))
    .map((path) => join(root, path))
    .filter((path) => existsSync(path));
}

const config = ts.getParsedCommandLineOfConfigFile(
  join(root, 'tsconfig.json'),
  {},
  { ...ts.sys, onUnRecoverableConfigFileDiagnostic() {} },
);
const program = ts.createProgram(entries(), config?.options ?? {});
const checker = program.getTypeChecker();

/** The symbols that a module exports. */
function exportsOf(path) {
  const file = program.getSourceFile(path);
  const module = file && checker.getSymbolAtLocation(file);
  return module ? checker.getExportsOfModule(module) : [];
}

const isOwn = (node) => node.getSourceFile().fileName.startsWith(join(root, 'src/'));
const isHidden = (node) =>
  (node.name && ts.isPrivateIdentifier(node.name)) ||
  (ts.getCombinedModifierFlags(node) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !== 0 ||
  ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'internal');

const problems = new Set();
const seen = new Set();

function report(node, what) {
  const file = node.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(node.getStart());
  problems.add(`${relative(root, file.fileName).replaceAll('\\', '/')}:${line + 1} ${what}`);
}

const resolved = (symbol) =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
const isDocumented = (symbol) =>
  ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim() !== '';

/** Checks a symbol, its public members, and the types that these mention. */
function check(found) {
  const symbol = resolved(found);
  const { declarations = [] } = symbol;
  if (seen.has(symbol) || declarations.length === 0 || !declarations.every(isOwn)) return;
  seen.add(symbol);
  if (!isDocumented(symbol)) report(declarations[0], `${symbol.name} has no TSDoc comment.`);
  for (const node of declarations) {
    for (const member of node.members ?? []) checkMember(symbol, member);
    if (ts.isTypeAliasDeclaration(node) && ts.isTypeLiteralNode(node.type))
      for (const member of node.type.members) checkMember(symbol, member);
    checkTypes(node);
  }
}

function checkMember(owner, node) {
  if (!node.name || isHidden(node)) return;
  const symbol = checker.getSymbolAtLocation(node.name);
  if (symbol && !isDocumented(symbol))
    report(node, `${owner.name}.${node.name.getText()} has no TSDoc comment.`);
}

/** Follows the types in the signature of a declaration; bodies and hidden members are passed over. */
function checkTypes(node) {
  if (ts.isBlock(node) || (ts.isClassElement(node) && isHidden(node))) return;
  if (ts.isTypeReferenceNode(node) || ts.isExpressionWithTypeArguments(node)) {
    const symbol = checker.getSymbolAtLocation(
      ts.isTypeReferenceNode(node) ? node.typeName : node.expression,
    );
    if (symbol && !(symbol.flags & ts.SymbolFlags.TypeParameter)) check(symbol);
  }
  ts.forEachChild(node, (child) => {
    if (child !== node.initializer || ts.isArrowFunction(child)) checkTypes(child);
  });
}

for (const entry of entries()) for (const symbol of exportsOf(entry)) check(symbol);

for (const symbol of exportsOf(join(root, 'src/auth/index.ts')))
  if (symbol.name === 'AuthApi')
    for (const member of checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(resolved(symbol))))
      for (const node of member.declarations ?? [])
        if (!ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'example'))
          report(node, `Auth.${member.name} has no @example.`);

if (problems.size > 0) {
  console.error([...problems].sort().join('\n'));
  process.exit(1);
}
console.log(`docs: ${seen.size} exported symbols have TSDoc comments.`);
