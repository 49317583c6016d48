import {
  allowInsecureRequests,
  type AuthorizationServer,
  type Client,
  customFetch,
  type CustomFetchOptions,
} from 'oauth4webapi';

import { REQUEST_TIMEOUT_MS } from '../../lib/timeout.js';
import { clockOf } from '../clock.js';
import type { AuthInstance } from '../context.js';
import { userPoolEndpoint, userPoolIssuers } from '../service/endpoints.js';
import { exchange } from '../service/exchange.js';

/** A server that signs people in on its own pages, and the parameters of requests to it. */
export interface Authority {
  readonly name: 'oauth' | 'auth0';
  readonly server: AuthorizationServer;
  /** The issuers that its tokens may name. */
  readonly issuers: readonly [string, ...string[]];
  readonly client: Client;
  readonly authorizationEndpoint: string;
  readonly redirects: readonly string[];
  readonly responseType: 'code' | 'token';
  /** The parameters of an authorization request besides those that every request has. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Returns every authority in the config. */
export function authoritiesOf(context: AuthInstance): Authority[] {
  return [hostedUi(context), auth0(context)].filter((each) => each !== undefined);
}

export function hostedUi({ config }: AuthInstance): Authority | undefined {
  const { oauth, userPoolId, userPoolWebClientId } = config;
  if (!oauth || !userPoolId || !userPoolWebClientId) return undefined;
  const issuers = userPoolIssuers(config);
  return {
    name: 'oauth',
    issuers,
    server: {
      issuer: issuers[0],
      token_endpoint: `${oauth.domain}/oauth2/token`,
      jwks_uri: `${userPoolEndpoint(config).replace(/\/*$/, '/')}${userPoolId}/.well-known/jwks.json`,
      id_token_signing_alg_values_supported: ['RS256'],
    },
    client: { client_id: userPoolWebClientId },
    authorizationEndpoint: `${oauth.domain}/oauth2/authorize`,
    redirects: oauth.redirectSignIn,
    responseType: oauth.responseType,
    parameters: oauth.scope.length > 0 ? { scope: oauth.scope.join(' ') } : {},
  };
}

export function auth0({ config }: AuthInstance): Authority | undefined {
  if (!config.auth0) return undefined;
  const { domain, clientID, redirectUri, audience, scope } = config.auth0;
  const issuer = `${domain}/`;
  return {
    name: 'auth0',
    issuers: [issuer],
    server: {
      issuer,
      token_endpoint: `${domain}/oauth/token`,
      jwks_uri: `${domain}/.well-known/jwks.json`,
      id_token_signing_alg_values_supported: ['RS256'],
    },
    client: { client_id: clientID },
    authorizationEndpoint: `${domain}/authorize`,
    redirects: [redirectUri],
    responseType: 'code',
    parameters: { scope, ...(audience && { audience }) },
  };
}

type Asked = CustomFetchOptions<'GET' | 'POST', URLSearchParams | undefined>;

/** Options for requests to the endpoints of an authority. */
export function requestOptions(context: AuthInstance) {
  const own = context.config.fetch;
  return {
    // The config accepts URLs without TLS on localhost only.
    [allowInsecureRequests]: true,
    [customFetch]: async (url: string, { body: form, ...init }: Asked): Promise<Response> => {
      const { response, text, date, took } = await exchange(
        own ?? fetch,
        url,
        { ...init, ...(form && { body: form }) },
        REQUEST_TIMEOUT_MS,
        'The hosted sign-in',
      );
      clockOf(context).update(date, took);
      return new Response(text || null, { status: response.status, headers: response.headers });
    },
  };
}
