import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import { cose, decodeCredentialPublicKey } from '@simplewebauthn/server/helpers';

import type { Bytes } from '../crypto/bytes.js';
import type { AssertionJson, AttestationJson } from './credential-json.js';

// The only module that imports the library; it is loaded with the first credential. Imports of other modules of
// local-cognito would put them into the same file of the build, so there are only types.

/** What an answer of an authenticator is compared with. */
export interface Expected {
  readonly challenge: string;
  readonly origin: string;
  readonly relyingPartyId: string;
}

/** Why an answer is refused. */
export type Refusal = 'other-relying-party' | 'invalid';

/** The result of a verified registration. */
export interface Attested {
  /** The credential ID, in Base64url. */
  readonly id: string;
  readonly publicKey: Bytes;
  /** The COSE algorithm of the key. */
  readonly algorithm: number;
  readonly counter: number;
  readonly userVerified: boolean;
}

/** The result of a verified assertion. */
export interface Asserted {
  readonly counter: number;
  readonly userVerified: boolean;
}

/** Every algorithm that the library can verify: the caller compares the one of the key. */
const algorithms = Object.values(cose.COSEALG).filter((value) => typeof value === 'number');

/**
 * Verifies what an authenticator answers a registration with: type, challenge, origin, relying party, and the
 * attestation in whatever format it is. The user need not be present: browsers create passkeys silently after a sign-in
 * with a password.
 */
export async function verifyAttestation(
  credential: AttestationJson,
  { challenge, origin, relyingPartyId }: Expected,
): Promise<Attested | Refusal> {
  const { clientDataJSON, attestationObject } = credential.response;
  return refusing(async () => {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...base(credential), response: { clientDataJSON, attestationObject } },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: relyingPartyId,
      requireUserPresence: false,
      requireUserVerification: false,
      supportedAlgorithmIDs: algorithms,
    });
    if (!verified) return 'invalid';
    const { id, publicKey, counter } = registrationInfo.credential;
    const algorithm = decodeCredentialPublicKey(publicKey).get(cose.COSEKEYS.alg);
    if (id !== credential.id || algorithm === undefined) return 'invalid';
    return { id, publicKey, algorithm, counter, userVerified: registrationInfo.userVerified };
  });
}

/** Verifies what an authenticator answers a sign-in with, except for the counter: type, challenge, origin, relying party, user presence and signature. */
export async function verifyAssertion(
  credential: AssertionJson,
  { challenge, origin, relyingPartyId }: Expected,
  publicKey: Bytes,
): Promise<Asserted | Refusal> {
  const { clientDataJSON, authenticatorData, signature } = credential.response;
  return refusing(async () => {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...base(credential), response: { clientDataJSON, authenticatorData, signature } },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: relyingPartyId,
      credential: { id: credential.id, publicKey, counter: 0 },
      requireUserVerification: false,
    });
    if (!verified) return 'invalid';
    return { counter: authenticationInfo.newCounter, userVerified: authenticationInfo.userVerified };
  });
}

const base = ({ id, rawId }: AssertionJson | AttestationJson) => ({
  id,
  rawId,
  type: 'public-key' as const,
  clientExtensionResults: {},
});

/** The library throws for everything that is wrong; only for the relying party, the error has a name. */
async function refusing<Result>(verify: () => Promise<Result | Refusal>): Promise<Result | Refusal> {
  try {
    return await verify();
  } catch (error) {
    return error instanceof Error && error.name === 'UnexpectedRPIDHash' ? 'other-relying-party' : 'invalid';
  }
}
