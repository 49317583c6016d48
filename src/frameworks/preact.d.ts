/** Types only: Preact's JSX knows every element, by its properties, attributes and events (`onauth-signed-in`). */
import type { ClassAttributes, HTMLAttributes } from 'preact';

import type { AuthElementTypes } from './elements.js';
import type { AuthTag, Listeners, Settable } from './helpers.js';

type PreactProps<Tag extends AuthTag> = Settable<Tag> &
  Listeners<Tag> &
  Omit<HTMLAttributes<AuthElementTypes[Tag]['element']>, keyof Settable<Tag>> &
  ClassAttributes<AuthElementTypes[Tag]['element']>;

type AuthElements = { [Tag in AuthTag]: PreactProps<Tag> };

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends AuthElements {}
  }
}
