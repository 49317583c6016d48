import type { WafAction } from '../auth/config/waf-types.js';
import type { CognitoUser } from '../auth/types.js';
import type { AuthError } from '../lib/auth-error.js';
import type { AuthData, StoredAuthState } from '../machine/types.js';

/** The `detail` of `auth-state-change`. */
export interface AuthStateChangeDetail {
  /** The new state. */
  readonly state: StoredAuthState;
  /** The data of the new state: usually the user, otherwise undefined. */
  readonly data: AuthData;
  /** The state before; undefined for the first one. */
  readonly previous: StoredAuthState | undefined;
}

/**
 * The values of a form before they are sent. `preventDefault()` leaves the call to the app, which then calls
 * `transition`.
 */
export interface AuthSubmitDetail {
  /** The state whose form is submitted. */
  readonly state: StoredAuthState;
  /** The values of the form by field name, normalized. */
  readonly values: Readonly<Record<string, string>>;
}

/** Renders the CAPTCHA of AWS WAF into an element, and returns the token once the user has solved it. */
export type RenderCaptcha = (container: HTMLElement) => string | Promise<string>;

/**
 * The web ACL of the user pool asks for a token. A listener passes `render` a function; `preventDefault()` refuses, and
 * the call fails.
 */
export interface AuthCaptchaDetail {
  /** `captcha`: a CAPTCHA for the user, in a dialog; `challenge`: a check of the browser, without one. */
  readonly action: WafAction;
  /**
   * Takes the function that renders the CAPTCHA. Call it in the listener.
   *
   * @throws `InvalidArgument` for another value, for a second call, and after the event.
   */
  readonly render: (render: RenderCaptcha) => void;
}

declare global {
  interface HTMLElementEventMap {
    'auth-state-change': CustomEvent<AuthStateChangeDetail>;
    'auth-signed-in': CustomEvent<{ readonly user: CognitoUser }>;
    'auth-signed-out': CustomEvent<undefined>;
    'auth-error': CustomEvent<{ readonly error: AuthError }>;
    'auth-submit': CustomEvent<AuthSubmitDetail>;
    'auth-captcha': CustomEvent<AuthCaptchaDetail>;
  }
}

/** The name of every event that the elements dispatch. */
export type AuthEventName = Extract<keyof HTMLElementEventMap, `auth-${string}`>;

/** Dispatches one of the public events: bubbling and composed. False when a listener prevented a cancelable one. */
export function dispatchAuthEvent<Name extends AuthEventName>(
  target: EventTarget,
  name: Name,
  detail: HTMLElementEventMap[Name]['detail'],
  cancelable = false,
): boolean {
  return target.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
}
