/** What a rule of a web ACL asks for: a CAPTCHA for the user, or a check of the browser that needs no user. */
export type WafAction = 'captcha' | 'challenge';

/** Returns a token of AWS WAF, as its scripts give it to `onSuccess` or return it from `getToken()`. */
export type WafTokenSource = (action: WafAction) => Promise<string>;

/** The data of the event `wafTokenRequired`. */
export interface WafTokenRequest {
  /** What the web ACL asks for. */
  readonly action: WafAction;
  /** Whether a listener has called `respondWith`. */
  readonly isAnswered: boolean;
  /**
   * Gives the token, or says that it will come. Only the first call counts, and only while the event is dispatched.
   *
   * @throws `InvalidArgument` for a later call.
   */
  respondWith(token: string | Promise<string>): void;
}
