import type { CognitoFixture } from './cognito-fixture.js';

/** The part of MSW's `http` that is used. */
interface MswHttp<Handler> {
  /** Returns a handler for every method. */
  all(path: string | RegExp, resolver: (info: { readonly request: Request }) => Promise<Response>): Handler;
}

/** The URLs of the user pool service, in every region. */
export const USER_POOLS = /^https:\/\/cognito-idp\.[\w-]+\.amazonaws\.com(\.cn)?\//;

/** The headers of a page, which a local Cognito would check. */
const pageHeaders = ['host', 'origin', 'referer', 'sec-fetch-site', 'content-length'];

/**
 * Answers a request that was sent to Amazon Cognito.
 *
 * @param fixture - The pool that answers. It is found by the app client in the request.
 * @param request - The request, to any host.
 */
export function answerRequest({ cognito }: CognitoFixture, request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const headers = new Headers(request.headers);
  for (const name of pageHeaders) headers.delete(name);
  const url = `http://localhost${pathname}${search}`;
  const { method } = request;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return request
    .text()
    .then((body) => cognito.fetch(new Request(url, { method, headers, ...(hasBody && { body }) })));
}

/**
 * Creates a request handler for MSW, which answers what the app sends to Amazon Cognito. The app keeps its config.
 *
 * @param http - The `http` of MSW 2.
 * @param fixture - A fixture whose pool and client have the IDs in the config of the app.
 * @param path - The URLs that are answered. Default: the user pool service of every region.
 * @example
 * ```js
 * import { http } from 'msw';
 * import { setupServer } from 'msw/node';
 *
 * const pools = [{ id: 'eu-west-1_AbCdEfGhI', clients: [{ id: '1h57kf5cpq17m0eml12EXAMPLE' }] }];
 * const server = setupServer(cognitoHandler(http, await createCognitoFixture({ pools, users })));
 * ```
 */
export function cognitoHandler<Handler>(
  http: MswHttp<Handler>,
  fixture: CognitoFixture,
  path: string | RegExp = USER_POOLS,
): Handler {
  return http.all(path, ({ request }) => answerRequest(fixture, request));
}
