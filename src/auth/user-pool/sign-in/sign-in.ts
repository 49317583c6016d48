import { AuthError } from '../../../lib/auth-error.js';
import { beginSignIn, isDiscarded } from '../../sign-in-attempt.js';
import type { CognitoUser, SignInParams } from '../../types.js';
import { metadata, type UserPool } from '../pool.js';
import { assertText, createUser, type PoolUser } from '../user.js';
import { assertFirstFactor } from './choice.js';
import { initiate, proveBySrp, startUserAuth } from './flows.js';

/**
 * Without a password the custom flow is used, as in the Amplify guide, whichever flow the config names; only
 * `USER_AUTH` stays.
 */
export async function signIn(
  pool: UserPool,
  first: Partial<SignInParams> | string | null | undefined,
  secondPassword?: string,
): Promise<CognitoUser> {
  const params: Partial<SignInParams> =
    typeof first === 'string'
      ? { username: first, ...(secondPassword === undefined ? {} : { password: secondPassword }) }
      : (first ?? {});
  const { username, password, preferredChallenge } = params;
  assertText(username, 'username', 'signIn');
  if (password !== undefined) assertText(password, 'password', 'signIn');
  if (preferredChallenge !== undefined) assertPreferred(pool, preferredChallenge, password);
  const user = createUser(pool, username);
  try {
    return await authenticate(pool, user, params);
  } catch (error) {
    // A superseded or canceled sign-in is not reported.
    if (!isDiscarded(error)) pool.emit('signIn_failure', error, `${username} failed to signin`);
    throw error;
  }
}

async function authenticate(
  pool: UserPool,
  user: PoolUser,
  params: Partial<SignInParams>,
): Promise<PoolUser> {
  const { password, validationData } = params;
  const attempt = beginSignIn(pool);
  const hasOwn = validationData !== undefined && Object.keys(validationData).length > 0;
  const ClientMetadata = hasOwn ? validationData : metadata(pool);
  const flow = pool.config.authenticationFlowType;
  if (flow === 'USER_AUTH') return startUserAuth(pool, attempt, user, params, ClientMetadata);
  if (password === undefined) return initiate(pool, attempt, user, 'CUSTOM_AUTH', {}, ClientMetadata);
  if (flow === 'USER_PASSWORD_AUTH')
    return initiate(pool, attempt, user, flow, { PASSWORD: password }, ClientMetadata);
  return proveBySrp(pool, attempt, user, password, ClientMetadata);
}

/** Throws `InvalidArgument` unless the flow, the value and the password fit each other. */
function assertPreferred({ config }: UserPool, preferred: unknown, password: string | undefined): void {
  if (config.authenticationFlowType !== 'USER_AUTH')
    throw new AuthError(
      'InvalidArgument',
      `signIn: preferredChallenge needs authenticationFlowType USER_AUTH; it is ${config.authenticationFlowType}.`,
    );
  assertFirstFactor(preferred, 'preferredChallenge', 'signIn', password);
}
