import { assertText, invalid, readName, readParams, readTexts } from '../../arguments.js';
import type { AuthFlow } from '../../config/config-types.js';
import type { FirstFactor } from '../../first-factors.js';
import { beginSignIn, isDiscarded } from '../../sign-in-attempt.js';
import type { CognitoUser, SignInParams } from '../../types.js';
import { metadata, type UserPool } from '../pool.js';
import { createUser, type PoolUser } from '../user.js';
import { readFirstFactor } from './choice.js';
import { initiate, proveBySrp, startUserAuth } from './flows.js';

const call = 'signIn';
// The same names as in config-options.ts, where an import would split the file that loads first.
const flows: Readonly<Record<AuthFlow, true>> = {
  USER_SRP_AUTH: true,
  USER_PASSWORD_AUTH: true,
  CUSTOM_AUTH: true,
  USER_AUTH: true,
};

const members: Readonly<Record<keyof SignInParams, true>> = {
  username: true,
  password: true,
  preferredChallenge: true,
  authenticationFlowType: true,
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
    authenticationFlowType,
    validationData = {},
  }: Partial<Record<keyof SignInParams, unknown>> = typeof first === 'string'
    ? { username: first, password: secondPassword }
    : readParams(first, members, call);
  assertText(username, 'username', call);
  if (password !== undefined) assertText(password, 'password', call);
  const flow =
    authenticationFlowType === undefined
      ? pool.config.authenticationFlowType
      : readName(authenticationFlowType, Object.keys(flows) as AuthFlow[], 'authenticationFlowType', call);
  const preferred =
    preferredChallenge === undefined ? undefined : readPreferred(flow, preferredChallenge, password);
  const validation = readTexts(validationData, 'validationData', call);
  const user = createUser(pool, username);
  return reported(pool, username, () =>
    authenticate(
      { ...pool, config: { ...pool.config, authenticationFlowType: flow } },
      user,
      { password, preferredChallenge: preferred },
      validation,
    ),
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
function readPreferred(flow: AuthFlow, preferred: unknown, password: string | undefined): FirstFactor {
  if (flow !== 'USER_AUTH')
    throw invalid(call, `preferredChallenge needs authenticationFlowType USER_AUTH; it is ${flow}`);
  return readFirstFactor(preferred, 'preferredChallenge', call, password);
}
