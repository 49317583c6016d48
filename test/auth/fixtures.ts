import type { AuthApi } from '../../src/auth/api.js';
import { createAuth } from '../../src/auth/auth.js';
import type { AuthOptions } from '../../src/auth/config/config-types.js';
import type { HubPayload } from '../../src/auth/events/hub.js';
import type { AuthStorage } from '../../src/auth/storage/auth-storage.js';
import { AuthError } from '../../src/lib/auth-error.js';
import {
  createLocalCognito,
  type LocalCognito,
  type LocalCognitoOptions,
  type PoolOptions,
  totpCode,
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

/** The storage of another tab with the same content. */
export const tabOf = (items: Map<string, string>, more: Partial<AuthStorage> = {}): AuthStorage => ({
  getItem: (key) => items.get(key) ?? null,
  setItem: (key, value) => void items.set(key, value),
  removeItem: (key) => void items.delete(key),
  keys: () => items.keys(),
  ...more,
});

export interface World {
  readonly cognito: LocalCognito;
  readonly auth: AuthApi;
  readonly storage: TestStorage;
  /** The operations that were asked for, in order. */
  readonly calls: string[];
  /** Every refresh token that was given out, with the username of its owner. */
  readonly issued: ReadonlyMap<string, string>;
  readonly events: HubPayload[];
  /** A further Auth on the same server, by default with the same storage (as another tab has it). */
  open(options?: AuthOptions): AuthApi;
  /** Keeps the answer to the next call of an operation back: it is done at the service, and not known here. */
  holdAnswer(operation: string): { readonly reached: Promise<void>; release(): void };
  /** Loses the answer to the next call of an operation: it is done at the service, and `fetch` rejects. */
  loseAnswer(operation: string): void;
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
  const issued = new Map<string, string>();
  const held = new Map<string, (answer: Response) => Promise<Response>>();
  const holdAnswer = (operation: string) => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const reached = new Promise<void>((resolve) => {
      held.set(operation, (answer) => {
        held.delete(operation);
        resolve();
        return released.then(() => answer);
      });
    });
    return { reached, release };
  };
  const loseAnswer = (operation: string) => {
    held.set(operation, () => {
      held.delete(operation);
      return Promise.reject(new TypeError('Failed to fetch'));
    });
  };
  const open = (more: AuthOptions = {}) =>
    createAuth({
      userPoolId: poolId,
      userPoolWebClientId: clientId,
      endpoint: 'http://localhost/',
      storage,
      fetch: (input, init) => {
        const request = new Request(input, init);
        const operation = request.headers.get('x-amz-target')?.split('.')[1] ?? '';
        calls.push(operation);
        const keep = held.get(operation);
        return cognito
          .fetch(request)
          .then((response) => noteTokens(response, issued))
          .then((response) => keep?.(response) ?? response);
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
    issued,
    holdAnswer,
    loseAnswer,
    events,
    open,
    code: () => cognito.outbox.last()?.code ?? '',
    totp: (secret) => totpCode(secret, cognito.clock.now()),
  };
}

async function noteTokens(response: Response, issued: Map<string, string>): Promise<Response> {
  const text = await response.clone().text();
  const token = /"RefreshToken":"([^"]+)"/.exec(text)?.[1];
  const claims = /"IdToken":"[^."]+\.([^."]+)\./.exec(text)?.[1];
  if (token && claims) {
    const { 'cognito:username': owner = '' } = JSON.parse(
      atob(claims.replace(/-/g, '+').replace(/_/g, '/')),
    ) as {
      'cognito:username'?: string;
    };
    issued.set(token, owner);
  }
  return response;
}

/** The owners of the sign-ins whose refresh tokens the service still accepts, each sign-in once. */
function liveOwners({ cognito, issued }: World): string[] {
  const pool = cognito.pools.get(poolId);
  const grants = new Map<object, string>();
  for (const [token, owner] of issued) {
    const found = pool?.refreshTokens.get(token);
    const isLive = found && !found.grant.revoked && found.grant.expires > cognito.clock.now();
    if (isLive && pool?.users.find(owner) === found.user) grants.set(found.grant, owner);
  }
  return [...grants.values()].sort();
}

/** Waits until a condition holds; throws after 10 s. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Waited 10 s for: ${String(condition)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Waits until only these owners have a live refresh token: tokens are revoked in the background. */
export async function assertLive(world: World, ...owners: string[]): Promise<void> {
  let live: string[] = [];
  await until(() => (live = liveOwners(world)).join() === owners.join()).catch(() => {
    throw new Error(`Live refresh tokens of: ${live.join()}; expected: ${owners.join()}`);
  });
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
