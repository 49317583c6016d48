import assert from 'node:assert/strict';

import type { PasskeyOptions, PoolOptions } from '../../src/local-cognito/index.js';
import { type Answer, Bench, challengeOf, CLIENT, POOL } from './harness.js';
import {
  type AssertionJson,
  type CreationOptions,
  type RegistrationJson,
  type RequestOptions,
  SoftwareAuthenticator,
} from './software-authenticator.js';

export const RELYING_PARTY = 'example.com';

/** A pool with passkeys, and maria in it with her device. */
export interface PasskeyBench {
  readonly bench: Bench;
  readonly device: SoftwareAuthenticator;
  readonly AccessToken: string;
}

/** Opens a pool with passkeys, with maria signed in by her password. */
export async function passkeyBench(
  passkeys: Partial<PasskeyOptions> = {},
  pool: Partial<PoolOptions> = {},
): Promise<PasskeyBench> {
  const bench = new Bench({
    firstFactors: ['PASSWORD', 'WEB_AUTHN'],
    passkeys: { relyingPartyId: RELYING_PARTY, ...passkeys },
    ...pool,
  });
  await bench.addUser();
  const { access } = await bench.tokens();
  return { bench, device: new SoftwareAuthenticator(), AccessToken: access };
}

/** Opens a pool with passkeys where maria has registered one. */
export async function registeredBench(
  passkeys: Partial<PasskeyOptions> = {},
  pool: Partial<PoolOptions> = {},
): Promise<PasskeyBench & { readonly id: string }> {
  const opened = await passkeyBench(passkeys, pool);
  return { ...opened, id: await register(opened) };
}

/** Begins a registration; returns the options for the browser. */
export async function startRegistration({
  bench,
  AccessToken,
}: Pick<PasskeyBench, 'bench' | 'AccessToken'>): Promise<CreationOptions> {
  const { CredentialCreationOptions } = await bench.call('StartWebAuthnRegistration', { AccessToken });
  return CredentialCreationOptions as CreationOptions;
}

/** Registers a passkey and returns its ID. */
export async function register(on: PasskeyBench): Promise<string> {
  const Credential = await on.device.create(await startRegistration(on));
  await on.bench.call('CompleteWebAuthnRegistration', { AccessToken: on.AccessToken, Credential });
  return Credential.id;
}

/** Returns the name of the error that a registration ends with. */
export async function registrationError(
  on: PasskeyBench,
  Credential: RegistrationJson | object,
): Promise<string> {
  const { AccessToken } = on;
  return (await on.bench.refused('CompleteWebAuthnRegistration', { AccessToken, Credential })).code;
}

/** The credentials that are listed. */
export async function listed({ bench, AccessToken }: PasskeyBench): Promise<Answer[]> {
  const { Credentials } = await bench.call('ListWebAuthnCredentials', { AccessToken });
  return Credentials as Answer[];
}

/** The input that begins USER_AUTH. */
export const userAuth = (USERNAME = 'maria', more: Record<string, string> = {}): object => ({
  AuthFlow: 'USER_AUTH',
  ClientId: CLIENT,
  AuthParameters: { USERNAME, ...more },
});

/** An open challenge for a passkey. */
export interface AskedForPasskey {
  readonly options: RequestOptions;
  readonly Session: unknown;
}

/** Begins a sign-in by passkey. */
export async function askForPasskey(bench: Bench, username = 'maria'): Promise<AskedForPasskey> {
  const asked = await bench.call('InitiateAuth', userAuth(username, { PREFERRED_CHALLENGE: 'WEB_AUTHN' }));
  return { options: requestOptions(challengeOf(asked, 'WEB_AUTHN')), Session: asked['Session'] };
}

/** Reads the options of a challenge for a passkey. */
export function requestOptions({ CREDENTIAL_REQUEST_OPTIONS }: Record<string, string>): RequestOptions {
  assert.ok(CREDENTIAL_REQUEST_OPTIONS !== undefined, 'there are no options for a passkey');
  return JSON.parse(CREDENTIAL_REQUEST_OPTIONS) as RequestOptions;
}

/** The input that answers a challenge for a passkey. */
export const withPasskey = (
  bench: Bench,
  { Session }: Pick<AskedForPasskey, 'Session'>,
  credential: AssertionJson | string,
  USERNAME = 'maria',
): object => {
  const CREDENTIAL = typeof credential === 'string' ? credential : JSON.stringify(credential);
  return bench.respond('WEB_AUTHN', { USERNAME, CREDENTIAL }, Session);
};

/** Signs in by passkey; the answer may be a challenge. */
export async function signInByPasskey({ bench, device }: PasskeyBench, username = 'maria'): Promise<Answer> {
  const asked = await askForPasskey(bench, username);
  const credential = await device.get(asked.options);
  return bench.call('RespondToAuthChallenge', withPasskey(bench, asked, credential, username));
}

/** Returns the name of the error that an answer with a passkey gets. */
export async function passkeyError(
  bench: Bench,
  asked: AskedForPasskey,
  credential: AssertionJson | string,
  username = 'maria',
): Promise<string> {
  const input = withPasskey(bench, asked, credential, username);
  return (await bench.refused('RespondToAuthChallenge', input)).code;
}

/** Changes the pool while it runs. */
export const update = (bench: Bench, changes: Partial<PoolOptions>): void =>
  bench.cognito.pools.get(POOL)?.update(changes);
