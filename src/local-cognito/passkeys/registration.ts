import { toBase64Url, utf8 } from '../crypto/bytes.js';
import type { LocalPool } from '../pool/pool.js';
import type { LocalUser } from '../users/users.js';
import { errors } from '../wire/service-error.js';
import { readAttestation, readClientData } from './credential-json.js';
import { loadLibrary } from './load-library.js';
import { isOriginOf } from './origin.js';
import { descriptorOf, isMultiFactor, MOST_PASSKEYS, type PasskeyRegistration } from './passkeys.js';

/** How long a registration may take, in milliseconds. */
const REGISTRATION_LIFETIME = 3 * 60_000;
/** How long the browser may wait for the user, in milliseconds. */
const TIMEOUT = 60_000;
/** ES256 and RS256, as COSE algorithms. */
const ALGORITHMS = [-7, -257];

/** Begins a registration. Returns the options for `navigator.credentials.create()` as JSON. */
export function startRegistration(pool: LocalPool, user: LocalUser, clientId: string, now: number): object {
  requireEnabled(pool);
  const { relyingPartyId } = pool.options.passkeys;
  if (relyingPartyId === undefined) throw errors.webAuthnConfigurationMissing();
  requireRoom(user);
  forgetExpired(user.passkeyRegistrations, now);
  const challenge = toBase64Url(pool.random.bytes(32));
  user.passkeyRegistrations.set(challenge, { clientId, expires: now + REGISTRATION_LIFETIME });
  const name = signInName(pool, user);
  return {
    rp: { id: relyingPartyId, name: relyingPartyId },
    user: { id: userHandle(user), name, displayName: name },
    challenge,
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    timeout: TIMEOUT,
    excludeCredentials: [...user.passkeys.values()]
      .filter((passkey) => passkey.relyingPartyId === relyingPartyId)
      .map(descriptorOf),
    authenticatorSelection: {
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: verifiesUser(pool, user) ? 'required' : 'preferred',
    },
  };
}

/** Ends a registration: verifies the credential, a `RegistrationResponseJSON`, and stores it. A challenge counts once. */
export async function completeRegistration(
  pool: LocalPool,
  user: LocalUser,
  clientId: string,
  value: unknown,
  now: number,
): Promise<void> {
  requireEnabled(pool);
  const credential = readAttestation(value);
  const { challenge, origin } = readClientData(credential.response.clientDataJSON);
  const begun = user.passkeyRegistrations.get(challenge);
  if (!begun || begun.expires <= now) throw errors.webAuthnChallengeNotFound();
  if (begun.clientId !== clientId) throw errors.webAuthnClientMismatch();
  user.passkeyRegistrations.delete(challenge);
  const { relyingPartyId } = pool.options.passkeys;
  if (relyingPartyId === undefined) throw errors.webAuthnRelyingPartyMismatch();
  if (!isOriginOf(relyingPartyId, origin)) throw errors.webAuthnOriginNotAllowed();
  const { verifyAttestation } = await loadLibrary();
  const attested = await verifyAttestation(credential, { challenge, origin, relyingPartyId });
  if (attested === 'other-relying-party') throw errors.webAuthnRelyingPartyMismatch();
  if (attested === 'invalid') throw errors.invalidParameter('The credential cannot be verified.');
  const { id, publicKey, algorithm, counter, userVerified } = attested;
  const isVerifiedEnough = userVerified || !verifiesUser(pool, user);
  if (!ALGORITHMS.includes(algorithm) || !isVerifiedEnough) throw errors.webAuthnCredentialNotSupported();
  // After the last wait, so that registrations at the same time count too.
  requireRoom(user);
  if (pool.users.all().some(({ passkeys }) => passkeys.has(id))) {
    throw errors.invalidParameter('The credential is already registered.');
  }
  const { authenticatorAttachment: attachment, response } = credential;
  const transports = response.transports ?? [];
  user.passkeys.set(id, { id, publicKey, relyingPartyId, attachment, transports, created: now, counter });
  user.modified = now;
}

/** The user handle: identifies the user at an authenticator. */
export const userHandle = (user: LocalUser): string => toBase64Url(utf8(user.attributes.get('sub') ?? ''));

/** Whether an authenticator must verify the user. */
export const verifiesUser = (pool: LocalPool, user: LocalUser | undefined): boolean =>
  pool.options.passkeys.userVerification === 'required' || isMultiFactor(pool, user);

function requireEnabled({ options }: LocalPool): void {
  if (!options.firstFactors.includes('WEB_AUTHN')) throw errors.webAuthnNotEnabled();
}

function requireRoom(user: LocalUser): void {
  if (user.passkeys.size >= MOST_PASSKEYS) {
    throw errors.limitExceeded(`A user cannot have more than ${MOST_PASSKEYS} passkeys.`);
  }
}

function forgetExpired(registrations: Map<string, PasskeyRegistration>, now: number): void {
  for (const [challenge, { expires }] of registrations) if (expires <= now) registrations.delete(challenge);
}

/** What the user signs in with: a contact where the username is a UUID. */
function signInName({ options }: LocalPool, { attributes, username }: LocalUser): string {
  const [contact] = options.usernameAttributes.flatMap((name) => attributes.get(name) ?? []);
  return contact ?? username;
}
