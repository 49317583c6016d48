import type { AuthApi } from '../../src/auth/api.js';
import { createAuth } from '../../src/auth/auth.js';
import type { AuthOptions } from '../../src/auth/config/config-types.js';
import type { HubPayload } from '../../src/auth/events/hub.js';
import {
  createLocalCognito,
  type IdentityPoolOptions,
  type LocalCognito,
  type LocalCognitoOptions,
} from '../../src/local-cognito/index.js';
import { clientId, password, poolId, TestStorage } from './fixtures.js';

export const identityPoolId = 'us-east-1:00000000-0000-4000-8000-000000000001';
export const guestKey = `CognitoIdentityId-${identityPoolId}`;
export const infoKey = 'aws-amplify-cachefederatedInfo';

export const identityPool: IdentityPoolOptions = {
  id: identityPoolId,
  allowUnauthenticatedIdentities: true,
  providers: {
    'accounts.google.com': ['google-app'],
    'graph.facebook.com': ['facebook-app'],
    'www.amazon.com': ['amazon-app'],
    'appleid.apple.com': ['com.example.app'],
    'example.auth0.com': ['auth0-app'],
  },
  developerProviderName: 'login.example.app',
};

export const audiences: Readonly<Record<string, string>> = {
  'accounts.google.com': 'google-app',
  'graph.facebook.com': 'facebook-app',
  'www.amazon.com': 'amazon-app',
  'appleid.apple.com': 'com.example.app',
  'example.auth0.com': 'auth0-app',
};

export interface IdentityWorld {
  readonly cognito: LocalCognito;
  readonly auth: AuthApi;
  readonly storage: TestStorage;
  /** The operations that were asked for, in order. */
  readonly calls: string[];
  readonly events: HubPayload[];
  /** Answers in the place of the server while it is set. */
  answer: ((operation: string, request: Request) => Promise<Response> | undefined) | undefined;
  /** A further Auth on the same server, by default with the same storage (as another tab has it). */
  open(options?: AuthOptions): AuthApi;
  /** What a provider gives a person; `expiresIn` in seconds. */
  token(domain: string, sub?: string, expiresIn?: number): Promise<{ token: string; expires_at: number }>;
}

export function createIdentityWorld(
  changes: Partial<IdentityPoolOptions> = {},
  options: AuthOptions = {},
  service: Pick<LocalCognitoOptions, 'now'> = {},
): IdentityWorld {
  const cognito = createLocalCognito({
    ...service,
    pools: [{ id: poolId, clients: [{ id: clientId }], requireConfirmation: false }],
    identityPools: [{ ...identityPool, ...changes }],
  });
  const storage = new TestStorage();
  const calls: string[] = [];
  const events: HubPayload[] = [];
  const open = (more: AuthOptions = {}) =>
    createAuth({
      userPoolId: poolId,
      userPoolWebClientId: clientId,
      identityPoolId,
      endpoint: 'http://localhost/',
      identityPoolEndpoint: 'http://localhost/',
      storage,
      fetch: (input, init) => {
        const request = new Request(input, init);
        const operation = request.headers.get('x-amz-target')?.split('.')[1] ?? '';
        calls.push(operation);
        return world.answer?.(operation, request) ?? cognito.fetch(request);
      },
      ...options,
      ...more,
    });
  const auth = open();
  auth.onEvent((event) => events.push(event));
  const world: IdentityWorld = {
    cognito,
    auth,
    storage,
    calls,
    events,
    answer: undefined,
    open,
    async token(domain, sub = 'ana', expiresIn = 3600) {
      const aud = audiences[domain] ?? '';
      const token = await cognito.providerToken(domain, { sub, aud, expiresIn });
      return { token, expires_at: Date.now() + expiresIn * 1000 };
    },
  };
  return world;
}

/** Signs a user up and in. */
export async function signInUser({ auth }: Pick<IdentityWorld, 'auth'>, username = 'ada'): Promise<void> {
  await auth.signUp({ username, password, attributes: { email: `${username}@example.com` } });
  await auth.signIn(username, password);
}
