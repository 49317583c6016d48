import { equalBytes, utf8 } from '../crypto/bytes.js';
import type { AliasName } from '../options/options.js';
import type { LocalPool } from '../pool/pool.js';
import type { Service } from '../service.js';
import { errors } from '../wire/service-error.js';
import { type CodeDeliveryDetails, deliveryDetails } from './attributes.js';
import type { CodePurpose, LocalUser } from './users.js';

const HOUR = 60 * 60_000;
const texts = {
  'sign-up': 'Your confirmation code is',
  reset: 'Your password reset code is',
  verify: 'Your verification code is',
  mfa: 'Your authentication code is',
};

const kindOf = (purpose: CodePurpose): 'sign-up' | 'reset' | 'verify' =>
  purpose === 'sign-up' || purpose === 'reset' ? purpose : 'verify';

/** Sends a new code and forgets the last one of the same purpose; a reset code lasts an hour, the others a day. */
export function sendCode(
  service: Service,
  pool: LocalPool,
  user: LocalUser,
  purpose: CodePurpose,
  to: { attribute: AliasName; destination: string },
): CodeDeliveryDetails {
  pool.attempts.countRequest(purpose, user.username);
  const code = service.random.digits();
  const expires = service.clock.now() + (purpose === 'reset' ? HOUR : 24 * HOUR);
  user.codes.set(purpose, { code, expires, attribute: to.attribute });
  deliver(service, pool, user, kindOf(purpose), to, code);
  return deliveryDetails(to.attribute, to.destination);
}

/** Sends a code for one sign-in and returns it: six digits by text message, eight by email. */
export function sendSignInCode(
  service: Service,
  pool: LocalPool,
  user: LocalUser,
  to: { attribute: AliasName; destination: string },
): string {
  const code = service.random.digits(to.attribute === 'email' ? 8 : 6);
  deliver(service, pool, user, 'mfa', to, code);
  return code;
}

function deliver(
  service: Service,
  pool: LocalPool,
  user: LocalUser,
  kind: 'sign-up' | 'reset' | 'verify' | 'mfa',
  to: { attribute: AliasName; destination: string },
  code: string,
): void {
  service.outbox.send({
    poolId: pool.id,
    username: user.username,
    medium: to.attribute === 'email' ? 'EMAIL' : 'SMS',
    destination: to.destination,
    kind,
    code,
    text: `${texts[kind]} ${code}.`,
  });
}

/**
 * Uses up a code for what is done with the attribute it was sent to; throws when the code is wrong, expired, or tried
 * too often. When `done` throws, the code stays.
 */
export function useCode(
  service: Service,
  pool: LocalPool,
  user: LocalUser,
  purpose: CodePurpose,
  code: string,
  done: (attribute: AliasName) => void = () => undefined,
): void {
  pool.attempts.checkCodes(purpose, user.username);
  const issued = user.codes.get(purpose);
  if (!issued || issued.expires <= service.clock.now()) throw errors.expiredCode();
  if (!equalBytes(utf8(issued.code), utf8(code))) {
    pool.attempts.codeFailed(purpose, user.username);
    throw errors.codeMismatch();
  }
  done(issued.attribute);
  user.codes.delete(purpose);
  pool.attempts.codePassed(purpose, user.username);
}
