import { hmac, toBase64Url, utf8 } from '../crypto/bytes.js';
import { type AssertionJson, readClientData } from '../passkeys/credential-json.js';
import { loadLibrary } from '../passkeys/load-library.js';
import { isOriginOf } from '../passkeys/origin.js';
import { descriptorOf, isMultiFactor, type Passkey, usablePasskeys } from '../passkeys/passkeys.js';
import { userHandle, verifiesUser } from '../passkeys/registration.js';
import type { LocalPool } from '../pool/pool.js';
import type { LocalUser } from '../users/users.js';
import { errors } from '../wire/service-error.js';
import { withMethod } from './assurance.js';
import { type ChallengeSession, SESSION_LIFETIME } from './sessions.js';
import { continueSignIn } from './steps.js';
import type { AuthCall, AuthResponse } from './types.js';

/** The request for a passkey, and the values to compare the response with. */
export interface PasskeyRequest {
  readonly parameters: { readonly CREDENTIAL_REQUEST_OPTIONS: string };
  readonly memory: Pick<ChallengeSession, 'webAuthnChallenge'>;
}

/** Asks for one of the user's passkeys; for an unknown user, for one that does not exist, the same each time. */
export async function requestPasskey(
  pool: LocalPool,
  name: string,
  user: LocalUser | undefined,
): Promise<PasskeyRequest> {
  const challenge = toBase64Url(pool.random.bytes(32));
  const passkeys = user ? usablePasskeys(pool, user) : [await pretendPasskey(pool, name)];
  const options = {
    challenge,
    timeout: SESSION_LIFETIME,
    rpId: pool.options.passkeys.relyingPartyId,
    allowCredentials: passkeys.map(descriptorOf),
    userVerification: verifiesUser(pool, user) ? 'required' : 'preferred',
  };
  return {
    parameters: { CREDENTIAL_REQUEST_OPTIONS: JSON.stringify(options) },
    memory: { webAuthnChallenge: challenge },
  };
}

async function pretendPasskey(pool: LocalPool, name: string): Promise<Pick<Passkey, 'id' | 'transports'>> {
  const mac = await hmac(pool.decoyKey, utf8(`passkey:${name.toLowerCase()}`));
  return { id: toBase64Url(mac), transports: ['internal', 'hybrid'] };
}

/** Goes on with the sign-in if the passkey is the user's and signed the challenge. */
export async function signInWithPasskey(
  call: AuthCall,
  user: LocalUser | undefined,
  session: ChallengeSession,
  credential: AssertionJson,
): Promise<AuthResponse> {
  const { pool } = call;
  const { relyingPartyId = '' } = pool.options.passkeys;
  const challenge = session.webAuthnChallenge;
  const { origin } = readClientData(credential.response.clientDataJSON);
  const { userHandle: handle } = credential.response;
  const passkey = user && usablePasskeys(pool, user).find(({ id }) => id === credential.id);
  if (!passkey || challenge === undefined || !isOriginOf(relyingPartyId, origin))
    throw errors.notAuthorized();
  if (handle !== undefined && handle !== userHandle(user)) throw errors.notAuthorized();
  const { verifyAssertion } = await loadLibrary();
  const expected = { challenge, origin, relyingPartyId };
  const asserted = await verifyAssertion(credential, expected, passkey.publicKey);
  if (typeof asserted === 'string' || !user.passkeys.has(passkey.id)) throw errors.notAuthorized();
  // After the last wait, so that the answers of a copied authenticator count one after the other.
  if (!countsOn(passkey, asserted.counter)) throw errors.notAuthorized();
  if (!asserted.userVerified && verifiesUser(pool, user)) throw errors.notAuthorized();
  passkey.counter = asserted.counter;
  if (user.status === 'RESET_REQUIRED') throw errors.passwordReset();
  const assurance = withMethod(session.assurance, passkey.attachment === 'cross-platform' ? 'hwk' : 'swk');
  return continueSignIn(call, user, { passed: isMultiFactor(pool, user) ? ['mfa'] : [], assurance });
}

/** Whether a counter has increased since the last use. Authenticators that do not count stay at 0. */
const countsOn = ({ counter }: Passkey, next: number): boolean =>
  next > counter || (next === 0 && counter === 0);
