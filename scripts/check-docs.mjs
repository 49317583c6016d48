#!/usr/bin/env node
// node scripts/check-docs.mjs: everything that users of the package can import, and its public members, has a TSDoc comment;
// every function of `Auth` has an `@example`.
import { join, relative } from 'node:path';

import ts from 'typescript';

import { checker, exportsOf, isHidden, publicSymbols, resolved } from './reference/public.mjs';
import { root } from './reference/source.mjs';

const problems = new Set();

function report(node, what) {
  const file = node.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(node.getStart());
  problems.add(`${relative(root, file.fileName).replaceAll('\\', '/')}:${line + 1} ${what}`);
}

const isDocumented = (symbol) =>
  ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim() !== '';

function checkMember(owner, node) {
  if (!node.name || isHidden(node)) return;
  const symbol = checker.getSymbolAtLocation(node.name);
  if (symbol && !isDocumented(symbol))
    report(node, `${owner.name}.${node.name.getText()} has no TSDoc comment.`);
}

const symbols = publicSymbols();
for (const symbol of symbols) {
  if (!isDocumented(symbol)) report(symbol.declarations[0], `${symbol.name} has no TSDoc comment.`);
  for (const node of symbol.declarations) {
    for (const member of node.members ?? []) checkMember(symbol, member);
    if (ts.isTypeAliasDeclaration(node) && ts.isTypeLiteralNode(node.type))
      for (const member of node.type.members) checkMember(symbol, member);
  }
}

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
console.log(`docs: ${symbols.size} exported symbols have TSDoc comments.`);
