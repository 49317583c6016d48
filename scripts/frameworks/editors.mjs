// What editors show about the elements, from the manifest: custom data of VS Code, and web-types of the JetBrains editors.
import { eventsOf, propertiesOf, quoted } from './elements.mjs';

const schema = (path) => `https://raw.githubusercontent.com/${path}`;

/**
 * The strings that a type allows, where it allows no other: `'on' | 'off'`.
 * @param {{ type?: { text: string } }} item
 */
function valuesOf({ type }) {
  const parts = (type?.text ?? '').split(' | ').filter((each) => each !== 'undefined');
  const strings = parts.map((each) => /^'([^']*)'$/.exec(each)?.[1]);
  return strings.every((each) => each !== undefined) ? strings : [];
}

/** @param {{ type?: { text: string } }} item */
const isFlag = ({ type }) => type?.text === 'boolean';

const list = (title, items = []) =>
  items.length > 0
    ? `\n\n${title}:\n${items.map(({ name, description }) => `- \`${name || '(default)'}\`: ${description}`).join('\n')}`
    : '';

const markdown = (value = '') => ({ kind: 'markdown', value });

/** @typedef {readonly import('../reference/manifest.mjs').Element[]} Elements */
/** @typedef {readonly { name: string, description: string }[]} Tokens */

/**
 * For VS Code's `html.customData`.
 * @param {Elements} elements
 */
export const htmlCustomData = (elements) => ({
  $schema: schema('microsoft/vscode-html-languageservice/main/docs/customData.schema.json'),
  version: 1.1,
  tags: elements.map(({ tagName, description = '', attributes = [], events, slots, cssParts }) => ({
    name: tagName,
    description: markdown(
      description + list('Events', events) + list('Slots', slots) + list('CSS parts', cssParts),
    ),
    attributes: attributes.map((each) => ({
      name: each.name,
      description: markdown(each.description),
      ...(isFlag(each) && { valueSet: 'v' }),
      ...(valuesOf(each).length > 0 && { values: valuesOf(each).map((name) => ({ name })) }),
    })),
  })),
});

/** Each CSS part once, with the elements that have it. */
function partsOf(elements) {
  const parts = new Map();
  for (const { tagName, cssParts = [] } of elements)
    for (const { name, description } of cssParts)
      parts.set(name, [...(parts.get(name) ?? []), `- \`<${tagName}>\`: ${description}`]);
  return [...parts].map(([name, lines]) => ({
    name: `::part(${name})`,
    description: markdown(lines.join('\n')),
  }));
}

/**
 * For VS Code's `css.customData`.
 * @param {Elements} elements
 * @param {Tokens} tokens
 */
export const cssCustomData = (elements, tokens) => ({
  $schema: schema('microsoft/vscode-css-languageservice/main/docs/customData.schema.json'),
  version: 1.1,
  properties: tokens.map(({ name, description }) => ({ name, description: markdown(description) })),
  pseudoElements: partsOf(elements),
});

/** @param {{ name: string, description?: string }} item */
const named = ({ name, description }) => ({ name, description });

/**
 * For the JetBrains editors, which find it by `web-types` in package.json.
 * @param {Elements} elements
 * @param {Tokens} tokens
 * @param {{ name: string, version: string }} owner
 */
export const webTypes = (elements, tokens, { name, version }) => ({
  $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
  name,
  version,
  'description-markup': 'markdown',
  contributions: {
    html: {
      elements: elements.map((element) => ({
        name: element.tagName,
        description: element.description,
        attributes: (element.attributes ?? []).map((each) => ({
          ...named(each),
          value: isFlag(each)
            ? { kind: 'no-value' }
            : { type: valuesOf(each).map(quoted).join(' | ') || 'string' },
          ...(each.default && { default: each.default.replace(/^'|'$/g, '') }),
        })),
        slots: (element.slots ?? []).map(named),
        js: {
          properties: propertiesOf(element).map((each) => ({ ...named(each), type: each.type?.text })),
          events: eventsOf(element, elements).map((each) => ({ ...named(each), type: each.type?.text })),
        },
        css: { parts: (element.cssParts ?? []).map(named) },
      })),
    },
    css: { properties: tokens.map(named) },
  },
});
