import { readClaims } from '../../lib/jwt.js';
import { lazy } from '../../lib/lazy.js';
import type { AuthConfig } from '../config/config-types.js';
import type { FederatedInfo } from '../types.js';
import { domainOf } from './federated-info.js';
import type { FederatedApps, RefreshHandler, TokenProvider } from './token-providers/token-provider.js';

/** A provider of the config, with its name in `Logins`. */
export interface FoundProvider {
  readonly domain: string;
  readonly provider: TokenProvider;
}

/** Finds the provider for a name (`Google`, `LoginWithAmazon`, a domain, or a name from the config). */
export async function findProvider(config: AuthConfig, name: string): Promise<FoundProvider | undefined> {
  const domain = domainOf(name);
  for (const [own, provider] of Object.entries(config.tokenProviders ?? {})) {
    const ownDomain = provider.domain ?? domainOf(own);
    if (own.toLowerCase() === name.toLowerCase() || ownDomain === domain) {
      return { domain: ownDomain, provider };
    }
  }
  const provider = await builtIn(domain, config.federated ?? {});
  return provider && { domain, provider };
}

const loadGoogle = lazy(() => import('./token-providers/google.js'));
const loadFacebook = lazy(() => import('./token-providers/facebook.js'));
const loadAmazon = lazy(() => import('./token-providers/amazon.js'));

async function builtIn(
  domain: string,
  {
    google_client_id: google,
    facebook_app_id: facebook,
    amazon_client_id: amazon,
  }: AuthConfig['federated'] & {},
): Promise<TokenProvider | undefined> {
  if (google && domain === 'accounts.google.com') return (await loadGoogle()).google(google);
  if (facebook !== undefined && domain === 'graph.facebook.com')
    return (await loadFacebook()).facebook(facebook);
  if (amazon && domain === 'www.amazon.com') return (await loadAmazon()).amazon(amazon);
  return undefined;
}

/** Returns the function that refreshes the token: the refresh handler of the app, or that of the provider. */
export async function findHandler(
  config: AuthConfig,
  { provider: name, token }: FederatedInfo,
): Promise<RefreshHandler | undefined> {
  const domain = domainOf(name);
  const handlers = Object.entries(config.refreshHandlers ?? {});
  const own = handlers.find(([key]) => key === name) ?? handlers.find(([key]) => domainOf(key) === domain);
  if (own) return own[1];
  const provider = (await findProvider(config, name))?.provider ?? (await builtIn(domain, appsOfPage(token)));
  return provider?.refresh && (() => provider.refresh?.() ?? Promise.reject(new Error('not available')));
}

/** The apps of sign-ins by the app's own code: Google's token names its app, Facebook's script knows it. */
function appsOfPage(token: string): FederatedApps {
  if (typeof document === 'undefined') return {};
  const { aud } = readClaims(token);
  return {
    ...(typeof aud === 'string' && { google_client_id: aud }),
    ...(Object.hasOwn(globalThis, 'FB') && { facebook_app_id: '' }),
  };
}
