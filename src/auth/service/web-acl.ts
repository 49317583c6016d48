import { AuthError } from '../../lib/auth-error.js';
import { lazy } from '../../lib/lazy.js';
import type { AuthConfig } from '../config/config-types.js';
import type { WafAction } from '../config/waf-types.js';
import type { Emit } from '../context.js';
import type { Exchange } from './exchange.js';

const loadWafToken = lazy(() => import('./waf-token.js'));

/** The texts with which Cognito answers for its web ACL, where the header is missing (Cognito Developer Guide, "user-pool-waf"). */
const texts = /"ForbiddenException"[^]*\bWAF (captcha|challenge)\b/i;

/**
 * The web ACL of a user pool (AWS WAF): when a rule answers a request with a CAPTCHA or a challenge, gets a token and
 * sends the request again, once. Later requests have the token too. Requests at the same time share one token.
 */
export class WebAcl {
  readonly #config: AuthConfig;
  readonly #emit: Emit;
  #token: string | undefined;
  readonly #pending = new Map<WafAction, Promise<string>>();

  constructor(config: AuthConfig, emit: Emit) {
    this.#config = config;
    this.#emit = emit;
  }

  /**
   * Sends a request, with the header for the token. Rejects with `WafCaptchaRequired` or `WafChallengeRequired` if
   * nothing gives a token (`mayAsk`: whether to ask for one) or the web ACL does not accept it, with `WafTokenFailed`,
   * and as `send`.
   */
  async pass(
    send: (headers: Record<string, string>) => Promise<Exchange>,
    mayAsk: boolean,
  ): Promise<Exchange> {
    const token = this.#token;
    const reply = await send(headersFor(token));
    const action = askedAction(reply);
    if (!action) return reply;
    if (!mayAsk) throw required(action, 'this request cannot wait for it');
    const again = await send(headersFor(await this.#renew(action, token)));
    const asked = askedAction(again);
    if (!asked) return again;
    this.#token = undefined;
    throw required(asked, 'does not accept the token');
  }

  /** Gets a token in place of one that was not accepted, unless another request has a newer one already. */
  async #renew(action: WafAction, refused: string | undefined): Promise<string> {
    if (this.#token !== undefined && this.#token !== refused) return this.#token;
    const pending =
      this.#pending.get(action) ?? this.#ask(action).finally(() => this.#pending.delete(action));
    this.#pending.set(action, pending);
    return pending;
  }

  async #ask(action: WafAction): Promise<string> {
    this.#token = undefined;
    const { askForToken } = await loadWafToken();
    return (this.#token = await askForToken(action, {
      config: this.#config,
      emit: this.#emit,
      missing: required(action, 'nothing gives a token: set wafToken, or handle auth-captcha'),
    }));
  }
}

const headersFor = (token: string | undefined): Record<string, string> =>
  token === undefined ? {} : { 'x-aws-waf-token': token };

/**
 * Returns what the web ACL asks for. The header is readable only where the server exposes it to other origins. Without
 * it, the text of Cognito names the action, or else the status does, which Cognito itself does not use.
 */
function askedAction({ response, text }: Exchange): WafAction | undefined {
  const said = response.headers.get('x-amzn-waf-action') ?? (response.ok ? '' : texts.exec(text)?.[1]);
  const action = said?.toLowerCase();
  if (action === 'captcha' || action === 'challenge') return action;
  return statuses.get(response.status);
}

const statuses: ReadonlyMap<number, WafAction> = new Map([
  [202, 'challenge'],
  [405, 'captcha'],
]);

/** The error of a request that the web ACL has stopped. */
const required = (action: WafAction, why: string): AuthError =>
  new AuthError(
    action === 'captcha' ? 'WafCaptchaRequired' : 'WafChallengeRequired',
    `The web ACL of the user pool asks for a ${action}, and ${why}.`,
  );
