/** Types only: React's JSX knows every element, by its properties, attributes and events (`onauth-signed-in`). For React 19. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';

import type { AuthElementTypes, AuthToken } from './elements.js';
import type { AuthTag, Listeners, Settable } from './helpers.js';

type ReactProps<Tag extends AuthTag> = Settable<Tag> &
  Listeners<Tag> &
  Omit<
    DetailedHTMLProps<HTMLAttributes<AuthElementTypes[Tag]['element']>, AuthElementTypes[Tag]['element']>,
    keyof Settable<Tag>
  >;

type AuthElements = { [Tag in AuthTag]: ReactProps<Tag> };

type AuthTokens = { [Token in AuthToken]?: string | number | undefined };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends AuthElements {}
  }
  interface CSSProperties extends AuthTokens {}
}
