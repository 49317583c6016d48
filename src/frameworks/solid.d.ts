/**
 * Types only: Solid's JSX knows every element, by its properties (`config`, `prop:config`), attributes (`app-name`,
 * `attr:app-name`, `bool:hide-default`) and events (`on:auth-signed-in`).
 */
import type { JSX } from 'solid-js';

import type { AuthElementTypes } from './elements.js';
import type { AuthTag, Prefixed, Settable } from './helpers.js';

type Element<Tag extends AuthTag> = AuthElementTypes[Tag]['element'];
type Properties<Tag extends AuthTag> = AuthElementTypes[Tag]['properties'];
type Attributes<Tag extends AuthTag> = AuthElementTypes[Tag]['attributes'];
type Events<Tag extends AuthTag> = AuthElementTypes[Tag]['events'];

type SolidProps<Tag extends AuthTag> = Settable<Tag> &
  Prefixed<Properties<Tag>, 'prop:'> &
  Prefixed<Attributes<Tag>, 'attr:'> & {
    [Name in keyof Attributes<Tag> & string as true extends Attributes<Tag>[Name] ? `bool:${Name}` : never]?:
      boolean | undefined;
  } & {
    [Name in keyof Events<Tag> & string as `on:${Name}`]?:
      JSX.EventHandlerWithOptionsUnion<Element<Tag>, Events<Tag>[Name] & Event> | undefined;
  } & Omit<JSX.HTMLAttributes<Element<Tag>>, keyof Settable<Tag>>;

type AuthElements = { [Tag in AuthTag]: SolidProps<Tag> };

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends AuthElements {}
  }
}
