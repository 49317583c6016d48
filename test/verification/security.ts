// What docs/threat-model.md states, and the tests that prove it.
import type { Proof, Statement } from './types.js';

const auth = (file: string, name: string): Proof => `test/auth/${file}.node.test.ts › ${name}`;
const e2e = (file: string, name: string): Proof => `test/e2e/${file}.node.test.ts › ${name}`;
const element = (file: string, name: string): Proof => `src/elements/${file}.test.ts › ${name}`;
const config = (file: string, name: string): Proof => `src/auth/config/${file}.node.test.ts › ${name}`;
const refusal = (name: string): Proof => auth('hosted-ui-refusals', name);
const data = (name: string): Proof => `test/docs/data-that-leaves.node.test.ts › ${name}`;

const traces = e2e(
  'security',
  'leave no trace in address, document, console and session store on the whole way',
);

const passwords: readonly Statement[] = [
  {
    does: 'With the default flow (SRP), a sign-in never sends the password.',
    proofs: [traces, auth('choice', 'proves a password by SRP, without sending it')],
  },
  {
    does: 'Passwords, codes and tokens appear neither in the URL nor in the text and attributes of the document, the console, `sessionStorage` and cookies (with the default storage).',
    proofs: [traces],
  },
  {
    does: 'The state machine, which the elements and custom screens read, holds no password and no code at any moment.',
    proofs: [
      'src/machine/secrets.node.test.ts › has no password and no code in it, at any moment of any flow',
    ],
  },
  {
    does: 'What survives a reload of a screen is neither a secret nor a full address.',
    proofs: ['src/controllers/pending-step.test.ts › keeps no secret and no full address'],
  },
  {
    does: 'Errors hold no secret, and Hub events hold no password and no code.',
    proofs: [
      auth('sign-in', 'does not put a secret into an error'),
      auth('listeners', 'gets no password and no code, whatever happens'),
    ],
  },
  {
    does: 'A form whose listeners are gone sends nothing.',
    proofs: [e2e('security', 'are sent nowhere by a form whose listeners are gone')],
  },
  {
    does: 'A wrong password and an unknown user give the same error (where the app client has `PreventUserExistenceErrors`).',
    proofs: [auth('sign-in', 'refuses a wrong password and an unknown user with one name')],
  },
];

const tokens: readonly Statement[] = [
  {
    does: 'Signing out removes the tokens from the storage and revokes the refresh token.',
    proofs: [auth('session', 'takes the refresh token back and clears the storage')],
  },
  {
    does: 'A session is complete or not there: a storage that fails half-way keeps no half of a session.',
    proofs: [
      auth('session', 'that is full keeps no half of a session'),
      auth(
        'session-owner',
        'is complete or not there: a storage that fails half-way keeps the earlier person',
      ),
    ],
  },
  {
    does: 'A late answer never replaces the session of a later sign-in, in this tab or another; its tokens are revoked.',
    proofs: [
      auth('session-owner', 'is that of the latest sign-in when an earlier one is answered later'),
      auth('session-owner', 'stays what it was when a sign-in is canceled, and what came of it is revoked'),
      auth('session-owner', 'is not stored when a sign-out came after the sign-in began'),
      auth(
        'other-tabs',
        'supersedes a sign-in that began before it, and leaves only its time in the storage',
      ),
    ],
  },
  {
    does: 'A refresh token that the service no longer accepts signs the user out.',
    proofs: [auth('session', 'survives a network that fails, and ends with a token that is revoked')],
  },
  {
    does: 'The content for signed-in users is not in the document before the sign-in and after the sign-out. This is no access control: the page has its source.',
    proofs: [
      element(
        'authenticator/content',
        'is not rendered before sign-in, not for a frame, and not after sign-out',
      ),
    ],
  },
];

const hostedUi: readonly Statement[] = [
  {
    does: 'A request has PKCE (S256), a random `state` and a random `nonce`.',
    proofs: [auth('hosted-ui', 'signs in with code, PKCE, state and nonce')],
  },
  {
    does: 'A response with another `state`, without one, with a parameter twice, of another tab, or used before is refused.',
    proofs: [
      refusal('when its state is another one'),
      refusal('when it has no state, wherever it comes from'),
      refusal('when a parameter is there twice'),
      refusal('when the sign-in was started in another tab'),
      refusal('when it was completed before'),
    ],
  },
  {
    does: 'A response of another issuer or client, tokens in place of a code, and an ID token with another `nonce` are refused.',
    proofs: [
      refusal('when it names another issuer'),
      refusal('when it is an answer of another client'),
      refusal('when it brings tokens instead'),
      refusal('when the ID token has another nonce'),
    ],
  },
  {
    does: 'In the implicit flow, whose tokens come by the URL, the signature, `aud`, `nonce`, `exp` and `at_hash` of the ID token are checked, and the tokens leave the URL.',
    proofs: [
      refusal('when the ID token is forged, for all that is in it'),
      refusal('when the ID token is for another client'),
      refusal('when the ID token is for another request'),
      refusal('when the ID token has expired'),
      refusal('when the access token is of another sign-in'),
      auth('hosted-ui', 'signs in with the implicit flow, whose tokens leave the address'),
    ],
  },
  {
    does: 'The description of an error that came by the URL is not shown as markup, is cut, and is not believed with another `state`.',
    proofs: [refusal('is cut when it is long'), refusal('is not believed with another state')],
  },
];

const injection: readonly Statement[] = [
  {
    does: 'Strings of the service, of Lambda triggers and of the config are shown as text, never as markup.',
    proofs: [
      element('base/errors', 'never shows the service’s own text, and never makes it markup'),
      element('base/errors', 'are text, whatever is in them'),
      element('custom-confirm-sign-in/custom-confirm-sign-in', 'never becomes markup'),
    ],
  },
  {
    does: 'The URL of a server in a config must use `https`, except on the local host, and no redirect runs code (`javascript:`).',
    proofs: [
      config('oauth-config', 'takes no server without TLS, and no redirect that runs code'),
      config('config-file', 'is refused unless its URL is safe, before any request'),
    ],
  },
  {
    does: 'The elements work under a Content Security Policy without `unsafe-inline` and `unsafe-eval`, with Trusted Types.',
    proofs: [traces],
  },
];

const frames: readonly Statement[] = [
  {
    does: 'The elements read no messages of other windows (`postMessage`); tabs of one origin notify each other by `BroadcastChannel`, without tokens.',
    proofs: [data('no module listens to messages of other windows')],
  },
  {
    does: 'In a sandboxed frame, or where the browser blocks the storage, the session is kept in memory.',
    proofs: ['src/auth/storage/storage.test.ts › is memory where the browser blocks its own'],
  },
];

const requests: readonly Statement[] = [
  {
    does: 'A page with a user pool sends requests to its own server and to the user pool, and to no other.',
    proofs: [traces],
  },
  {
    does: 'Every module that can send a request, load a script or leave the page is named in the table, and so is every host in the source.',
    proofs: [
      data('every module that makes a request is known'),
      data('every host in the source is in the page'),
    ],
  },
  {
    does: 'The token of a web ACL is sent only after the web ACL has asked for one.',
    proofs: [auth('web-acl', 'is not sent where no web ACL asks')],
  },
  {
    does: 'Data of threat protection is sent only where the script of Cognito that collects it is on the page, and can be turned off.',
    proofs: [auth('hosted-ui', 'decides whether the data that the service’s script collects is sent')],
  },
];

export const security = { passwords, tokens, hostedUi, injection, frames, requests };
