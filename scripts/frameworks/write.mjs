// Writes what editors and frameworks know about the elements into dist/, from the manifest and the tokens.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { elementsOf } from '../reference/manifest.mjs';
import { root } from '../reference/source.mjs';
import { tokens } from '../reference/tokens.mjs';
import { angularDirectives } from './angular.mjs';
import { cssCustomData, htmlCustomData, webTypes } from './editors.mjs';
import { elementTypes } from './elements.mjs';
import { reactComponents } from './react.mjs';

const json = (value) => `${JSON.stringify(value, null, 1)}\n`;

/** Every token with a description: that of the manifest, where an element has one, and the default. */
async function describedTokens(elements) {
  const described = new Map(
    elements.flatMap(({ cssProperties = [] }) => cssProperties.map((each) => [each.name, each.description])),
  );
  return (await tokens()).map(({ name, defaults, usedIn }) => ({
    name,
    description: [
      described.get(name) ?? (usedIn.length > 0 ? `Used in ${usedIn.join(', ')}.` : ''),
      `Default: ${defaults.map((each) => `\`${each}\``).join(' or ')}.`,
    ]
      .filter(Boolean)
      .join(' '),
  }));
}

/**
 * Writes the declarations of src/frameworks and what is generated for them into dist/frameworks, and the data of editors.
 * @param {import('../reference/manifest.mjs').Package} manifest
 * @param {string} dist
 */
export async function writeFrameworks(manifest, dist) {
  const elements = elementsOf(manifest);
  const known = await describedTokens(elements);
  const owner = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  mkdirSync(join(dist, 'frameworks'), { recursive: true });
  cpSync(join(root, 'src/frameworks'), join(dist, 'frameworks'), { recursive: true });
  const files = {
    'frameworks/types-only.js': 'export {};\n',
    'frameworks/elements.d.ts': elementTypes(elements, known),
    ...inFolder(reactComponents(elements)),
    ...inFolder(angularDirectives(elements)),
    'vscode.html-custom-data.json': json(htmlCustomData(elements)),
    'vscode.css-custom-data.json': json(cssCustomData(elements, known)),
    'web-types.json': json(webTypes(elements, known, owner)),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dist, name), text);
}

const inFolder = (files) =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`frameworks/${name}`, text]));
