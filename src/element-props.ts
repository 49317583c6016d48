/** What declarations for frameworks are derived from: the elements by tag, their properties and their events. */
import type { LitElement } from 'lit';

/** The tag of every element. */
export type AuthTag = Extract<keyof HTMLElementTagNameMap, `auth-${string}`>;

export type { AuthEventName } from './controllers/auth-events.js';

// What adds the tags to HTMLElementTagNameMap; an empty import would not be in the declarations.
export type * from './account.js';
export type * from './define.js';

type IsSame<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** What a page may set: no method, nothing that can only be read. */
type SettableName<Element> = {
  [Name in keyof Element]: Element[Name] extends (...args: never) => unknown
    ? never
    : IsSame<Pick<Element, Name>, Readonly<Pick<Element, Name>>> extends true
      ? never
      : Name;
}[keyof Element];

/** The properties of an element that are its own, each optional. */
export type ElementProps<Tag extends AuthTag> = Partial<
  Pick<HTMLElementTagNameMap[Tag], Exclude<SettableName<HTMLElementTagNameMap[Tag]>, keyof LitElement>>
>;
