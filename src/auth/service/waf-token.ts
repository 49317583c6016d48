import { AuthError } from '../../lib/auth-error.js';
import { withTimeout } from '../../lib/timeout.js';
import type { AuthConfig } from '../config/config-types.js';
import type { WafAction, WafTokenRequest } from '../config/waf-types.js';
import type { Emit } from '../context.js';

/** How long `wafToken` may take, in milliseconds: the user may have a CAPTCHA to solve. */
export const WAF_TOKEN_TIMEOUT_MS = 300_000;

/** A token is the value of a header. */
const tokenPattern = /^[\x21-\x7e]+$/;

/** Where a token can come from. */
interface Sources {
  readonly config: AuthConfig;
  readonly emit: Emit;
  /** The error if nothing gives a token. */
  readonly missing: AuthError;
}

/**
 * Gets a token of AWS WAF: from `wafToken` of the config, or else from a listener of `wafTokenRequired`. Rejects with
 * `WafTokenFailed`, with `missing`, or with the `AuthError` of the listener.
 */
export async function askForToken(action: WafAction, sources: Sources): Promise<string> {
  const { wafToken } = sources.config;
  const name = wafToken ? 'wafToken' : 'The function that render of auth-captcha was given';
  let token: unknown;
  try {
    const answer = wafToken ? wafToken(action) : listenersToken(action, sources);
    token = await withTimeout(WAF_TOKEN_TIMEOUT_MS, Promise.resolve(answer));
  } catch (cause) {
    const isLate = cause instanceof AuthError && cause.code === 'Timeout';
    if (!wafToken && !isLate && cause instanceof AuthError) throw cause;
    throw failed(isLate ? `${name} did not return a token within 5 minutes.` : `${name} threw.`, cause);
  }
  if (typeof token === 'string' && tokenPattern.test(token)) return token;
  // Never the value: it may be a token in another form.
  const found = typeof token === 'string' ? 'another string' : typeof token;
  throw failed(`${name} must return a token as a string without spaces, not ${found}.`);
}

function listenersToken(action: WafAction, { emit, missing }: Sources): string | Promise<string> {
  let answer: string | Promise<string> | undefined;
  let isOver = false;
  const request: WafTokenRequest = {
    action,
    get isAnswered() {
      return answer !== undefined;
    },
    respondWith(token) {
      if (isOver) {
        throw new AuthError('InvalidArgument', 'respondWith: call it while the event is dispatched.');
      }
      answer ??= token;
    },
  };
  emit('wafTokenRequired', request, `The web ACL asks for a ${action}`);
  isOver = true;
  if (answer === undefined) throw missing;
  return answer;
}

const failed = (message: string, cause?: unknown): AuthError =>
  new AuthError('WafTokenFailed', message, cause === undefined ? {} : { cause });
