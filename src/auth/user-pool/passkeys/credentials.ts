import { toAuthError } from '../../../lib/auth-error.js';
import { isObject } from '../../../lib/guards.js';
import { withTimeout } from '../../../lib/timeout.js';
import { assertText, invalid, readMembers, readName } from '../../arguments.js';
import type { WebAuthnCredential, WebAuthnCredentials } from '../../passkey-types.js';
import { isOlderThanStored, superseded } from '../../sign-in-attempt.js';
import type { UserPool } from '../pool.js';
import { sendAuthorized, storedUserIf } from '../session.js';
import type { PoolUser } from '../user.js';
import { anySignal, readSignal, untilSessionChanges } from './abort.js';
import { aborted, assertPasskeys, createPasskey } from './prompt.js';
import { canSignalPasskeys, signalUnknownPasskey } from './signals.js';

/** Errors after which Cognito has not registered a passkey. */
const refusals = /^(WebAuthn|NotAuthorized|NotSignedIn|LimitExceeded|InvalidParameter)/;

/** How long a deletion waits for the relying party ID. */
const LOOKUP_TIMEOUT_MS = 2000;

/** Cognito stores at most 20 passkeys for a user, and lists at most 20 on a page. */
const MAX_PASSKEYS = 20;

export async function associateWebAuthnCredential(pool: UserPool, options: object = {}): Promise<void> {
  const call = 'associateWebAuthnCredential';
  const { signal, mediation } = readMembers(options, ['signal', 'mediation'], 'options', call);
  const prompt = {
    signal: anySignal(pool.signal, readSignal(signal, call)),
    mediation: readMediation(mediation, call),
  };
  // While the part was loaded, another user may have signed in.
  if (pool.calledAt !== undefined && isOlderThanStored(pool, pool.calledAt)) throw superseded();
  const user = storedUserIf(pool, options, call);
  await assertPasskeys(call, 'create', prompt);
  if (prompt.signal?.aborted) throw aborted();
  const { CredentialCreationOptions: created } = await sendAuthorized(
    pool,
    user,
    'StartWebAuthnRegistration',
  );
  const Credential = await untilSessionChanges(pool, prompt.signal, (_, signal) =>
    createPasskey(created, { ...prompt, signal }),
  );
  try {
    // Rejects if another user has signed in meanwhile.
    await sendAuthorized(pool, user, 'CompleteWebAuthnRegistration', { Credential });
  } catch (error) {
    // The browser keeps a passkey that the service does not know, and would offer it. After other errors, the service may
    // know it.
    if (refusals.test(toAuthError(error).code)) signalUnknownPasskey(rpIdOf(created), Credential);
    throw error;
  }
}

export async function listWebAuthnCredentials(
  pool: UserPool,
  options: object = {},
): Promise<WebAuthnCredentials> {
  const call = 'listWebAuthnCredentials';
  const { pageSize, nextToken } = readMembers(options, ['pageSize', 'nextToken'], 'options', call);
  if (pageSize !== undefined && !isPageSize(pageSize))
    throw invalid(call, `pageSize must be a whole number from 1 to ${MAX_PASSKEYS}`);
  if (nextToken !== undefined) assertText(nextToken, 'nextToken', call);
  const answer = await sendAuthorized(pool, storedUserIf(pool, options, call), 'ListWebAuthnCredentials', {
    ...(pageSize !== undefined && { MaxResults: pageSize }),
    ...(nextToken !== undefined && { NextToken: nextToken }),
  });
  const { Credentials: list, NextToken: next } = answer;
  return {
    credentials: (Array.isArray(list) ? list : []).filter(isObject).map(toCredential),
    nextToken: typeof next === 'string' ? next : undefined,
  };
}

export async function deleteWebAuthnCredential(pool: UserPool, params: object): Promise<void> {
  const call = 'deleteWebAuthnCredential';
  const { credentialId } = readMembers(params, ['credentialId'], 'the first argument', call);
  assertText(credentialId, 'credentialId', call);
  const user = storedUserIf(pool, params, call);
  const rpId = canSignalPasskeys() ? await findRelyingPartyId(pool, user, credentialId) : undefined;
  await sendAuthorized(pool, user, 'DeleteWebAuthnCredential', { CredentialId: credentialId });
  signalUnknownPasskey(rpId, { id: credentialId });
}

/** Returns the relying party ID of a passkey; undefined if it cannot be found out. */
async function findRelyingPartyId(pool: UserPool, user: PoolUser, id: string): Promise<string | undefined> {
  const page = await withTimeout(LOOKUP_TIMEOUT_MS, listWebAuthnCredentials(pool, { user })).catch(
    () => undefined,
  );
  return page?.credentials.find(({ credentialId }) => credentialId === id)?.relyingPartyId;
}

const isPageSize = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAX_PASSKEYS;

const mediationModes = ['conditional', 'optional', 'required', 'silent'] as const;

/** Reads how the browser asks; undefined is its default. */
export const readMediation = (value: unknown, call: string): CredentialMediationRequirement | undefined =>
  value === undefined ? undefined : readName(value, mediationModes, 'mediation', call);

function toCredential(item: Readonly<Record<string, unknown>>): WebAuthnCredential {
  const text = (name: string): string | undefined => {
    const value = item[name];
    return typeof value === 'string' ? value : undefined;
  };
  const { AuthenticatorTransports: transports, CreatedAt: createdAt } = item;
  return {
    credentialId: text('CredentialId') ?? '',
    friendlyCredentialName: text('FriendlyCredentialName'),
    relyingPartyId: text('RelyingPartyId') ?? '',
    authenticatorAttachment: text('AuthenticatorAttachment'),
    authenticatorTransports: (Array.isArray(transports) ? transports : []).map(String),
    createdAt: typeof createdAt === 'number' ? new Date(createdAt * 1000) : undefined,
  };
}

function rpIdOf(options: unknown): string | undefined {
  const rp: unknown = isObject(options) ? options['rp'] : undefined;
  return isObject(rp) && typeof rp['id'] === 'string' ? rp['id'] : undefined;
}
