import type { AuthConfig } from '../config/config-types.js';
import { lastUserKey, type AuthInstance } from '../context.js';
import { readInfo } from '../federated/federated-info.js';
import type { AwsCredentials } from '../types.js';

interface Held {
  readonly owner: string;
  readonly credentials: AwsCredentials;
}

/** What is known of one config. The secrets are kept here and nowhere else. */
interface Memory {
  held?: Held;
  asking?: { readonly owner: string; readonly result: Promise<AwsCredentials> };
}

const memories = new WeakMap<AuthConfig, Memory>();

export function memoryOf({ config }: AuthInstance): Memory {
  const memory = memories.get(config) ?? {};
  memories.set(config, memory);
  return memory;
}

/** Drops the credentials; a request under way is of no use any more. */
export function forgetCredentials({ config }: AuthInstance): void {
  memories.delete(config);
}

/** Puts new credentials in place of the earlier ones. */
export function holdCredentials(context: AuthInstance, credentials: AwsCredentials): void {
  memoryOf(context).held = { owner: ownerOf(context), credentials };
}

/** Whose credentials are due, from the storage each time: other tabs sign people in and out as well. */
export function ownerOf(context: AuthInstance): string {
  const { config, storage } = context;
  const username = storage.getItem(lastUserKey(config));
  if (username) return `user ${username}`;
  const info = readInfo(context);
  return info ? `federated ${info.provider} ${JSON.stringify(info.user)}` : 'guest';
}
