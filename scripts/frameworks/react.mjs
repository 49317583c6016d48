// Components for React 18, and for those who want strict names, by @lit/react: dist/frameworks/react-components.js and .d.ts.
import { eventsOf, moduleOf, quoted } from './elements.mjs';

const pascal = (name) => name.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase());

/** @param {readonly import('../reference/manifest.mjs').Element[]} elements */
export function reactComponents(elements) {
  const imports = elements.map(
    (each) => `import { ${each.name} as ${each.name}Element } from '${moduleOf(each)}';`,
  );
  const components = elements.map((each) => {
    const events = eventsOf(each, elements).map(({ name }) => `on${pascal(name)}: ${quoted(name)}`);
    return `export const ${each.name} = /* @__PURE__ */ createComponent({
  react,
  tagName: ${quoted(each.tagName)},
  elementClass: ${each.name}Element,
  events: { ${events.join(', ')} },
});`;
  });
  return {
    'react-components.js': `import { createComponent } from '@lit/react';
import * as react from 'react';

${imports.join('\n')}

${components.join('\n\n')}
`,
    'react-components.d.ts': `// Generated from custom-elements.json.
import type { ForwardRefExoticComponent, HTMLAttributes, RefAttributes } from 'react';

import type { AuthElementTypes } from './elements.js';
import type { AuthTag, ComponentListeners } from './helpers.js';

type Element<Tag extends AuthTag> = AuthElementTypes[Tag]['element'];
type Properties<Tag extends AuthTag> = AuthElementTypes[Tag]['properties'];

/** The component of an element: takes its properties, listeners such as \`onAuthSignedIn\`, and what every element has. */
export type AuthComponent<Tag extends AuthTag> = ForwardRefExoticComponent<
  Properties<Tag> &
    ComponentListeners<Tag> &
    Omit<HTMLAttributes<Element<Tag>>, keyof Properties<Tag>> &
    RefAttributes<Element<Tag>>
>;

${elements
  .map(
    ({ name, tagName, description }) =>
      `/** ${description ?? ''} */\nexport declare const ${name}: AuthComponent<${quoted(tagName)}>;`,
  )
  .join('\n')}
`,
  };
}
