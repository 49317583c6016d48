import { AuthError, toAuthError } from '../../lib/auth-error.js';
import { delay } from '../../lib/timeout.js';
import { clockOf } from '../clock.js';
import type { AuthInstance } from '../context.js';
import { loadUserPool } from '../parts.js';
import { beginSignIn, isDiscarded, type SignInAttempt } from '../sign-in-attempt.js';
import type { CognitoUser } from '../types.js';
import { completeAuth0SignIn } from './auth0.js';
import { authoritiesOf, type Authority } from './authority.js';
import { unmetDemand } from './demands.js';
import { refused, refusedByService, toFailure } from './failures.js';
import { clientIdForState, pendingOf, storeOf, takePending } from './pending.js';
import { cleanPage, cleanUrl, isRedirectUri, pageUrl, type UrlComponent } from './redirects.js';
import { customStateOf, isOurState } from './state.js';
import { type SignedIn, tokensOf } from './tokens.js';

/** The response of an authority in a URL. */
interface Callback {
  readonly authority: Authority;
  readonly url: URL;
  readonly part: UrlComponent;
  readonly answer: URLSearchParams;
  /** Empty for a refusal without a state. */
  readonly state: string;
}

/**
 * The states whose responses were handled in this page: a second Auth with the same config reads the same
 * URL.
 */
const answeredStates = new Set<string>();
const pendingCallbacks = new Map<string, Promise<CognitoUser | undefined>>();

/**
 * Completes the sign-in in the URL that the page had when Auth was configured. A failure is an event, and
 * returned.
 */
export async function resume(context: AuthInstance, href: string): Promise<AuthError | undefined> {
  const callback = URL.canParse(href) ? recognizeCallback(context, new URL(href)) : undefined;
  if (!callback) return undefined;
  const { store = storeOf(context.config) } = pendingOf(callback.authority.client.client_id) ?? {};
  // An instance with the storage for which the sign-in began has priority, if there is one on this page too.
  if (store !== storeOf(context.config)) await delay(0);
  // Without a state, the URL shows it: another instance that handled the response has removed it from the
  // URL.
  const isAnswered = callback.state
    ? answeredStates.has(callback.state)
    : pageUrl()?.href !== callback.url.href;
  const running = isAnswered ? pendingCallbacks.get(keyOf(callback)) : complete(context, callback);
  return running?.then(
    () => undefined,
    (error: unknown) => (isDiscarded(error) ? undefined : toAuthError(error)),
  );
}

/**
 * Completes the sign-in whose response is in a URL, by default the page's; `undefined` if it contains none.
 */
export async function handleAuthResponse(
  context: AuthInstance,
  url?: string,
): Promise<CognitoUser | undefined> {
  const parsed = url === undefined ? pageUrl() : parse(context, url);
  const callback = parsed && recognizeCallback(context, parsed, url !== undefined);
  return callback && complete(context, callback);
}

function parse(context: AuthInstance, url: unknown): URL {
  if (typeof url === 'string' && URL.canParse(url)) return new URL(url);
  const error = new AuthError('InvalidArgument', 'handleAuthResponse: the argument must be a full URL.');
  context.emit('parsingUrl_failure', error, 'The callback url could not be parsed');
  throw error;
}

/**
 * Recognizes a response: a redirect URI with response parameters and the state of a sign-in by this library,
 * or a refusal without a state.
 */
function recognizeCallback(context: AuthInstance, url: URL, isGiven = false): Callback | undefined {
  const authorities = authoritiesOf(context).filter(({ redirects }) => isRedirectUri(redirects, url));
  for (const authority of authorities) {
    const part = partWithAnswer(authority, url);
    if (!part) continue;
    const answer = new URLSearchParams(url[part].slice(1));
    const state = answer.get('state') ?? '';
    const sender = state && clientIdForState(state);
    const isPending = pendingOf(authority.client.client_id) !== undefined;
    const isCallback = sender
      ? sender === authority.client.client_id
      : isOurState(state) ||
        (isPending && (state || isGiven)) ||
        isBareRefusal(authority, answer, isPending || isGiven);
    if (isCallback) return { authority, url, part, answer, state };
  }
  return undefined;
}

/** A code is in the query, tokens are in the fragment, and errors in either. */
function partWithAnswer({ responseType }: Authority, url: URL): UrlComponent | undefined {
  const query = url.searchParams;
  if (query.has('error') || (responseType === 'code' && query.has('code'))) return 'search';
  const fragment = new URLSearchParams(url.hash.slice(1));
  const isAnswer = responseType === 'token' && (fragment.has('access_token') || fragment.has('error'));
  return isAnswer ? 'hash' : undefined;
}

/** The error codes of an authorization request (RFC 6749 §4.1.2.1, OpenID Connect Core §3.1.2.6). */
const refusalCodes = [
  'invalid_request',
  'unauthorized_client',
  'access_denied',
  'unsupported_response_type',
  'invalid_scope',
  'server_error',
  'temporarily_unavailable',
  'interaction_required',
  'login_required',
  'account_selection_required',
  'consent_required',
];

/**
 * Whether a response is a refusal of the hosted UI without a state. Amazon documents it as `<callback
 * URL>/?error_description=…&error=…` ("Managed login and federation error responses"), where `error` may be
 * an error code of an identity provider. Apps use `error` too, so two of three conditions are required: the
 * code is one of OAuth's, there is a description, and a sign-in is pending. The only consequence is an error:
 * a link with a forged refusal neither creates nor ends a session, and its message is not shown.
 */
function isBareRefusal({ name }: Authority, answer: URLSearchParams, isExpected: boolean): boolean {
  const error = answer.get('error');
  if (name !== 'oauth' || !error || answer.has('state')) return false;
  const signs = [refusalCodes.includes(error), answer.has('error_description'), isExpected];
  return signs.filter(Boolean).length > 1;
}

const keyOf = ({ state, url }: Callback): string => state || url.href;

/** Concurrent calls for the same response share the result. */
function complete(context: AuthInstance, callback: Callback): Promise<CognitoUser | undefined> {
  const key = keyOf(callback);
  const running =
    pendingCallbacks.get(key) ??
    completeCallback(context, callback).finally(() => pendingCallbacks.delete(key));
  pendingCallbacks.set(key, running);
  answeredStates.add(callback.state);
  return running;
}

async function completeCallback(context: AuthInstance, callback: Callback): Promise<CognitoUser | undefined> {
  const { authority, url, part, answer, state } = callback;
  const clientId = authority.client.client_id;
  const pending = pendingOf(clientId);
  const finish = (): void => {
    // A sign-in that began in the meantime keeps its pending request.
    if (pendingOf(clientId)?.state === pending?.state) takePending(clientId);
    cleanPage(part, answer);
  };
  // A code stays until it is exchanged: after a reload, it is exchanged again, or its refusal is reported.
  if (!pending || !answer.has('code')) finish();
  context.emit('parsingCallbackUrl', { url: cleanUrl(url, part) }, 'The callback url is being parsed');
  try {
    const error = answer.get('error');
    if (!state && error) throw refusedByService(error, answer.get('error_description') ?? '');
    const attempt = beginSignIn(context);
    if (!pending) throw refused('it was not started in this tab, or was completed before');
    // Needed at the end, and loaded in parallel; a failure is reported where it is used.
    context.auth.preload().catch(() => undefined);
    const signedIn = await tokensOf(context, authority, answer, pending);
    const unmet = unmetDemand(pending, signedIn.claims, clockOf(context).now());
    if (authority.name !== 'auth0') {
      // Before the code leaves the URL: a reload while this loads reports the refusal in place of losing the sign-in.
      await context.auth.preload();
      finish();
      return await storeSession(context, attempt, signedIn, state, unmet);
    }
    finish();
    attempt.assertCurrent();
    if (unmet) throw refused(unmet);
    await completeAuth0SignIn(context, signedIn);
    return undefined;
  } catch (caught) {
    finish();
    if (isDiscarded(caught)) throw caught;
    const error = toFailure(caught);
    reportFailure(context, error, authority, customStateOf(pending?.state ?? state) !== undefined);
    throw error;
  }
}

/** Stores the session, or revokes its tokens and rejects if a demand is unmet. */
async function storeSession(
  context: AuthInstance,
  attempt: SignInAttempt,
  signedIn: SignedIn,
  state: string,
  unmet: string | undefined,
): Promise<CognitoUser> {
  const { idToken, accessToken, refreshToken, claims } = signedIn;
  const username = claims['cognito:username'];
  if (typeof username !== 'string') throw refused('the ID token names no user');
  const { adoptSession, discardTokens, poolOf } = await loadUserPool();
  const pool = poolOf(context);
  const tokens = {
    IdToken: idToken,
    AccessToken: accessToken,
    ...(refreshToken && { RefreshToken: refreshToken }),
  };
  if (unmet) {
    discardTokens(pool, username, tokens);
    attempt.assertCurrent();
    throw refused(unmet);
  }
  const user = await adoptSession(pool, attempt, username, tokens);
  context.emit('cognitoHostedUI', user, `A user ${username} has been signed in via Cognito Hosted UI`);
  const custom = customStateOf(state);
  if (custom !== undefined) context.emit('customOAuthState', custom, `State for user ${username}`);
  return user;
}

function reportFailure(
  context: AuthInstance,
  error: AuthError,
  { name }: Authority,
  hasCustomState: boolean,
): void {
  context.emit('signIn_failure', error, 'The OAuth response flow failed');
  if (name === 'oauth')
    context.emit(
      'cognitoHostedUI_failure',
      error,
      'A failure occurred when returning to the Cognito Hosted UI',
    );
  if (hasCustomState) {
    context.emit('customState_failure', error, 'A failure occurred when returning state');
  }
}
