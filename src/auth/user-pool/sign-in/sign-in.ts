import { assertText, invalid, readParams, readTexts } from '../../arguments.js';
import type { FirstFactor } from '../../first-factors.js';
import { beginSignIn, isDiscarded } from '../../sign-in-attempt.js';
import type { CognitoUser, SignInParams } from '../../types.js';
import { metadata, type UserPool } from '../pool.js';
import { createUser, type PoolUser } from '../user.js';
import { readFirstFactor } from './choice.js';
import { initiate, proveBySrp, startUserAuth } from './flows.js';

const call = 'signIn';
const members: Readonly<Record<keyof SignInParams, true>> = {
  username: true,
  password: true,
  preferredChallenge: true,
  validationData: true,
};

/**
 * Without a password the custom flow is used, as in the Amplify guide, whichever flow the config names; only
 * `USER_AUTH` stays.
 */
export async function signIn(
  pool: UserPool,
  first: Partial<SignInParams> | string | null | undefined,
  secondPassword?: string,
): Promise<CognitoUser> {
  const {
    username,
    password,
    preferredChallenge,
    validationData = {},
  }: Partial<Record<keyof SignInParams, unknown>> = typeof first === 'string'
    ? { username: first, password: secondPassword }
    : readParams(first, members, call);
  assertText(username, 'username', call);
  if (password !== undefined) assertText(password, 'password', call);
  const preferred =
    preferredChallenge === undefined ? undefined : readPreferred(pool, preferredChallenge, password);
  const validation = readTexts(validationData, 'validationData', call);
  const user = createUser(pool, username);
  return reported(pool, username, () =>
    authenticate(pool, user, { password, preferredChallenge: preferred }, validation),
  );
}

/** Signs in with the session of ConfirmSignUp: the confirmed code is the first factor. */
export const signInAfterConfirmation = (
  pool: UserPool,
  username: string,
  session: string,
): Promise<CognitoUser> =>
  reported(pool, username, async () => {
    const user = createUser(pool, username);
    return initiate(pool, beginSignIn(pool), user, 'USER_AUTH', {}, metadata(pool), session);
  });

async function reported(
  pool: UserPool,
  username: string,
  run: () => Promise<CognitoUser>,
): Promise<CognitoUser> {
  try {
    return await run();
  } catch (error) {
    // A superseded or canceled sign-in is not reported.
    if (!isDiscarded(error)) pool.emit('signIn_failure', error, `${username} failed to signin`);
    throw error;
  }
}

async function authenticate(
  pool: UserPool,
  user: PoolUser,
  params: { readonly password: string | undefined; readonly preferredChallenge: FirstFactor | undefined },
  validationData: Record<string, string>,
): Promise<PoolUser> {
  const { password } = params;
  const attempt = beginSignIn(pool);
  const hasOwn = Object.keys(validationData).length > 0;
  const ClientMetadata = hasOwn ? validationData : metadata(pool);
  const flow = pool.config.authenticationFlowType;
  if (flow === 'USER_AUTH') return startUserAuth(pool, attempt, user, params, ClientMetadata);
  if (password === undefined) return initiate(pool, attempt, user, 'CUSTOM_AUTH', {}, ClientMetadata);
  if (flow === 'USER_PASSWORD_AUTH')
    return initiate(pool, attempt, user, flow, { PASSWORD: password }, ClientMetadata);
  return proveBySrp(pool, attempt, user, password, ClientMetadata);
}

/** Throws `InvalidArgument` unless the flow, the value and the password fit each other. */
function readPreferred({ config }: UserPool, preferred: unknown, password: string | undefined): FirstFactor {
  const { authenticationFlowType: flow } = config;
  if (flow !== 'USER_AUTH')
    throw invalid(call, `preferredChallenge needs authenticationFlowType USER_AUTH; it is ${flow}`);
  return readFirstFactor(preferred, 'preferredChallenge', call, password);
}
