/** Types only: Svelte's markup knows every element, by its properties, attributes and events (`onauth-signed-in`). For Svelte 5. */
import type { HTMLAttributes } from 'svelte/elements';

import type { AuthElementTypes } from './elements.js';
import type { AuthTag, Listeners, Settable } from './helpers.js';

type SvelteProps<Tag extends AuthTag> = Settable<Tag> &
  Listeners<Tag> &
  Omit<HTMLAttributes<AuthElementTypes[Tag]['element']>, keyof Settable<Tag>>;

type AuthElements = { [Tag in AuthTag]: SvelteProps<Tag> };

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends AuthElements {}
}
