import { after, afterEach, before, beforeEach } from 'node:test';

import type { PoolOptions } from '../../src/local-cognito/index.js';
import { SoftwareAuthenticator } from '../conformance/software-authenticator.js';
import { installCredentials } from '../conformance/software-credentials.js';
import { addUser, createWorld, password, type World } from './fixtures.js';

export const passkeys = { relyingPartyId: 'example.com' };
export const byPasskey = { username: 'ada', preferredChallenge: 'WEB_AUTHN' } as const;

/** The authenticator of the test that runs. */
export let device: SoftwareAuthenticator;
/** Takes passkeys away from the browser. */
export let remove: () => void;
const browser = { hostname: 'app.example.com' };

/** Gives each test of a file a browser with an authenticator. */
export function usePasskeys(): void {
  beforeEach(() => {
    device = new SoftwareAuthenticator();
    remove = installCredentials(device);
  });
  afterEach(() => remove());
  before(() => Object.defineProperty(globalThis, 'location', { value: browser, configurable: true }));
  after(() => Reflect.deleteProperty(globalThis, 'location'));
}

/** A pool with passkeys, and a user who is signed in. */
export async function signedIn(pool: Partial<PoolOptions> = {}): Promise<World> {
  const world = createWorld(
    { firstFactors: ['PASSWORD', 'WEB_AUTHN'], passkeys, ...pool },
    { authenticationFlowType: 'USER_AUTH' },
  );
  await addUser(world);
  await world.auth.signIn('ada', password);
  world.calls.length = 0;
  return world;
}

/** The same with a registered passkey, signed out. */
export async function registered(pool: Partial<PoolOptions> = {}): Promise<World> {
  const world = await signedIn(pool);
  await world.auth.associateWebAuthnCredential();
  await world.auth.signOut();
  world.calls.length = 0;
  return world;
}

export type Prompt = (options: {
  readonly signal: AbortSignal;
  readonly mediation?: string;
}) => Promise<unknown>;

/** Replaces what the browser does; returns the original function. */
export function replacePrompt(kind: 'create' | 'get', prompt: Prompt): Prompt {
  const credentials = navigator.credentials as unknown as Record<'create' | 'get', Prompt>;
  const original = credentials[kind].bind(credentials);
  credentials[kind] = prompt;
  return original;
}

/** A prompt that fails with an exception of this name. */
export const throws =
  (name: string): Prompt =>
  () =>
    Promise.reject(new DOMException('The message of the browser.', name));

/** A prompt that stays open until it is aborted or answered. */
export function openPrompt(kind: 'create' | 'get') {
  let answer: () => void = () => undefined;
  let opened: () => void = () => undefined;
  const isOpen = new Promise<void>((resolve) => (opened = resolve));
  const original = replacePrompt(kind, (options) => {
    opened();
    return new Promise((resolve, reject) => {
      const abort = (): void => reject(new DOMException('Aborted.', 'AbortError'));
      if (options.signal.aborted) abort();
      options.signal.addEventListener('abort', abort);
      answer = () => {
        resolve(original(options));
      };
    });
  });
  return { isOpen, answer: () => answer(), restore: () => replacePrompt(kind, original) };
}
