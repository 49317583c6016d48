import type { ResolvedClient } from '../options/options.js';
import type { LocalPool } from '../pool/pool.js';
import { readLevels } from '../sign-in/assurance.js';
import { ServiceError } from '../wire/service-error.js';

/** The checked parameters of `/oauth2/authorize`. */
export interface AuthorizationRequest {
  readonly client: ResolvedClient;
  readonly redirectUri: string;
  readonly responseType: 'code' | 'token';
  readonly scopes: readonly string[];
  readonly state: string | undefined;
  readonly nonce: string | undefined;
  readonly codeChallenge: string | undefined;
  /** The seconds since the sign-in on the pages, at most. */
  readonly maxAge: number | undefined;
  /** The levels of authentication that are asked for, in order of preference. */
  readonly levels: readonly number[] | undefined;
}

/** A request without a valid redirect URI, so its error is shown on a page. */
export class PageError extends Error {
  override readonly name = 'PageError';
  readonly clientId: string | undefined;

  constructor(message: string, clientId?: string) {
    super(message);
    this.clientId = clientId;
  }
}

/** Where an answer goes, and how. */
export type Callback = Pick<AuthorizationRequest, 'redirectUri' | 'responseType' | 'state'>;

/** An error that is sent to the app's redirect URI (RFC 6749 §4.1.2.1). */
export class CallbackError extends Error {
  override readonly name = 'CallbackError';
  readonly callback: Callback;
  readonly code: string;

  constructor(callback: Callback, code: string, description: string) {
    super(description);
    this.callback = callback;
    this.code = code;
  }
}

/** Finds the client that a hosted page is asked for. */
export function clientOf(pool: LocalPool, parameters: URLSearchParams): ResolvedClient {
  const id = parameters.get('client_id');
  if (!id) throw new PageError("Required String parameter 'client_id' is not present");
  const client = pool.options.clients.find((each) => each.id === id);
  if (!client) throw new PageError(`Client ${id} does not exist.`);
  return client;
}

/** Reads the parameters of `/oauth2/authorize` and `/login`; throws a PageError or a CallbackError. */
export function readAuthorizationRequest(pool: LocalPool, parameters: URLSearchParams): AuthorizationRequest {
  const client = clientOf(pool, parameters);
  const redirectUri = parameters.get('redirect_uri');
  if (!redirectUri) throw new PageError("Required String parameter 'redirect_uri' is not present", client.id);
  if (!client.callbackUrls.includes(redirectUri)) throw new PageError('redirect_mismatch', client.id);
  if (['client_id', 'redirect_uri', 'state'].some((name) => parameters.getAll(name).length > 1)) {
    throw new PageError('invalid_request', client.id);
  }
  const responseType = parameters.get('response_type');
  const callback: Callback = {
    redirectUri,
    responseType: responseType === 'token' ? 'token' : 'code',
    state: parameters.get('state') ?? undefined,
  };
  const refuse = (code: string, description: string): never => {
    throw new CallbackError(callback, code, description);
  };
  const twice = [...new Set(parameters.keys())].find((name) => parameters.getAll(name).length > 1);
  if (twice !== undefined) refuse('invalid_request', `${twice} is there more than once`);
  if (responseType !== 'code' && responseType !== 'token') refuse('invalid_request', 'invalid response_type');
  const flow = callback.responseType === 'code' ? 'code' : 'implicit';
  if (!client.allowedOAuthFlows.includes(flow)) refuse('unauthorized_client', 'unauthorized_client');
  return {
    ...callback,
    client,
    scopes: readScopes(client, parameters.get('scope'), refuse),
    nonce: parameters.get('nonce') ?? undefined,
    codeChallenge: readChallenge(parameters, refuse),
    maxAge: readMaxAge(parameters.get('max_age'), refuse),
    levels: readAcrValues(pool, parameters.get('acr_values'), refuse),
  };
}

type Refuse = (code: string, description: string) => never;

function readScopes(client: ResolvedClient, scope: string | null, refuse: Refuse): string[] {
  const asked = [...new Set((scope ?? '').split(' ').filter(Boolean))];
  if (asked.length === 0) return client.allowedOAuthScopes;
  const isAllowed = asked.every((each) => client.allowedOAuthScopes.includes(each));
  // These three describe a user, which only openid allows to ask for.
  const needsOpenid = asked.some((each) => ['email', 'phone', 'profile'].includes(each));
  if (!isAllowed || (needsOpenid && !asked.includes('openid'))) refuse('invalid_request', 'invalid_scope');
  return asked;
}

function readMaxAge(value: string | null, refuse: Refuse): number | undefined {
  if (value === null) return undefined;
  return /^\d+$/.test(value) ? Number(value) : refuse('invalid_request', 'invalid max_age');
}

function readAcrValues(pool: LocalPool, values: string | null, refuse: Refuse): number[] | undefined {
  if (values === null) return undefined;
  try {
    return readLevels(pool.options, values);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return refuse('invalid_request', error.message);
  }
}

function readChallenge(parameters: URLSearchParams, refuse: Refuse): string | undefined {
  const challenge = parameters.get('code_challenge');
  const method = parameters.get('code_challenge_method');
  if (challenge === null && method === null) return undefined;
  if (challenge === null) return refuse('invalid_request', 'code_challenge is missing');
  if (method !== 'S256') return refuse('invalid_request', 'code_challenge_method must be S256');
  if (!/^[\w-]{43}$/.test(challenge)) return refuse('invalid_request', 'invalid code_challenge');
  return challenge;
}
