import { aboutSession, AuthError } from '../../lib/auth-error.js';
import { isObject, isRecord } from '../../lib/guards.js';
import { readClaims } from '../../lib/jwt.js';
import { REQUEST_TIMEOUT_MS } from '../../lib/timeout.js';
import type { ServiceClock } from '../clock.js';
import { runWithClock } from '../user-pool/library/library-clock.js';
import { isDeviceClockWrong } from './device-clock.js';
import { type Exchange, exchange } from './exchange.js';
import { type Answer, assertUsable, unreadable } from './token-answers.js';
import type { WebAcl } from './web-acl.js';

export type { Answer } from './token-answers.js';
/** A request for new tokens, in the members of `GetTokensFromRefreshToken`. */
export interface RefreshRequest {
  readonly ClientId: string;
  readonly RefreshToken: string;
  readonly DeviceKey?: string;
  readonly ClientMetadata?: Record<string, string> | undefined;
}

interface RequestOptions {
  readonly keepalive?: boolean;
  /** Whether no user waits for the request: a web ACL that asks for a token then makes it fail. */
  readonly isBackground?: boolean;
  readonly timeoutMs?: number;
}

export type RequestCallback = (error: AuthError | null, answer?: Answer) => void;

/** The error of Cognito for an operation that it does not know. */
const UNKNOWN_OPERATION = 'UnknownOperationException';

/** The errors for an unknown operation: of Cognito, and of servers in its place, such as cognito-local (`Unsupported`). */
const unknownOperationErrors = [UNKNOWN_OPERATION, 'UnknownOperation', 'InvalidAction', 'Unsupported'];

/** The HTTP status for an operation that is not implemented, whatever the name of its error: of LocalStack. */
const NOT_IMPLEMENTED = 501;

/**
 * Sends JSON 1.1 requests to a Cognito service, with the interface of the library's client. Every failure is
 * an `AuthError`: `NetworkError`, `Timeout`, `InvalidResponse`, `ChallengeExpired`, `UnsupportedChallenge`,
 * `ClockSkew`, or the service's error name. Its methods are bound, because users in proxies hold a reference
 * to it.
 */
export class ServiceClient {
  readonly #endpoint: string;
  readonly #clock: ServiceClock;
  readonly #fetch: typeof fetch;
  readonly #service: string;
  readonly #webAcl: WebAcl | undefined;
  /** Whether the server has answered that it does not know `GetTokensFromRefreshToken`. */
  #lacksTokenExchange = false;

  /** Times in responses update `clock`; `service` is the first part of `X-Amz-Target`; `webAcl` is in front of it. */
  constructor(
    endpoint: string,
    clock: ServiceClock,
    customFetch?: typeof fetch,
    service = 'AWSCognitoIdentityProviderService',
    webAcl?: WebAcl,
  ) {
    this.#endpoint = endpoint;
    this.#clock = clock;
    this.#service = service;
    this.#webAcl = webAcl;
    // Read for each call: apps replace the global `fetch`, and it must not be called as a method of another
    // object.
    this.#fetch = customFetch ?? ((input, init) => fetch(input, init));
  }

  /** Sends a request for the library, with a callback. */
  readonly request = (operation: string, params: object, callback: RequestCallback): void => {
    this.send(operation, params)
      .then((answer) => runWithClock(this.#clock, () => callback(null, answer)))
      // What the library throws while it reads an answer must reach its caller too.
      .catch((cause: unknown) => callback(cause instanceof AuthError ? cause : unreadable(operation, cause)))
      .catch(() => undefined);
  };

  readonly promisifyRequest = (operation: string, params: object): Promise<Answer> =>
    this.send(operation, params);

  /**
   * The library retries these. Here a failure is reported at once, and the person decides whether to try
   * again.
   */
  readonly requestWithRetry = this.request;

  readonly send = async (operation: string, params: object, init?: RequestOptions): Promise<Answer> => {
    const { response, text, date, took } = await this.#post(
      operation,
      params,
      init ?? {},
      init?.timeoutMs ?? REQUEST_TIMEOUT_MS,
    );
    const { status, ok, headers } = response;
    const answer = parse(text);
    // If the header is not readable, new tokens contain the time too.
    this.#clock.update(Number.isNaN(date) ? issued(answer) : date, took);
    if (ok) {
      if (!answer) throw unreadable(operation);
      assertUsable(operation, answer);
      return answer;
    }
    const code =
      (status === NOT_IMPLEMENTED ? UNKNOWN_OPERATION : undefined) ??
      errorName(answer?.['__type']) ??
      errorName(answer?.['code']) ??
      errorName(headers.get('x-amzn-errortype'));
    if (!code) {
      throw new AuthError(
        'InvalidResponse',
        `${operation} failed: the service answered ${status} without a reason.`,
      );
    }
    const message = answer?.['message'] ?? answer?.['Message'];
    const error = new AuthError(
      code,
      typeof message === 'string' && message ? message : `${operation} failed: ${code}`,
    );
    if (isLostChallenge(error, params))
      throw new AuthError('ChallengeExpired', 'The sign-in took too long. Sign in again.', { cause: error });
    if (isRefusedClaim(error, params) && !this.#clock.isKnown && (await isDeviceClockWrong()))
      throw new AuthError('ClockSkew', 'The clock of this device is wrong.', { cause: error });
    throw error;
  };

  /**
   * Exchanges a refresh token for new tokens; the answer has another refresh token if the app client rotates
   * them. A server that does not know the operation is asked for it once, then sent `REFRESH_TOKEN_AUTH`.
   */
  async refresh(request: RefreshRequest, options?: RequestOptions): Promise<Answer> {
    if (!this.#lacksTokenExchange) {
      try {
        return await this.send('GetTokensFromRefreshToken', request, options);
      } catch (error) {
        if (!(error instanceof AuthError && unknownOperationErrors.includes(error.code))) throw error;
        this.#lacksTokenExchange = true;
      }
    }
    const { RefreshToken: REFRESH_TOKEN, DeviceKey: DEVICE_KEY, ...others } = request;
    const AuthParameters = { REFRESH_TOKEN, ...(DEVICE_KEY && { DEVICE_KEY }) };
    const params = { ...others, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters };
    return this.send('InitiateAuth', params, options).catch((error: unknown) => {
      // A proxy may have answered for a server that knows the operation: the next refresh asks again.
      this.#lacksTokenExchange = false;
      throw error;
    });
  }

  #post(
    operation: string,
    params: object,
    { keepalive = false, isBackground = keepalive }: RequestOptions,
    timeoutMs: number,
  ): Promise<Exchange> {
    const send = (more?: Record<string, string>): Promise<Exchange> => {
      const headers = {
        'Content-Type': 'application/x-amz-json-1.1',
        'X-Amz-Target': `${this.#service}.${operation}`,
        'X-Amz-User-Agent': 'auth-elements',
        'Cache-Control': 'no-store',
        ...more,
      };
      const init: RequestInit = {
        method: 'POST',
        mode: 'cors',
        headers,
        body: JSON.stringify(params),
        keepalive,
      };
      return exchange(this.#fetch, this.#endpoint, init, timeoutMs, `${operation}: the service`);
    };
    // A request that may outlive its page has no user to solve a CAPTCHA.
    return this.#webAcl?.pass(send, !isBackground) ?? send();
  }
}

function parse(text: string): Answer | undefined {
  try {
    // Operations without a result respond with an empty body.
    const value: unknown = text.trim() === '' ? {} : JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Returns when the tokens of a response were issued, in milliseconds; `NaN` if it has none. */
function issued(answer: Answer | undefined): number {
  const result = answer?.['AuthenticationResult'];
  const token = isObject(result) ? result['AccessToken'] : undefined;
  return typeof token === 'string' ? Number(readClaims(token)['iat']) * 1000 : NaN;
}

/** `com.amazonaws…#Name` in the body, `Name:http://…` in the header. */
function errorName(value: unknown): string | undefined {
  return typeof value === 'string' ? value.split('#').pop()?.split(':')[0] : undefined;
}

/**
 * Whether the session expired: the service uses the same error name for a wrong password and an expired or
 * used session.
 */
function isLostChallenge(error: AuthError, params: object): boolean {
  const hasSession = 'Session' in params && typeof params.Session === 'string';
  return hasSession && error.code === 'NotAuthorizedException' && aboutSession.test(error.message);
}

/**
 * Whether the clock is wrong: the service uses the same error for a wrong password and a timestamp more than
 * five minutes off.
 */
function isRefusedClaim(error: AuthError, params: object): boolean {
  const responses: unknown = Reflect.get(params, 'ChallengeResponses');
  return error.code === 'NotAuthorizedException' && isObject(responses) && 'TIMESTAMP' in responses;
}
