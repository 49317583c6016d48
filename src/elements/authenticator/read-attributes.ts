import type { UsernameAttribute } from '../../auth/config/config-types.js';
import { warnOnce } from '../../lib/warn.js';
import type { InitialState } from '../../machine/types.js';
import { type ScreenName, screenNames } from '../base/screens.js';

/** Names as the keys of an object, so that a missing one does not compile. */
const namesOf = <Name extends string>(names: Readonly<Record<Name, 0>>) => Object.keys(names) as Name[];

const initialStates = namesOf<InitialState>({
  signIn: 0,
  signUp: 0,
  forgotPassword: 0,
  confirmSignUp: 0,
  signedUp: 0,
});
const usernameAttributes = namesOf<UsernameAttribute>({ username: 0, email: 0, phone_number: 0 });

function oneOf<T extends string>(allowed: readonly T[], attribute: string, value: string): T | undefined {
  const found = allowed.find((candidate) => candidate === value);
  if (!found)
    warnOnce(`<auth-authenticator ${attribute}="${value}"> is not known; allowed: ${allowed.join(', ')}.`);
  return found;
}

/** Reads the initial state. Default, and for an unknown name: `signIn`. */
export function readInitialState(value: string | undefined): InitialState {
  return (value && oneOf(initialStates, 'auth-state', value)) || 'signIn';
}

type Names = string | readonly string[] | undefined;

/** Reads names from a list, or from a string with spaces or commas. */
export const namesIn = (value: Names): readonly string[] =>
  typeof value === 'string' ? value.split(/[\s,]+/).filter(Boolean) : (value ?? []);

/** Reads the usernames to sign in with; empty if none is given or known. */
export function readUsernameAttributes(value: Names): readonly UsernameAttribute[] {
  const given = namesIn(value).map((name) => oneOf(usernameAttributes, 'username-attributes', name));
  return usernameAttributes.filter((name) => given.includes(name));
}

/** Reads the screens to hide, from a list or a string with spaces or commas. */
export function readHide(value: Names): ReadonlySet<ScreenName> {
  return new Set(
    namesIn(value)
      .map((name) => oneOf(screenNames, 'hide', name))
      .filter((name) => name !== undefined),
  );
}
