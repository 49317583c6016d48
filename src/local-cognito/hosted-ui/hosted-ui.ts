import type { Service } from '../service.js';
import type { Faults } from '../wire/faults.js';
import { ServiceError } from '../wire/service-error.js';
import { CallbackError, PageError, readAuthorizationRequest } from './authorization-request.js';
import { authorizePage } from './authorize.js';
import { errorPage, logout, revoke, userInfo } from './endpoints.js';
import { login } from './login.js';
import type { PageCall, SignInCall } from './page-call.js';
import { provider } from './provider.js';
import { errorToApp, json, oauthError, redirect } from './responses.js';
import { token } from './token.js';

const LARGEST_FORM = 1 << 20;

interface Route {
  readonly methods: readonly string[];
  readonly answer: (call: PageCall) => Response | Promise<Response>;
}

const onTheWay =
  (answer: (call: SignInCall) => Promise<Response>) =>
  (call: PageCall): Promise<Response> =>
    answer({ ...call, asked: readAuthorizationRequest(call.pool, call.query) });

/** The hosted pages and the OAuth endpoints. `/provider` is ours: it stands for the providers' own pages. */
const routes: ReadonlyMap<string, Route> = new Map([
  ['oauth2/authorize', { methods: ['GET'], answer: onTheWay(authorizePage) }],
  ['oauth2/token', { methods: ['POST'], answer: token }],
  ['oauth2/userInfo', { methods: ['GET', 'POST'], answer: userInfo }],
  ['oauth2/revoke', { methods: ['POST'], answer: revoke }],
  ['login', { methods: ['GET', 'POST'], answer: onTheWay(login) }],
  ['provider', { methods: ['GET', 'POST'], answer: onTheWay(provider) }],
  ['logout', { methods: ['GET'], answer: logout }],
  ['error', { methods: ['GET'], answer: errorPage }],
]);

const PATH = new RegExp(`^.*?/(?:([a-z]+(?:-[a-z0-9]+)+_[A-Za-z0-9]+)/)?(${[...routes.keys()].join('|')})$`);

/**
 * Answers requests for the hosted pages, or resolves to undefined for all others. The pool is named in front of the
 * path, as in `/us-east-1_LocalDemo/oauth2/authorize`; without a name it is the first one.
 */
export async function hostedUi(
  service: Service,
  faults: Faults,
  request: Request,
): Promise<Response | undefined> {
  const { pathname, searchParams: query } = new URL(request.url);
  const [, poolId, path = ''] = PATH.exec(pathname) ?? [];
  const route = routes.get(path);
  if (!route) return undefined;
  const [first] = service.pools.values();
  const pool = poolId === undefined ? first : service.pools.get(poolId);
  if (!pool) return json(404, { error: 'invalid_request', error_description: 'There is no such user pool.' });
  if (!route.methods.includes(request.method)) {
    return json(405, { error: 'invalid_request' }, { allow: route.methods.join(', ') });
  }
  const instead = await struck(faults, path);
  if (instead) return instead;
  const isPost = request.method === 'POST';
  const form = isPost && path !== 'oauth2/userInfo' ? await readForm(request) : new URLSearchParams();
  if (!form) return oauthError('invalid_request');
  const toRoot = path.startsWith('oauth2/') ? '../' : '';
  return answer(route, { service, pool, request, query, form }, toRoot);
}

async function answer(route: Route, call: PageCall, toRoot: string): Promise<Response> {
  try {
    return await route.answer(call);
  } catch (error) {
    if (error instanceof CallbackError) return errorToApp(error);
    if (error instanceof PageError) {
      const parameters = new URLSearchParams({ error: error.message });
      if (error.clientId !== undefined) parameters.set('client_id', error.clientId);
      return redirect(`${toRoot}error?${parameters.toString()}`);
    }
    return json(500, { error: 'server_error' });
  }
}

async function struck(faults: Faults, path: string): Promise<Response | undefined> {
  try {
    const instead = await faults.strike(path);
    return instead && new Response(instead.body, { status: instead.status });
  } catch (error) {
    if (error instanceof ServiceError) return json(error.status, { error: error.code });
    throw error;
  }
}

async function readForm(request: Request): Promise<URLSearchParams | undefined> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.toLowerCase().startsWith('application/x-www-form-urlencoded')) return undefined;
  const text = await request.text();
  return text.length > LARGEST_FORM ? undefined : new URLSearchParams(text);
}
