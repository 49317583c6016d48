import type { InitialState } from '../../machine/types.js';
import { screenNames, type ScreenName } from '../shared/screens.js';
import type { UsernameAttribute } from '../../auth/config.js';
import { warnOnce } from '../shared/warn.js';

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

/** The state to start in. Default, and for a name that is not known: `signIn`. */
export function readInitialState(value: string | undefined): InitialState {
  return (value && oneOf(initialStates, 'auth-state', value)) || 'signIn';
}

/** What people sign in with; undefined when nothing or nothing known is said. */
export function readUsernameAttribute(value: string | undefined): UsernameAttribute | undefined {
  return value ? oneOf(usernameAttributes, 'username-attributes', value) : undefined;
}

/** The screens named in `hide`, as a list or as text with spaces or commas. */
export function readHide(value: string | readonly string[] | undefined): ReadonlySet<ScreenName> {
  const names = typeof value === 'string' ? value.split(/[\s,]+/).filter(Boolean) : (value ?? []);
  return new Set(names.map((name) => oneOf(screenNames, 'hide', name)).filter((name) => name !== undefined));
}
