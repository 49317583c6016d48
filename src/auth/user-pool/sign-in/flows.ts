import { AuthError } from '../../../lib/auth-error.js';
import type { RequestCallback } from '../../service/client.js';
import type { SignInAttempt } from '../../sign-in-attempt.js';
import { AuthenticationDetails } from '../library/library.js';
import type { UserPool } from '../pool.js';
import type { PoolUser } from '../user.js';
import { handleAuthResult, promisifyAuthentication } from './challenges.js';
import { sendStep } from './send-step.js';

type Metadata = Record<string, string> | undefined;

/** Begins a flow without SRP: one request. The library would compute g^a for them too, needlessly. */
export async function initiate(
  pool: UserPool,
  attempt: SignInAttempt,
  user: PoolUser,
  flow: string,
  parameters: Record<string, string>,
  ClientMetadata: Metadata,
): Promise<PoolUser> {
  user.getCachedDeviceKeyAndPassword();
  user.setAuthenticationFlowType(flow);
  const params = { AuthFlow: flow, ClientMetadata };
  const answer = await sendStep(pool, user, 'InitiateAuth', params, 'AuthParameters', parameters);
  if (answer['ChallengeName'] === 'PASSWORD_VERIFIER') {
    throw new AuthError(
      'UnsupportedChallenge',
      `The service asks for PASSWORD_VERIFIER in the flow ${flow}.`,
      { cause: 'PASSWORD_VERIFIER' },
    );
  }
  return handleAuthResult(pool, attempt, user, answer);
}

/** The first request of the library's SRP flow. */
export interface SrpStart {
  readonly AuthParameters: Readonly<Record<string, string>>;
  readonly [member: string]: unknown;
}

/** Turns the first request of the library's SRP flow into the one to send. */
type Rewrite = (start: SrpStart) => readonly ['InitiateAuth' | 'RespondToAuthChallenge', object];

/**
 * Proves the password by SRP. With `rewrite`, another request begins it; if the service answers that one with
 * another challenge than `PASSWORD_VERIFIER`, the user holds that challenge.
 */
export function proveBySrp(
  pool: UserPool,
  attempt: SignInAttempt,
  user: PoolUser,
  password: string,
  ClientMetadata: Metadata,
  rewrite?: Rewrite,
): Promise<PoolUser> {
  // The library refuses to begin with flows that it does not know.
  user.setAuthenticationFlowType(rewrite ? 'USER_SRP_AUTH' : pool.config.authenticationFlowType);
  const details = new AuthenticationDetails({ Username: user.username, Password: password, ClientMetadata });
  return promisifyAuthentication(pool, attempt, user, (callbacks) => {
    if (rewrite) {
      const request = (_: string, start: SrpStart, callback: RequestCallback): void => {
        user.client = pool.client;
        const [operation, params] = rewrite(start);
        pool.client.request(operation, params, (error, answer) => {
          if (!answer || answer['ChallengeName'] === 'PASSWORD_VERIFIER') callback(error, answer);
          else user.authenticateUserInternal(answer, {}, callbacks);
        });
      };
      // Replaces the client for the library's first request only. `request` puts the real one back.
      user.client = Object.assign(Object.create(pool.client) as PoolUser['client'], { request });
    }
    user.authenticateUser(details, callbacks);
  });
}

/** Begins `USER_AUTH`: with the preferred first factor where the user has it, else with `SELECT_CHALLENGE`. */
export function startUserAuth(
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
  if (password === undefined || preferred === 'PASSWORD') {
    const parameters = { ...preference, ...(password === undefined ? {} : { PASSWORD: password }) };
    return initiate(pool, attempt, user, 'USER_AUTH', parameters, ClientMetadata);
  }
  return proveBySrp(pool, attempt, user, password, ClientMetadata, (start) => [
    'InitiateAuth',
    { ...start, AuthFlow: 'USER_AUTH', AuthParameters: { ...start.AuthParameters, ...preference } },
  ]);
}
