// What users of the package can import, read from the source by the compiler.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

import { root } from './source.mjs';

/** The modules behind `exports` of package.json: entry → file of src. `*` stands for each element or language. */
export function entries() {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const elements = readdirSync(join(root, 'src/elements'));
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const [entry, target] of Object.entries(exports)) {
    if (!target?.types) continue;
    const path = target.types.replace('./dist/', 'src/').replace(/\.d\.ts$/, '.ts');
    for (const name of path.includes('*') ? elements : ['']) {
      const file = join(root, path.replaceAll('*', name));
      if (existsSync(file)) found.set(entry.replaceAll('*', name), file);
    }
  }
  return found;
}

const config = ts.getParsedCommandLineOfConfigFile(
  join(root, 'tsconfig.build.json'),
  { noEmit: false, removeComments: true },
  { ...ts.sys, onUnRecoverableConfigFileDiagnostic() {} },
);
const sources = entries();
export const program = ts.createProgram([...sources.values()], config?.options ?? {});
export const checker = program.getTypeChecker();

/** The symbols that a module exports. */
export function exportsOf(path) {
  const file = program.getSourceFile(path);
  const module = file && checker.getSymbolAtLocation(file);
  return module ? checker.getExportsOfModule(module) : [];
}

const isOwn = (node) => node.getSourceFile().fileName.startsWith(join(root, 'src/'));

/** Whether users do not see a member. */
export const isHidden = (node) =>
  (node.name && ts.isPrivateIdentifier(node.name)) ||
  (ts.getCombinedModifierFlags(node) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !== 0 ||
  ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'internal');

/** What an import or an export stands for. */
export const resolved = (symbol) =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

/** Calls the visitor with each type that the signature of a declaration names; bodies and hidden members are passed over. */
function eachType(node, visit) {
  if (ts.isBlock(node) || (ts.isClassElement(node) && isHidden(node))) return;
  if (ts.isTypeReferenceNode(node) || ts.isExpressionWithTypeArguments(node)) {
    const symbol = checker.getSymbolAtLocation(
      ts.isTypeReferenceNode(node) ? node.typeName : node.expression,
    );
    if (symbol && !(symbol.flags & ts.SymbolFlags.TypeParameter)) visit(symbol);
  }
  ts.forEachChild(node, (child) => {
    if (child !== node.initializer || ts.isArrowFunction(child)) eachType(child, visit);
  });
}

/** The symbols that the entries export, and the types of ours that these mention. */
export function publicSymbols() {
  const seen = new Set();
  const add = (found) => {
    const symbol = resolved(found);
    const { declarations = [] } = symbol;
    if (seen.has(symbol) || declarations.length === 0 || !declarations.every(isOwn)) return;
    seen.add(symbol);
    for (const node of declarations) eachType(node, add);
  };
  for (const file of sources.values()) for (const symbol of exportsOf(file)) add(symbol);
  return seen;
}
