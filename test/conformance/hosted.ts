import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';

import type { ClientOptions, PoolOptions } from '../../src/local-cognito/index.js';
import { type LocalCognitoServer, serveLocalCognito } from '../../src/local-cognito/node.js';
import { CLIENT, PASSWORD, POOL } from './harness.js';

export const CALLBACK = 'http://localhost:3000/callback';
export const SIGNED_OUT = 'http://localhost:3000/signed-out';
export const ISSUER = `https://cognito-idp.us-east-1.amazonaws.com/${POOL}`;
export const VERIFIER = 'a-verifier-of-forty-three-characters-or-more';
export const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

export const hostedClient = (more: Partial<ClientOptions> = {}): ClientOptions => ({
  id: CLIENT,
  callbackUrls: [CALLBACK, 'http://localhost:3000/other?kept=1'],
  logoutUrls: [SIGNED_OUT],
  ...more,
});

/** A server with maria in it, over HTTP; time stands still unless a test moves it. */
export async function serve(
  client: Partial<ClientOptions> = {},
  pool: Partial<PoolOptions> = {},
  more: PoolOptions[] = [],
): Promise<LocalCognitoServer> {
  const start = Date.now();
  const server = await serveLocalCognito({
    pools: [{ id: POOL, clients: [hostedClient(client)], ...pool }, ...more],
    now: () => start,
  });
  for (const each of server.cognito.pools.values()) {
    await each.admin.createUser({
      username: 'maria',
      attributes: {
        email: 'maria@example.com',
        email_verified: 'true',
        name: 'Maria',
        phone_number: '+15555550123',
      },
      suppress: true,
    });
    await each.admin.setUserPassword('maria', PASSWORD);
  }
  return server;
}

/** Returns the path of an authorization request; a parameter that is undefined is left out. */
export function authorizePath(
  more: Record<string, string | undefined> = {},
  path = 'oauth2/authorize',
): string {
  const all: Record<string, string | undefined> = {
    client_id: CLIENT,
    redirect_uri: CALLBACK,
    response_type: 'code',
    scope: 'openid email',
    state: 'a state',
    ...more,
  };
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(all)) if (value !== undefined) parameters.set(name, value);
  return `${path}?${parameters.toString()}`;
}

/** A browser that keeps cookies and follows redirects until they leave the server. */
export class Browser {
  readonly #cookies = new Map<string, string>();
  readonly #base: string;
  #page = '';
  #url: URL;

  constructor(base: string) {
    this.#base = base;
    this.#url = new URL(base);
  }

  /** The HTML of the page. */
  get page(): string {
    return this.#page;
  }

  get url(): URL {
    return this.#url;
  }

  get cookies(): ReadonlyMap<string, string> {
    return this.#cookies;
  }

  /** Opens a page; returns where it ended. */
  open(path: string): Promise<URL> {
    return this.#go(new URL(path, this.#base));
  }

  /** Sends a form of the page, by default the first, with the values typed into it; returns where it ended. */
  submit(typed: Record<string, string>, nth = 0): Promise<URL> {
    const forms = [...this.#page.matchAll(/<form method="post" action="([^"]*)">(.*?)<\/form>/gs)];
    const [, action = '', content = ''] = forms[nth] ?? [];
    assert.notEqual(content, '', `no form on: ${this.#page}`);
    const fields = new URLSearchParams();
    for (const [, name = '', value = ''] of content.matchAll(
      /type="hidden" name="([^"]*)" value="([^"]*)"/g,
    )) {
      fields.append(unescape(name), unescape(value));
    }
    for (const [name, value] of Object.entries(typed)) fields.set(name, value);
    return this.#go(new URL(unescape(action), this.#url), fields);
  }

  /** Signs maria in on the login page. */
  async signIn(path = authorizePath(), username = 'maria', password = PASSWORD): Promise<URL> {
    await this.open(path);
    return this.submit({ username, password });
  }

  /** Returns the text of the page's alert. */
  get alert(): string {
    return unescape(/<p role="alert">(.*?)<\/p>/s.exec(this.#page)?.[1] ?? '');
  }

  async #go(url: URL, body?: URLSearchParams): Promise<URL> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers: cookie === '' ? {} : { cookie },
      ...(body ? { body } : {}),
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    this.#url = url;
    this.#page = await response.text();
    const location = response.headers.get('location');
    if (location === null) return url;
    const target = new URL(location, url);
    return target.origin === new URL(this.#base).origin ? this.#go(target) : target;
  }
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

const unescape = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');

/** Posts a form to an endpoint; returns status and JSON. */
export async function postForm(
  url: string,
  values: Record<string, string | undefined>,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Record<string, unknown> }> {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined) body.set(name, value);
  const response = await fetch(url, { method: 'POST', body, headers });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
}

/** Returns the form that exchanges a code; a value that is undefined is left out. */
export const exchange = (
  code: string,
  more: Record<string, string | undefined> = {},
): Record<string, string | undefined> => ({
  grant_type: 'authorization_code',
  client_id: CLIENT,
  redirect_uri: CALLBACK,
  code,
  ...more,
});

/** Signs maria in with PKCE and returns the code. */
export async function codeFor(
  server: LocalCognitoServer,
  more: Record<string, string | undefined> = {},
): Promise<string> {
  const pkce = { code_challenge: CHALLENGE, code_challenge_method: 'S256' };
  const back = await new Browser(server.url).signIn(authorizePath({ ...pkce, ...more }));
  const code = back.searchParams.get('code');
  assert.ok(code, `no code at ${back.href}`);
  return code;
}

/** Reads the claims of a token without trust. */
export const claims = (jwt: unknown): Record<string, unknown> =>
  JSON.parse(Buffer.from(String(jwt).split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
