import { loadScript, missing, ofPage, refused } from './script.js';
import type { ProviderToken, TokenProvider } from './token-provider.js';

interface LoginStatus {
  status: string;
  /** `expiresIn` in seconds. */
  authResponse?: { accessToken?: string; expiresIn?: number } | null;
}

type OnStatus = (status: LoginStatus) => void;

/** The part of the Facebook SDK for JavaScript that is used here. */
interface FacebookSdk {
  init(options: { appId: string; version: string }): void;
  login(callback: OnStatus, options: { scope: string }): void;
  getLoginStatus(callback: OnStatus, fresh?: boolean): void;
  logout(callback: OnStatus): void;
  api(path: string, parameters: object, callback: (answer: { name?: string; email?: string }) => void): void;
}

interface FacebookPage {
  fbAsyncInit?: () => void;
}

const url = 'https://connect.facebook.net/en_US/sdk.js';
/** Version of the Graph API; the SDK replaces one that has expired by the oldest that is available. */
const version = 'v23.0';

/**
 * Facebook through its script; without an id, through the script that the page has already started. A Content
 * Security Policy needs `https://connect.facebook.net` in `script-src`, `https://www.facebook.com` in
 * `frame-src` and `connect-src`, and `https://graph.facebook.com` in `connect-src`.
 */
export function facebook(appId: string): TokenProvider {
  return {
    async signIn() {
      const sdk = await library(appId);
      const token = await ask((done) => sdk.login(done, { scope: 'public_profile,email' }));
      const user = await new Promise<object>((resolve) => {
        sdk.api('/me', { fields: 'name,email', access_token: token.token }, ({ name, email }) =>
          resolve({ name, email }),
        );
      });
      return { ...token, user };
    },
    async refresh() {
      const sdk = await library(appId);
      return ask((done) => sdk.getLoginStatus(done, true));
    },
    async signOut() {
      const sdk = await library(appId);
      const { status } = await new Promise<LoginStatus>((resolve) => sdk.getLoginStatus(resolve));
      if (status === 'connected') await new Promise<LoginStatus>((resolve) => sdk.logout(resolve));
    },
  };
}

async function ask(run: (done: OnStatus) => void): Promise<ProviderToken> {
  const { status, authResponse } = await new Promise<LoginStatus>(run);
  const { accessToken: token, expiresIn = 0 } = authResponse ?? {};
  if (status !== 'connected' || !token) throw refused('Facebook');
  return { token, expires_at: Date.now() + expiresIn * 1000 };
}

let ready: Promise<FacebookSdk> | undefined;

function library(appId: string): Promise<FacebookSdk> {
  ready ??= start(appId);
  ready.catch(() => (ready = undefined));
  return ready;
}

async function start(appId: string): Promise<FacebookSdk> {
  if (!ofPage('FB')) {
    // The script loads another one: only this callback reports that it is complete.
    await new Promise<void>((resolve, reject) => {
      const earlier = ofPage('fbAsyncInit') as (() => void) | undefined;
      (globalThis as FacebookPage).fbAsyncInit = () => {
        earlier?.();
        resolve();
      };
      loadScript(url).catch(reject);
    });
  }
  const sdk = (ofPage('FB') as FacebookSdk | undefined) ?? missing('Facebook');
  if (appId) sdk.init({ appId, version });
  return sdk;
}
