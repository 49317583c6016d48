import { randomBytes, toBase64 } from '../crypto/bytes.js';
import type { Callback, CallbackError } from './authorization-request.js';
import { html, Markup } from './html.js';

const JSON_HEADERS = {
  'access-control-allow-origin': '*',
  'cache-control': 'no-store',
  'content-type': 'application/json;charset=UTF-8',
};

/** Answers with JSON that other origins may read. */
export const json = (status: number, body: object, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { ...JSON_HEADERS, ...headers } });

/** Answers with an OAuth error (RFC 6749 §5.2). */
export const oauthError = (error: string, status = 400): Response => json(status, { error });

/** Sends the browser elsewhere; the target may be relative to the page. */
export const redirect = (location: string): Response =>
  new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store' } });

/** Sends the browser back to the app with parameters: in the query for a code, in the fragment for tokens. */
export function toApp(
  { redirectUri, responseType, state }: Callback,
  values: Record<string, string>,
): Response {
  const parameters = new URLSearchParams(values);
  if (state !== undefined) parameters.set('state', state);
  const mark = responseType === 'token' ? '#' : redirectUri.includes('?') ? '&' : '?';
  return redirect(`${redirectUri}${mark}${parameters.toString()}`);
}

/** Sends the browser back to the app with an error. */
export const errorToApp = ({ callback, code, message }: CallbackError): Response =>
  toApp(callback, { error: code, error_description: message });

const STYLE = new Markup(`
:root{color-scheme:light dark;--text:#16181d;--muted:#5b6270;--edge:#868d9b;--page:#f7f8fa;--card:#fff;--accent:#2456d6;--on-accent:#fff;--bad:#b3261e}
@media (prefers-color-scheme:dark){:root{--text:#eceef2;--muted:#a5acb9;--edge:#6d7482;--page:#0f1115;--card:#181b21;--accent:#8fb0ff;--on-accent:#0f1115;--bad:#ff9d94}}
*{box-sizing:border-box}
body{font:16px/1.5 system-ui,sans-serif;margin:0;padding:2rem 1rem;color:var(--text);background:var(--page)}
main{max-width:24rem;margin:auto;padding:2rem;background:var(--card);border-radius:.75rem;box-shadow:0 0 0 1px color-mix(in srgb,var(--edge) 30%,transparent)}
h1{font-size:1.375rem;line-height:1.3;margin:0 0 1.5rem}h2{font-size:.875rem;margin:1.5rem 0 .25rem;color:var(--muted)}
label{display:block;font-weight:500;font-size:.875rem}label:has(input){display:flex;gap:.5rem;padding:.5rem 0}
input:not([type=radio]),button,.provider{display:block;width:100%;min-height:2.75rem;font:inherit;border-radius:.5rem;padding:.5rem .75rem}
input:not([type=radio]){margin:.25rem 0 1rem;border:1px solid var(--edge);background:transparent;color:inherit}
button,.provider{margin:.5rem 0;border:1px solid var(--accent);background:var(--accent);color:var(--on-accent);font-weight:500;text-align:center;text-decoration:none;cursor:pointer}
.provider,button[name]{border-color:var(--edge);background:transparent;color:inherit}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
a{color:var(--accent)}ul{list-style:none;margin:0;padding:0}li a{display:inline-block;padding:.25rem 0;overflow-wrap:anywhere}
[role=alert]{margin:0 0 1rem;color:var(--bad)}small{color:var(--muted)}
`);

/** Answers with a page that runs nothing, loads nothing, and posts only to itself or on to the app. */
export function page(title: string, body: Markup, { status = 200, app }: PageOptions = {}): Response {
  const nonce = toBase64(randomBytes(16));
  // Browsers hold the redirect after a posted form against form-action too.
  const targets = ["'self'", ...(app === undefined ? [] : [originOf(app)])].join(' ');
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `form-action ${targets}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  const style = html`<style nonce="${nonce}">
    ${STYLE}
  </style>`;
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="viewport" content="width=device-width" />
        ${style}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
          <p><small>local-cognito: a development server, not Amazon’s.</small></p>
        </main>
      </body>
    </html>`;
  return new Response(document.text, {
    status,
    headers: {
      'cache-control': 'no-store',
      'content-security-policy': policy,
      'content-type': 'text/html;charset=UTF-8',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    },
  });
}

interface PageOptions {
  readonly status?: number;
  /** A checked redirect URI, to which the page's form leads in the end. */
  readonly app?: string;
}

function originOf(url: string): string {
  const { origin, protocol } = new URL(url);
  return origin === 'null' ? protocol : origin;
}
