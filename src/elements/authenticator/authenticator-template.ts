import { html, nothing, type ReactiveElement, type TemplateResult } from 'lit';

import { msg } from '../../localization/index.js';
import { isUnknown } from '../../machine/selectors.js';
import type { StoredAuthState } from '../../machine/types.js';
import { screenFor, type ScreenName } from '../base/screens.js';
import type { ScreenOutlet } from './screen-outlet.js';
import { hasSlotted } from './slots.js';

interface AuthenticatorView {
  /** The state whose screen is shown. */
  readonly state: StoredAuthState;
  readonly hidden: ReadonlySet<ScreenName>;
  readonly outlet: ScreenOutlet;
  /** Retries what failed to load; undefined if nothing failed. */
  readonly retry: (() => unknown) | undefined;
  /** Marks a sandbox. */
  readonly note: HTMLElement | undefined;
}

/**
 * The card with the slots for screens, brand and footers, the app's content after sign-in, and the content
 * that is always visible.
 */
export function authenticatorTemplate(
  host: ReactiveElement,
  { state, hidden, outlet, retry, note }: AuthenticatorView,
): TemplateResult {
  const screen = screenFor(state);
  const isSignedIn = state === 'signedIn';
  const isShown = outlet.isReplaced(screen) || !hidden.has(screen);
  const update = (): void => host.requestUpdate();
  const hasBrand = !isSignedIn && state !== 'loading' && hasSlotted(host, 'header', `${screen}-header`);
  return html`
    ${greetsOutside(host, state) ? html` <div class="auth-card auth-outside"><slot name="greetings"></slot></div> ` : nothing}
    ${
      isShown
        ? html`
            <div part="card" class="auth-card" ?data-bar=${isSignedIn}>
              <div class="auth-brand" ?hidden=${!hasBrand}>
                <slot name="header" @slotchange=${update}></slot>
                <slot name="${screen}-header" @slotchange=${update}></slot>
              </div>
              <div class=${hasBrand ? 'auth-with-brand' : ''}>
                <slot
                  name=${screen}
                  class=${outlet.needsPadding(screen) ? 'auth-own' : ''}
                  @slotchange=${update}
                ></slot>
              </div>
              ${
                isSignedIn
                  ? nothing
                  : html`
                      <slot name="${screen}-footer"></slot>
                      <slot name="footer"></slot>
                    `
              }
            </div>
          `
        : nothing
    }
    ${
      retry
        ? html`
            <p class="auth-retry">
              <button class="auth-link" type="button" @click=${retry}>
                ${msg('Try again', { id: 'common.try-again' })}
              </button>
            </p>
          `
        : nothing
    }
    ${isSignedIn ? html` <slot @slotchange=${update}></slot> ` : nothing} ${note ?? nothing}
    <slot name="captcha"></slot>
    <slot name="always"></slot>
  `;
}

/** Whether the app's greetings element has a message for signed-out users. */
function greetsOutside(host: Element, state: StoredAuthState): boolean {
  if (state === 'signedIn' || isUnknown(state)) return false;
  const own = host.querySelector(':scope > auth-greetings[slot="greetings"]:not([data-auth-screen])');
  return own !== null && (own.hasAttribute('out-greeting') || !!Reflect.get(own, 'outGreeting'));
}
