import { Auth, storageOf } from '../auth/auth.js';
import { lastUserKey, storagePrefix } from '../auth/context.js';
import { expireCredentials } from '../auth/identity-pool/held-credentials.js';
import type { AwsCredentials, CognitoUser, CognitoUserSession } from '../auth/types.js';
import { toAuthError } from '../lib/auth-error.js';
import { attempt, isRecord } from '../lib/guards.js';
import type { AuthSession, AuthUser, FetchAuthSessionOptions, JWT, SignInDetails } from './account-types.js';
import { withNames } from './errors.js';

/** The storage key of Amplify 6 for how the signed-in user signed in. */
function detailsKey(username: string): string | undefined {
  const config = Auth.configure();
  return config && `${storagePrefix(config)}.${username}.signInDetails`;
}

/** Keeps how a user has signed in, beside the session. A storage that refuses it does not end the sign-in. */
export function keepDetails(user: CognitoUser, details: SignInDetails): void {
  attempt(() => {
    const [config, storage, key] = [Auth.configure(), storageOf(Auth), detailsKey(user.getUsername())];
    if (config && key && storage?.getItem(lastUserKey(config)) === user.getUsername())
      storage.setItem(key, JSON.stringify(details));
  });
}

function detailsOf(username: unknown): { signInDetails?: SignInDetails } {
  const key = detailsKey(String(username));
  const details = attempt((): unknown => JSON.parse((key && storageOf(Auth)?.getItem(key)) ?? 'null'));
  return isRecord(details) ? { signInDetails: details } : {};
}

/**
 * Returns the signed-in user.
 *
 * @throws `UserUnAuthenticatedException` when no user is signed in.
 * @example
 * ```js
 * const { username, userId, signInDetails } = await getCurrentUser();
 * ```
 */
export const getCurrentUser = (): Promise<AuthUser> =>
  withNames(async () => {
    const { 'cognito:username': username, sub } = (await Auth.currentSession()).getIdToken().payload;
    return { username: String(username), userId: String(sub), ...detailsOf(username) };
  });

/**
 * Returns the tokens of the signed-in user, refreshed where needed; with an identity pool, also AWS credentials. Without a
 * user, the members are undefined.
 *
 * @param options - `forceRefresh` gets new tokens and credentials in any case.
 * @example
 * ```js
 * const { tokens } = await fetchAuthSession();
 * await fetch(url, { headers: { Authorization: `Bearer ${tokens?.accessToken}` } });
 * ```
 */
export const fetchAuthSession = (options: FetchAuthSessionOptions = {}): Promise<AuthSession> =>
  withNames(async () => {
    const session = await orNone(currentSession(options));
    const config = Auth.configure();
    if (config && options.forceRefresh) expireCredentials(config);
    const credentials = config?.identityPoolId ? await orNone(Auth.currentCredentials()) : undefined;
    return { ...(session && tokensOf(session)), ...(credentials && credentialsOf(credentials)) };
  });

/** Resolves with undefined where no user is signed in. */
const orNone = <Result>(call: Promise<Result>): Promise<Result | undefined> =>
  call.catch((error: unknown) => {
    if (toAuthError(error).code === 'NotSignedIn') return undefined;
    throw error;
  });

async function currentSession({
  forceRefresh = false,
  clientMetadata,
}: FetchAuthSessionOptions): Promise<CognitoUserSession> {
  const session = await Auth.currentSession();
  if (!forceRefresh) return session;
  const user = await Auth.currentUserPoolUser();
  return new Promise((resolve, reject) => {
    const done = (error: unknown, renewed: CognitoUserSession) =>
      error ? reject(toAuthError(error)) : resolve(renewed);
    user.refreshSession(session.getRefreshToken(), done, clientMetadata);
  });
}

interface LibraryToken {
  readonly payload: object;
  getJwtToken(): string;
}

const decoded = (token: LibraryToken): JWT => ({
  payload: token.payload as JWT['payload'],
  toString: () => token.getJwtToken(),
});

function tokensOf(session: CognitoUserSession): AuthSession {
  const idToken = session.getIdToken();
  const { 'cognito:username': username, sub } = idToken.payload;
  const accessToken = decoded(session.getAccessToken());
  return {
    tokens: { accessToken, idToken: decoded(idToken), ...detailsOf(username) },
    userSub: String(sub),
  };
}

const credentialsOf = ({
  accessKeyId,
  secretAccessKey,
  sessionToken,
  expiration,
  identityId,
}: AwsCredentials): AuthSession => ({
  credentials: { accessKeyId, secretAccessKey, sessionToken, expiration },
  identityId,
});
