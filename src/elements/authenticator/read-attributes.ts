import type { UsernameAttribute } from '../../auth/config/config-types.js';
import { warnOnce } from '../../lib/warn.js';
import type { InitialState } from '../../machine/types.js';
import { type ScreenName, screenNames } from '../base/screens.js';

const initialStates: readonly InitialState[] = [
  'signIn',
  'signUp',
  'forgotPassword',
  'confirmSignUp',
  'signedUp',
];
const usernameAttributes: readonly UsernameAttribute[] = ['username', 'email', 'phone_number'];

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
