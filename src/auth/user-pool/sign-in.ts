import { AuthError } from '../../lib/auth-error.js';
import { beginSignIn, isDiscarded, type SignInAttempt } from '../sign-in-attempt.js';
import type { CognitoUser, SignInParams } from '../types.js';
import { handleAuthResult, promisifyAuthentication, sendStep } from './challenges.js';
import { AuthenticationDetails } from './library/library.js';
import { metadata, type UserPool } from './pool.js';
import { assertText, createUser, type PoolUser } from './user.js';

/** Without a password the custom flow is used, whichever flow the config names, as in the Amplify guide. */
export async function signIn(
  pool: UserPool,
  first: Partial<SignInParams> | string | null | undefined,
  secondPassword?: string,
): Promise<CognitoUser> {
  const params: Partial<SignInParams> =
    typeof first === 'string'
      ? { username: first, ...(secondPassword === undefined ? {} : { password: secondPassword }) }
      : (first ?? {});
  const { username, password, validationData } = params;
  assertText(username, 'username', 'signIn');
  if (password !== undefined) assertText(password, 'password', 'signIn');
  const user = createUser(pool, username);
  try {
    return await authenticate(pool, user, password, validationData);
  } catch (error) {
    // A superseded or canceled sign-in is not reported.
    if (!isDiscarded(error)) pool.emit('signIn_failure', error, `${username} failed to signin`);
    throw error;
  }
}

async function authenticate(
  pool: UserPool,
  user: PoolUser,
  password: string | undefined,
  validationData: Record<string, string> | undefined,
): Promise<PoolUser> {
  const attempt = beginSignIn(pool);
  const hasOwn = validationData !== undefined && Object.keys(validationData).length > 0;
  const ClientMetadata = hasOwn ? validationData : metadata(pool);
  const flow = pool.config.authenticationFlowType;
  if (password === undefined) return initiate(pool, attempt, user, 'CUSTOM_AUTH', {}, ClientMetadata);
  if (flow === 'USER_PASSWORD_AUTH')
    return initiate(pool, attempt, user, flow, { PASSWORD: password }, ClientMetadata);
  user.setAuthenticationFlowType(flow);
  const details = new AuthenticationDetails({ Username: user.username, Password: password, ClientMetadata });
  return promisifyAuthentication(pool, attempt, user, (callbacks) =>
    user.authenticateUser(details, callbacks),
  );
}

/** Flows without SRP: one request. The library would compute g^a for them too, needlessly. */
async function initiate(
  pool: UserPool,
  attempt: SignInAttempt,
  user: PoolUser,
  flow: string,
  parameters: Record<string, string>,
  ClientMetadata: Record<string, string> | undefined,
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
