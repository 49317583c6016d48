import { createAuth } from '../../src/auth/auth.js';
import type { AuthOptions } from '../../src/auth/config.js';
import { AuthError } from '../../src/auth/errors.js';
import type { HubPayload } from '../../src/auth/hub.js';
import type { AuthApi } from '../../src/auth/api.js';
import {
  createLocalCognito,
  totpCode,
  type LocalCognito,
  type LocalCognitoOptions,
  type PoolOptions,
} from '../../src/local-cognito/index.js';

export const poolId = 'us-east-1_LocalDemo';
export const clientId = 'localdemoclient0000000000';
export const password = 'Correct-Horse-9';
export const email = 'ada@example.com';
export const prefix = `CognitoIdentityServiceProvider.${clientId}`;

/** A storage that a test can look into. */
export class TestStorage {
  readonly items = new Map<string, string>();
  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.items.set(key, value);
  }
  removeItem(key: string): void {
    this.items.delete(key);
  }
}

export interface World {
  readonly cognito: LocalCognito;
  readonly auth: AuthApi;
  readonly storage: TestStorage;
  /** The operations that were asked for, in order. */
  readonly calls: string[];
  readonly events: HubPayload[];
  /** A further Auth on the same server, by default with the same storage (as another tab has it). */
  open(options?: AuthOptions): AuthApi;
  /** The code that was sent last. */
  code(): string;
  totp(secret: string): Promise<string>;
}

export function createWorld(
  pool: Partial<PoolOptions> = {},
  options: AuthOptions = {},
  service: Omit<LocalCognitoOptions, 'pools'> = {},
): World {
  const pools = [{ id: poolId, clients: [{ id: clientId }], ...pool }];
  const cognito = createLocalCognito({ ...service, pools });
  const storage = new TestStorage();
  const calls: string[] = [];
  const open = (more: AuthOptions = {}) =>
    createAuth({
      userPoolId: poolId,
      userPoolWebClientId: clientId,
      endpoint: 'http://localhost/',
      storage,
      fetch: (input, init) => {
        const request = new Request(input, init);
        calls.push(request.headers.get('x-amz-target')?.split('.')[1] ?? '');
        return cognito.fetch(request);
      },
      ...options,
      ...more,
    });
  const auth = open();
  const events: HubPayload[] = [];
  auth.onEvent((event) => events.push(event));
  return {
    cognito,
    auth,
    storage,
    calls,
    events,
    open,
    code: () => cognito.outbox.last()?.code ?? '',
    totp: (secret) => totpCode(secret, cognito.clock.now()),
  };
}

/** Signs up and confirms. */
export async function addUser(
  { auth, code }: World,
  username = 'ada',
  attributes: Record<string, string> = { email },
) {
  await auth.signUp({ username, password, attributes });
  await auth.confirmSignUp(username, code());
}

/** Adds the user, signs in and sets up an authenticator app as the preferred factor; the secret. */
export async function addTotpUser(world: World, username = 'ada'): Promise<string> {
  await addUser(world, username);
  const user = await world.auth.signIn(username, password);
  const secret = await world.auth.setupTOTP(user);
  await world.auth.verifyTotpToken(user, await world.totp(secret));
  await world.auth.setPreferredMFA(user, 'TOTP');
  await world.auth.signOut();
  // A code counts once: the next needs another half minute.
  world.cognito.clock.advance(60_000);
  return secret;
}

/** The `AuthError` that a call rejects with; throws when it does not. */
export async function rejection(promise: Promise<unknown>): Promise<AuthError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof AuthError) return error;
    throw error;
  }
  throw new Error('The call did not reject.');
}
