import { AuthError, toAuthError } from '../../../lib/auth-error.js';
import { isPassword } from '../../factors.js';
import type { Answer, RequestCallback } from '../../service/client.js';
import type { SignInAttempt } from '../../sign-in-attempt.js';
import { AuthenticationDetails } from '../library/library.js';
import { runWithClock } from '../library/library-clock.js';
import type { UserPool } from '../pool.js';
import type { PoolUser } from '../user.js';
import { handleAuthResult, markFirstFactor, promisifyAuthentication, readAnswer } from './run-sign-in.js';
import { sendStep } from './send-step.js';

type Metadata = Record<string, string> | undefined;

/**
 * Begins a flow without SRP, with one request; after a confirmation, with its `session`. Not by the library, which would
 * also compute the public SRP value, which is slow and not needed here.
 */
export async function initiate(
  pool: UserPool,
  attempt: SignInAttempt,
  user: PoolUser,
  flow: string,
  parameters: Record<string, string>,
  ClientMetadata: Metadata,
  session?: string,
): Promise<PoolUser> {
  user.getCachedDeviceKeyAndPassword();
  user.setAuthenticationFlowType(flow);
  const params = { AuthFlow: flow, ClientMetadata, ...(session !== undefined && { Session: session }) };
  const answer = await sendStep(pool, attempt, user, 'InitiateAuth', params, 'AuthParameters', parameters);
  if (answer['ChallengeName'] === 'PASSWORD_VERIFIER') {
    throw new AuthError(
      'UnsupportedChallenge',
      `The service asks for PASSWORD_VERIFIER in the flow ${flow}.`,
      { cause: 'PASSWORD_VERIFIER' },
    );
  }
  return handleAuthResult(pool, attempt, user, answer);
}

/** Sends the request that begins an SRP flow, with its public value. */
type Begin = (SRP_A: string) => Promise<Answer>;

/**
 * Proves the password by SRP. With `begin`, another request begins it; if the service answers that one with
 * another challenge than `PASSWORD_VERIFIER`, the user holds that challenge.
 */
export function proveBySrp(
  pool: UserPool,
  attempt: SignInAttempt,
  user: PoolUser,
  password: string,
  ClientMetadata: Metadata,
  begin?: Begin,
): Promise<PoolUser> {
  // The library refuses to begin with flows that it does not know.
  user.setAuthenticationFlowType(begin ? 'USER_SRP_AUTH' : pool.config.authenticationFlowType);
  const details = new AuthenticationDetails({ Username: user.username, Password: password, ClientMetadata });
  return promisifyAuthentication(pool, attempt, user, (callbacks) => {
    if (begin) {
      const { client } = user;
      const request = (
        _: string,
        { AuthParameters }: { readonly AuthParameters: { readonly SRP_A: string } },
        callback: RequestCallback,
      ): void => {
        user.client = client;
        begin(AuthParameters.SRP_A)
          .then(
            (answer) => {
              if (answer['ChallengeName'] === 'PASSWORD_VERIFIER')
                runWithClock(pool.clock, () => callback(null, answer));
              else readAnswer(pool, user, answer, callbacks);
            },
            (error: unknown) => callback(toAuthError(error)),
          )
          // An error that the library throws while it reads the response.
          .catch((caught: unknown) => callbacks.onFailure(caught));
      };
      // Replaces the client for the library's first request only. `request` puts the real one back.
      user.client = Object.assign(Object.create(client) as PoolUser['client'], { request });
    }
    user.authenticateUser(details, callbacks);
  });
}

/** Begins `USER_AUTH`: with the preferred first factor where the user has it, else with `SELECT_CHALLENGE`. */
export async function startUserAuth(
  pool: UserPool,
  attempt: SignInAttempt,
  user: PoolUser,
  {
    password,
    preferredChallenge,
  }: { password?: string | undefined; preferredChallenge?: string | undefined },
  ClientMetadata: Metadata,
): Promise<PoolUser> {
  const preferred = preferredChallenge ?? (password === undefined ? undefined : 'PASSWORD_SRP');
  const preference: Record<string, string> = preferred ? { PREFERRED_CHALLENGE: preferred } : {};
  if (password === undefined || !isPassword(preferred)) {
    return markFirstFactor(await initiate(pool, attempt, user, 'USER_AUTH', preference, ClientMetadata));
  }
  if (preferred === 'PASSWORD')
    return initiate(pool, attempt, user, 'USER_AUTH', { ...preference, PASSWORD: password }, ClientMetadata);
  const params = { AuthFlow: 'USER_AUTH', ClientMetadata };
  return proveBySrp(pool, attempt, user, password, ClientMetadata, (SRP_A) =>
    sendStep(pool, attempt, user, 'InitiateAuth', params, 'AuthParameters', { ...preference, SRP_A }),
  );
}
