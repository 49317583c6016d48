import { html, type ReactiveElement, type TemplateResult } from 'lit';
import type { AuthConfig } from '../../auth/config.js';
import { msg } from '../../localization/index.js';
import type { FederatedConfig } from './providers.js';
import type { AuthScope } from './scope.js';
import { warnOnce } from './warn.js';

export const loadProviders = () => import('./providers.js');

type Providers = Awaited<ReturnType<typeof loadProviders>>;

let providers: Providers | undefined;
let loading: Promise<unknown> | undefined;
let isMissing = false;

/** The buttons are not on every page: they come when a provider is named, into room that is kept for them. */
function load(host: ReactiveElement): void {
  loading ??= Promise.all([loadProviders(), import('../federated-buttons/define.js')]).then(
    ([module]) => {
      providers = module;
    },
    (error: unknown) => {
      isMissing = true;
      warnOnce(`<auth-federated-buttons> could not be loaded: ${String(error)}`);
    },
  );
  void loading.then(() => host.requestUpdate());
}

/** How many buttons there will be, before what knows for sure is loaded. */
function guess(given: FederatedConfig | string | undefined, config: AuthConfig | undefined): number {
  if (given === undefined) {
    const { oauth, federated, auth0 } = config ?? {};
    const list = oauth ? oauth.providers : Object.keys(federated ?? {});
    return list.length + (auth0 ? 1 : 0);
  }
  try {
    const { providers: list, ...others } = (
      typeof given === 'string' ? JSON.parse(given) : given
    ) as FederatedConfig;
    const ids = Object.keys(others).filter((name) => name !== 'oauth_config').length;
    return ids + (list?.length ?? 0) || (others.oauth_config ? 1 : 0);
  } catch {
    return 0;
  }
}

/** The other ways in, below a form; undefined when there are none. `own` is the screen's own `federated`. */
export function federatedSection(
  host: ReactiveElement,
  scope: AuthScope | undefined,
  own: FederatedConfig | string | undefined,
): TemplateResult | undefined {
  if (!scope || isMissing) return undefined;
  const given = own ?? scope.settings.federated;
  const config = scope.auth.configure();
  const expected = guess(given, config);
  if (given === undefined && expected === 0) return undefined;
  if (!providers) load(host);
  const element = own === undefined ? 'auth-authenticator' : host.localName;
  const count = providers?.readProviders(providers.parseFederated(given, element), config, element).length;
  if (!(count ?? expected)) return undefined;
  const room = providers
    ? ''
    : `display: block; min-block-size: calc(${expected} * (var(--auth-size-control) + var(--auth-space-2)) - var(--auth-space-2))`;
  return html`
    <p class="auth-divider">${msg('or', { id: 'common.or' })}</p>
    <auth-federated-buttons .federated=${own} .style=${room}></auth-federated-buttons>
  `;
}
