/** Types only: React's JSX knows every element, by its properties and its events (`onauth-signed-in`). For React 19. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';

import type { AuthEventName, AuthTag, ElementProps } from './element-props.js';

type EventProps = {
  [Name in AuthEventName as `on${Name}`]?: ((event: HTMLElementEventMap[Name]) => void) | undefined;
};

type ReactProps<Tag extends AuthTag> = ElementProps<Tag> &
  EventProps &
  Omit<
    DetailedHTMLProps<HTMLAttributes<HTMLElementTagNameMap[Tag]>, HTMLElementTagNameMap[Tag]>,
    keyof ElementProps<Tag>
  >;

type AuthElements = { [Tag in AuthTag]: ReactProps<Tag> };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends AuthElements {}
  }
}
