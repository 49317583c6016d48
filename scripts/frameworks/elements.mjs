// The types of the elements by tag, from the manifest: dist/frameworks/elements.d.ts, from which those for frameworks derive.

/** @typedef {import('../reference/manifest.mjs').Element} Element */

export const quoted = (text) => `'${text}'`;
const union = (names) => (names.length > 0 ? names.map(quoted).join(' | ') : 'never');
const comment = (text = '') => `/** ${text.replaceAll('*/', '*\\/')} */`;

/**
 * The way from dist/frameworks to the module of an element.
 * @param {Element} element
 */
export const moduleOf = ({ tagName }) => {
  const folder = tagName.replace(/^auth-/, '');
  return `../elements/${folder}/${folder}.js`;
};

/**
 * What a page may set.
 * @param {Element} element
 */
export const propertiesOf = ({ members = [] }) =>
  members.flatMap((each) => (each.kind === 'field' && !('readonly' in each) ? [each] : []));

/**
 * The attributes that have another name than their property.
 * @param {Element} element
 */
const attributesOf = ({ attributes = [] }) => attributes.filter(({ name, fieldName }) => name !== fieldName);

/**
 * The events that reach an element: its own, and, as all of them bubble, any event where other elements can be inside.
 * @param {Element} element
 * @param {readonly Element[]} elements
 */
export function eventsOf({ events = [], slots = [] }, elements) {
  const heard = slots.length > 0 ? [...events, ...elements.flatMap((each) => each.events ?? [])] : events;
  return [...new Map(heard.map((each) => [each.name, each])).values()];
}

function typeOf(element, elements) {
  const { name, tagName, description, slots = [], cssParts = [] } = element;
  const attributes = attributesOf(element).map((each) =>
    [
      `      ${comment(each.description)}`,
      `      ${quoted(each.name)}?: AttributeValue<${name}[${quoted(each.fieldName)}]>;`,
    ].join('\n'),
  );
  const properties = propertiesOf(element).map((each) => each.name);
  const events = eventsOf(element, elements).map((each) => each.name);
  return `  ${comment(description)}
  ${quoted(tagName)}: {
    element: ${name};
    properties: Partial<Pick<${name}, ${union(properties)}>>;
    attributes: {
${attributes.join('\n')}
    };
    events: Pick<HTMLElementEventMap, ${union(events)}>;
    slots: ${union(slots.map((each) => each.name).filter(Boolean))};
    parts: ${union(cssParts.map((each) => each.name))};
  };`;
}

/**
 * Returns the declarations of the elements and the names of tokens.
 * @param {readonly Element[]} elements
 * @param {readonly { name: string }[]} tokens
 */
export const elementTypes = (elements, tokens) => `// Generated from custom-elements.json.
${elements.map((each) => `import type { ${each.name} } from '${moduleOf(each)}';`).join('\n')}
import type {} from '../controllers/auth-events.js';
import type { AttributeValue } from './helpers.js';

/**
 * What each element has, by its tag: \`AuthElementTypes['auth-sign-in']['parts']\`. \`attributes\` are those with another name
 * than their property; \`events\` are those that reach it, as they bubble.
 */
export interface AuthElementTypes {
${elements.map((each) => typeOf(each, elements)).join('\n')}
}

/** The custom properties that style the elements. */
export type AuthToken =
${tokens.map(({ name }) => `  | ${quoted(name)}`).join('\n')};
`;
