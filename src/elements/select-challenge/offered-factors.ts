import { isPassword, supportsPasskeys } from '../../auth/factors.js';
import type { FirstFactor } from '../../auth/first-factors.js';
import { otherFactors } from '../sign-in/method-buttons.js';
import { firstFactorChoices } from './first-factor-choices.js';

// Not from src/auth/first-factors.ts, because the files of the user pool and of the screens must not share a module that
// is not in the first file. The type of `firstFactorChoices` keeps this list complete.
export const supportedFactors = Object.keys(firstFactorChoices) as readonly FirstFactor[];

/**
 * Returns the first factors to offer, of those that the user has: those of `methods` in their order, or all if none is
 * among them; the `last` one that the user has signed in with here comes first. A password is offered once, by SRP where the
 * service takes that; a passkey where the browser has them.
 */
export function offeredFactors(
  available: readonly unknown[] = [],
  methods: readonly string[],
  last: string | undefined,
): readonly FirstFactor[] {
  const known = supportedFactors.filter(
    (factor) => available.includes(factor) && (factor !== 'WEB_AUTHN' || supportsPasskeys()),
  );
  const all = known.filter((factor) => factor !== 'PASSWORD' || !known.includes('PASSWORD_SRP'));
  const passwords = all.filter(isPassword);
  const wanted = methods
    .flatMap((method): readonly FirstFactor[] => (method === 'password' ? passwords : otherFactors([method])))
    .filter((factor) => all.includes(factor));
  const offered = wanted.length > 0 ? wanted : all;
  const isLast = (factor: FirstFactor): boolean =>
    factor === last || (isPassword(factor) && isPassword(last));
  return [...offered.filter(isLast), ...offered.filter((factor) => !isLast(factor))];
}
