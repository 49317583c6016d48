import type { WafTokenRequest } from '../auth/config/waf-types.js';
import { AuthError } from '../lib/auth-error.js';
import { isObject } from '../lib/guards.js';
import { lazy } from '../lib/lazy.js';
import { type AuthCaptchaDetail, dispatchAuthEvent, type RenderCaptcha } from './auth-events.js';

const loadDialog = lazy(() => import('./captcha-dialog.js'));

const isRequest = (data: unknown): data is WafTokenRequest =>
  isObject(data) && typeof data['respondWith'] === 'function';

const wrong = (message: string): AuthError => new AuthError('InvalidArgument', `auth-captcha: ${message}`);

/**
 * Answers a request of `Auth` for a token of AWS WAF with what a listener of `auth-captcha` renders. Does nothing for
 * another value, for a request that another element has answered, and for an element that is not visible.
 */
export function offerCaptcha(target: EventTarget, data: unknown, signal: AbortSignal): void {
  if (!isRequest(data) || data.isAnswered) return;
  const host = target as HTMLElement;
  if (host.getClientRects().length === 0) return;
  const { action } = data;
  let render: RenderCaptcha | undefined;
  let isDispatched = false;
  const detail: AuthCaptchaDetail = {
    action,
    render(given) {
      if (typeof given !== 'function') throw wrong('render takes a function that returns the token.');
      if (isDispatched) throw wrong('call render while the event is dispatched.');
      if (render) throw wrong('render was called before.');
      render = given;
    },
  };
  const isAllowed = dispatchAuthEvent(target, 'auth-captcha', detail, true);
  isDispatched = true;
  const chosen = render;
  if (chosen && isAllowed)
    data.respondWith(loadDialog().then(({ solve }) => solve(host, action, chosen, signal)));
}
