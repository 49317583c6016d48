import { subjectOf } from '../../lib/jwt.js';
import type { AuthConfig } from '../config/config-types.js';
import { type AuthInstance, lastUserKey, storagePrefix } from '../context.js';
import { readInfo } from '../federated/federated-info.js';
import type { AwsCredentials } from '../types.js';

interface HeldCredentials {
  readonly owner: string;
  readonly credentials: AwsCredentials;
}

/** The credentials and the pending request of one config. The secrets are stored nowhere else. */
interface CredentialsState {
  held?: HeldCredentials;
  request?: { readonly owner: string; readonly result: Promise<AwsCredentials> };
}

const states = new WeakMap<AuthConfig, CredentialsState>();

export function credentialsStateOf({ config }: AuthInstance): CredentialsState {
  const state = states.get(config) ?? {};
  states.set(config, state);
  return state;
}

/** Drops the credentials, and the result of a pending request. */
export function forgetCredentials({ config }: AuthInstance): void {
  states.delete(config);
}

/** Lets the credentials expire: the next call gets others, for the same identity. */
export function expireCredentials(config: AuthConfig): void {
  const state = states.get(config);
  const held = state?.held;
  if (held) state.held = { ...held, credentials: { ...held.credentials, expiration: new Date(0) } };
}

/** Replaces the credentials. */
export function holdCredentials(context: AuthInstance, credentials: AwsCredentials): void {
  credentialsStateOf(context).held = { owner: ownerOf(context), credentials };
}

/**
 * Returns a key for the owner of the credentials, read from the storage each time: other tabs sign people in
 * and out too.
 */
export function ownerOf(context: AuthInstance): string {
  const { config, storage } = context;
  const username = storage.getItem(lastUserKey(config));
  if (username) {
    const token = storage.getItem(`${storagePrefix(config)}.${username}.accessToken`);
    return `user ${username} ${subjectOf(token ?? '')}`;
  }
  const info = readInfo(context);
  return info ? `federated ${info.provider} ${JSON.stringify(info.user)}` : 'guest';
}
