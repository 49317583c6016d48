import type { Callback, CallbackError } from './authorization-request.js';
import { randomBytes, toBase64 } from '../bytes.js';
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

const STYLE = new Markup(
  'body{font:16px/1.5 system-ui,sans-serif;max-width:26rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}' +
    'label,input,button{display:block;font:inherit;width:100%;box-sizing:border-box}' +
    'input{padding:.5rem;margin:.25rem 0 1rem}button{padding:.6rem;margin:.5rem 0}ul{padding-left:1.2rem}' +
    '[role=alert]{color:#a40000}small{color:#595959}',
);

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
