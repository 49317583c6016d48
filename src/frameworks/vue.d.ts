/**
 * Types only: Vue's templates know every element, by its properties and attributes, in camelCase or with hyphens, and by its
 * events (`@auth-signed-in`).
 */
import type { HTMLAttributes, PublicProps } from 'vue';

import type { AuthElementTypes } from './elements.js';
import type { AuthTag, Camel, ComponentListeners } from './helpers.js';

type Properties<Tag extends AuthTag> = AuthElementTypes[Tag]['properties'];
type Attributes<Tag extends AuthTag> = AuthElementTypes[Tag]['attributes'];

/** Vue reads `app-name` and `appName` as one; what is given goes to the property or to the attribute. */
type ByProperty<Tag extends AuthTag> = {
  [Name in keyof Attributes<Tag> & string as Camel<Name>]: Attributes<Tag>[Name];
};

type VueProps<Tag extends AuthTag> = {
  [Name in keyof Properties<Tag>]?:
    Properties<Tag>[Name] | (Name extends keyof ByProperty<Tag> ? ByProperty<Tag>[Name] : never);
};

type VueElement<Tag extends AuthTag> = new () => AuthElementTypes[Tag]['element'] & {
  /** Only for the types of templates: elements have no such member. */
  $props: VueProps<Tag> & ComponentListeners<Tag> & Omit<HTMLAttributes, keyof VueProps<Tag>> & PublicProps;
};

type AuthElements = { [Tag in AuthTag]: VueElement<Tag> };

declare module 'vue' {
  interface GlobalComponents extends AuthElements {}
  /** Every element can be in a slot; Vue's types leave that out. */
  interface HTMLAttributes {
    slot?: string | undefined;
  }
}
