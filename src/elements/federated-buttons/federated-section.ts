import { html, type ReactiveElement, type TemplateResult } from 'lit';

import type { AuthConfig } from '../../auth/config/config-types.js';
import { loadErrorTemplate } from '../../forms/controls/not-loaded.js';
import type { FormController } from '../../forms/form-controller.js';
import { lazy } from '../../lib/lazy.js';
import type { ScreenContext } from '../base/settings.js';
import { storedLastSignIn } from '../sign-in/stored-last-sign-in.js';
import type { FederatedConfig } from './providers.js';

export const loadProviders = lazy(() => import('./alternatives.js'));

type Providers = Awaited<typeof loadProviders.loaded>;

let providers: Providers | undefined;
const loaded = loadProviders.loaded.then((module) => {
  providers = module;
});
/** The hosts that wait for the buttons; false if they failed to load. */
const waiting = new WeakMap<ReactiveElement, boolean>();

/** Not every page has the buttons: they load when a provider is configured, into reserved space. */
function load(host: ReactiveElement): void {
  if (!waiting.has(host)) void loaded.then(() => host.requestUpdate());
  waiting.set(host, true);
  loadProviders().catch(() => {
    waiting.set(host, false);
    host.requestUpdate();
  });
}

/**
 * The button above the form for the last user; undefined if a passkey is not the first way to sign in, or was not the last one
 * here. Call it before `federatedSection`, which loads it.
 */
export function continueSection(
  host: ReactiveElement,
  context: ScreenContext | undefined,
  form: FormController,
): TemplateResult | undefined {
  if (
    context?.settings.signInMethods[0] !== 'passkey' ||
    !storedLastSignIn(context.auth)?.includes('WEB_AUTHN') ||
    waiting.get(host) === false
  )
    return undefined;
  if (providers) return providers.continueAs(host, form, context);
  const room =
    'min-block-size: calc(var(--auth-size-control) + var(--auth-size-target) + var(--auth-space-3) * 2 + var(--auth-font-size-caption) * var(--auth-font-line-tight))';
  return html` <div .style=${room}></div> `;
}

/** Returns the number of buttons to reserve space for, before the module that knows it exactly has loaded. */
function countExpected(given: FederatedConfig | string | undefined, config: AuthConfig | undefined): number {
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

/**
 * The providers below a form, and with its `form` the ways to sign in besides the password; undefined if there are none.
 * `own` is the screen's `federated`.
 */
export function federatedSection(
  host: ReactiveElement,
  context: ScreenContext | undefined,
  own: FederatedConfig | string | undefined,
  form?: FormController,
): TemplateResult | undefined {
  if (!context) return undefined;
  const given = own ?? context.settings.federated;
  const config = context.auth.configure();
  const methods = context.settings.signInMethods;
  const asksMore = form && methods.join() !== 'password';
  const others = asksMore && methods.includes('password') ? methods.length - 1 : 0;
  const expected = countExpected(given, config) + others;
  if (given === undefined && expected === 0 && !asksMore) return undefined;
  if (!providers && !waiting.has(host)) load(host);
  if (asksMore) providers?.followSignIns(context);
  const element = own === undefined ? 'auth-authenticator' : host.localName;
  const count = providers?.readProviders(providers.parseFederated(given, element), config, element).length;
  if (!(others || (count ?? expected))) return undefined;
  if (providers) return providers.alternatives(host, context, own, others ? form : undefined);
  if (waiting.get(host) === false)
    return html`
      <div class="auth-row" role="status">
        ${loadErrorTemplate(() => {
          load(host);
          host.requestUpdate();
        })}
      </div>
    `;
  // As high as the divider and the buttons will be: the gap of the form less that of the buttons is space-3.
  const room = `min-block-size: calc(${expected} * (var(--auth-size-control) + var(--auth-space-2)) + var(--auth-font-size-caption) * var(--auth-font-line-tight) + var(--auth-space-3))`;
  return html` <div .style=${room}></div> `;
}
