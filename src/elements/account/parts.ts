import { lazy, type LazyModule } from '../../lib/lazy.js';
import { warnOnce } from '../../lib/warn.js';

/** Preloads the base of the parts with a form, which the first part would request only once it has loaded. */
export const loadPartBase = lazy(() => import('../base/account/account-part.js'));

/** Loads `<auth-account>`. */
export const loadAccount = lazy(() => import('./define.js'));

/** The elements of the account, in the order of `<auth-account>`, with what loads each. */
export const accountParts = {
  'auth-profile': lazy(() => import('../profile/define.js')),
  'auth-contact': lazy(() => import('../contact/define.js')),
  'auth-change-password': lazy(() => import('../change-password/define.js')),
  'auth-mfa': lazy(() => import('../mfa/define.js')),
  'auth-passkeys': lazy(() => import('../passkeys/define.js')),
  'auth-sessions': lazy(() => import('../sessions/define.js')),
  'auth-devices': lazy(() => import('../devices/define.js')),
  'auth-connected': lazy(() => import('../connected/define.js')),
  'auth-delete-account': lazy(() => import('../delete-account/define.js')),
} as const satisfies Readonly<Record<`auth-${string}`, LazyModule<unknown>>>;

export type PartTag = keyof typeof accountParts;

const tags = Object.keys(accountParts) as readonly PartTag[];
const nameOf = (tag: PartTag): string => tag.slice('auth-'.length);

/** Reads `parts` of `<auth-account>`: the wanted parts, in their order. Warns of unknown names. */
export function wantedParts(parts: string | readonly string[] | undefined): readonly PartTag[] {
  if (parts === undefined) return tags;
  const names = typeof parts === 'string' ? parts.split(/[\s,]+/).filter(Boolean) : parts;
  return names.flatMap((name) => {
    const found = tags.find((tag) => nameOf(tag) === name);
    if (!found)
      warnOnce(
        `<auth-account> parts: "${name}" is unknown. Expected one of: ${tags.map(nameOf).join(', ')}.`,
      );
    return found ?? [];
  });
}
