/** What the types for frameworks are derived from, by way of `elements.d.ts`, which is generated from the manifest. */
import type { AuthElementTypes } from './elements.js';

/** The tag of every element. */
export type AuthTag = keyof AuthElementTypes;

type Flag<Value> = true extends Value ? boolean | '' : never;
type Digits<Value> = number extends Value ? number | `${number}` : never;
type Text<Value> = Extract<Value, string>;

/** What an attribute takes for a property of a type: strings, flags, numbers; JSON for anything else. */
export type AttributeValue<Value> = [Flag<Value> | Digits<Value> | Text<Value>] extends [never]
  ? string
  : Flag<Value> | Digits<Value> | Text<Value>;

/** `user-pool-id` as `UserPoolId`. */
export type Pascal<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Pascal<Rest>}`
  : Capitalize<Name>;

/** `user-pool-id` as `userPoolId`. */
export type Camel<Name extends string> = Uncapitalize<Pascal<Name>>;

/** What an element takes by the names of its properties and of its attributes. */
export type Settable<Tag extends AuthTag> = AuthElementTypes[Tag]['properties'] &
  AuthElementTypes[Tag]['attributes'];

/** Each name with a prefix. */
export type Prefixed<Names, Prefix extends string> = {
  [Name in keyof Names & string as `${Prefix}${Name}`]?: Names[Name];
};

/** Listeners by the name of their event: `onauth-signed-in`. */
export type Listeners<Tag extends AuthTag> = {
  [Name in keyof AuthElementTypes[Tag]['events'] & string as `on${Name}`]?:
    ((event: AuthElementTypes[Tag]['events'][Name]) => void) | undefined;
};

/** Listeners in the way of components: `onAuthSignedIn`. */
export type ComponentListeners<Tag extends AuthTag> = {
  [Name in keyof AuthElementTypes[Tag]['events'] & string as `on${Pascal<Name>}`]?:
    ((event: AuthElementTypes[Tag]['events'][Name]) => void) | undefined;
};
