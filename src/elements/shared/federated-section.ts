import { html, type ReactiveElement, type TemplateResult } from 'lit';
import { msg } from '../../localization/index.js';
import { parseFederated, readProviders, type FederatedConfig } from './providers.js';
import type { AuthScope } from './scope.js';
import { warnOnce } from './warn.js';

const tag = 'auth-federated-buttons';

let loading: Promise<unknown> | undefined;
let isMissing = false;

/** The buttons are not on every page: they come when a provider is configured, into room that is kept for them. */
function load(host: ReactiveElement): void {
  if (customElements.get(tag) || loading) return;
  loading = import('../federated-buttons/define.js').then(
    () => host.requestUpdate(),
    (error: unknown) => {
      isMissing = true;
      warnOnce(`<${tag}> could not be loaded: ${String(error)}`);
      host.requestUpdate();
    },
  );
}

/** The other ways in, below a form; undefined when there are none. `own` is the screen's own `federated`. */
export function federatedSection(
  host: ReactiveElement,
  scope: AuthScope | undefined,
  own: FederatedConfig | string | undefined,
): TemplateResult | undefined {
  if (!scope || isMissing) return undefined;
  const federated = parseFederated(own, host.localName);
  const element = federated ? host.localName : 'auth-authenticator';
  const { length } = readProviders(federated ?? scope.settings.federated, scope.auth.configure(), element);
  if (length === 0) return undefined;
  load(host);
  const room = customElements.get(tag)
    ? ''
    : `display: block; min-block-size: calc(${length} * (var(--auth-size-control) + var(--auth-space-2)) - var(--auth-space-2))`;
  return html`
    <p class="auth-divider">${msg('or', { id: 'common.or' })}</p>
    <auth-federated-buttons .federated=${federated} .style=${room}></auth-federated-buttons>
  `;
}
