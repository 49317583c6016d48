import { ofDocument } from '../../../lib/document-member.js';
import { loadScript, missing, ofPage, refused } from './script.js';
import type { TokenProvider } from './token-provider.js';

interface Authorization {
  error?: string;
  access_token?: string;
  /** In seconds. */
  expires_in?: number;
}

interface Profile {
  success: boolean;
  profile?: { Name?: string; PrimaryEmail?: string };
}

/** The part of the Login with Amazon SDK for JavaScript that is used here. */
interface AmazonLogin {
  setClientId(id: string): void;
  authorize(
    options: { scope: string; popup: boolean; response_type: string },
    callback: (answer: Authorization) => void,
  ): void;
  retrieveProfile(token: string, callback: (answer: Profile) => void): void;
  logout(): void;
}

interface AmazonPage {
  onAmazonLoginReady?: () => void;
}

const url = 'https://assets.loginwithamazon.com/sdk/na/login1.js';

/**
 * Login with Amazon through its script. A Content Security Policy needs `https://assets.loginwithamazon.com`
 * and `https://api.amazon.com` in `script-src` and `frame-src`, and the latter in `connect-src`.
 */
export function amazon(clientId: string): TokenProvider {
  return {
    async signIn() {
      const login = await library(clientId);
      const options = { scope: 'profile', popup: true, response_type: 'token' };
      const answer = await new Promise<Authorization>((resolve) => login.authorize(options, resolve));
      const { error, access_token: token, expires_in: seconds = 0 } = answer;
      if (error !== undefined || !token) throw refused('Amazon', error);
      const { profile } = await new Promise<Profile>((resolve) => login.retrieveProfile(token, resolve));
      return {
        token,
        expires_at: Date.now() + seconds * 1000,
        user: { name: profile?.Name, email: profile?.PrimaryEmail },
      };
    },
    async signOut() {
      (await library(clientId)).logout();
    },
  };
}

const current = (): AmazonLogin | undefined =>
  (ofPage('amazon') as { Login?: AmazonLogin } | undefined)?.Login;

async function library(clientId: string): Promise<AmazonLogin> {
  if (!current()) {
    await new Promise<void>((resolve, reject) => {
      const earlier = ofPage('onAmazonLoginReady') as (() => void) | undefined;
      (globalThis as AmazonPage).onAmazonLoginReady = () => {
        earlier?.();
        resolve();
      };
      loadScript(url, root).catch(reject);
    });
  }
  const login = current() ?? missing('Amazon');
  login.setClientId(clientId);
  return login;
}

/** The SDK requires an element with this id. */
function root(): HTMLElement {
  const found = document.getElementById('amazon-root');
  if (found) return found;
  const made = document.createElement('div');
  made.id = 'amazon-root';
  ofDocument('body').append(made);
  return made;
}
