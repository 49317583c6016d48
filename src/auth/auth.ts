import { normaliseConfig, readConfig, type AuthConfig, type AuthConfigInput } from './config.js';
import type { Found } from './config-shapes.js';
import { watchOtherTabs } from './cross-tab.js';
import { AuthError, toAuthError } from './errors.js';
import { guarded, Hub, type HubClass, type HubPayload } from './hub.js';
import { MemoryStorage } from './storage/memory.js';
import { openStorage, type OpenedStorage } from './storage/storage.js';
import type { AuthApi, CodeDelivery, CognitoUser, CognitoUserSession, ContactVerification } from './types.js';
import type {
  ConfirmSignUpOptions,
  MfaPreference,
  SignInParams,
  SignUpParams,
  SignUpResult,
} from './types.js';
import type * as operations from './user-pool/index.js';
import type { UserPool } from './user-pool/pool.js';

type Operations = typeof operations;
type Metadata = Record<string, string>;

/** One Auth with its config, storage and user pool: a table of contents, the work is done in `user-pool`. */
class AuthInstance implements AuthApi {
  readonly #hub: HubClass | undefined;
  readonly #listeners = new Set<(payload: HubPayload) => void>();
  readonly #memory = new MemoryStorage();
  #found: Map<string, Found> | undefined;
  #config: AuthConfig | undefined;
  #storage: OpenedStorage | undefined;
  #pool: UserPool | undefined;
  #stopWatching: (() => void) | undefined;

  constructor(hub?: HubClass) {
    this.#hub = hub;
  }

  configure(config?: AuthConfigInput): AuthConfig | undefined {
    if (config === undefined) return this.#config;
    const { found, whole } = readConfig(config);
    const all = whole ? found : new Map([...(this.#found ?? []), ...found]);
    const next = normaliseConfig(all);
    this.#storage = openStorage(next, this.#memory);
    this.#found = all;
    this.#config = next;
    this.#pool = undefined;
    this.#watch();
    this.#emit('configured', undefined, 'The Auth category has been configured successfully');
    return next;
  }

  signUp(
    first: SignUpParams | string,
    password?: string,
    email?: string,
    phone?: string,
  ): Promise<SignUpResult> {
    return this.#run((pool, { signUp }) => signUp(pool, first, password, email, phone));
  }

  confirmSignUp(username: string, code: string, options?: ConfirmSignUpOptions): Promise<'SUCCESS'> {
    return this.#run((pool, { confirmSignUp }) => confirmSignUp(pool, username, code, options));
  }

  resendSignUp(username: string, clientMetadata?: Metadata): Promise<CodeDelivery> {
    return this.#run((pool, { resendSignUp }) => resendSignUp(pool, username, clientMetadata));
  }

  autoSignIn(username: string): Promise<CognitoUser | undefined> {
    return this.#run((pool, { autoSignIn }) => autoSignIn(pool, username));
  }

  signIn(first: SignInParams | string, password?: string): Promise<CognitoUser> {
    return this.#run((pool, { signIn }) => signIn(pool, first, password));
  }

  confirmSignIn(
    user: CognitoUser,
    code: string,
    mfaType?: string,
    clientMetadata?: Metadata,
  ): Promise<CognitoUser> {
    return this.#run((pool, { confirmSignIn }) => confirmSignIn(pool, user, code, mfaType, clientMetadata));
  }

  sendMFASelectionAnswer(user: CognitoUser, mfaType: string): Promise<CognitoUser> {
    return this.#run((pool, { sendMFASelectionAnswer }) => sendMFASelectionAnswer(pool, user, mfaType));
  }

  completeNewPassword(
    user: CognitoUser,
    password: string,
    attributes?: Record<string, string>,
    clientMetadata?: Metadata,
  ): Promise<CognitoUser> {
    return this.#run((pool, { completeNewPassword }) =>
      completeNewPassword(pool, user, password, attributes, clientMetadata),
    );
  }

  sendCustomChallengeAnswer(
    user: CognitoUser,
    answer: string,
    clientMetadata?: Metadata,
  ): Promise<CognitoUser> {
    return this.#run((pool, { sendCustomChallengeAnswer }) =>
      sendCustomChallengeAnswer(pool, user, answer, clientMetadata),
    );
  }

  setupTOTP(user: CognitoUser): Promise<string> {
    return this.#run((pool, { setupTOTP }) => setupTOTP(pool, user));
  }

  verifyTotpToken(user: CognitoUser, code: string): Promise<CognitoUser> {
    return this.#run((pool, { verifyTotpToken }) => verifyTotpToken(pool, user, code));
  }

  setPreferredMFA(user: CognitoUser, method: MfaPreference): Promise<'SUCCESS'> {
    return this.#run((pool, { setPreferredMFA }) => setPreferredMFA(pool, user, method));
  }

  getPreferredMFA(user: CognitoUser, options?: { bypassCache?: boolean }): Promise<string> {
    return this.#run((pool, { getPreferredMFA }) => getPreferredMFA(pool, user, options));
  }

  forgotPassword(username: string, clientMetadata?: Metadata): Promise<CodeDelivery> {
    return this.#run((pool, { forgotPassword }) => forgotPassword(pool, username, clientMetadata));
  }

  forgotPasswordSubmit(
    username: string,
    code: string,
    password: string,
    clientMetadata?: Metadata,
  ): Promise<'SUCCESS'> {
    return this.#run((pool, { forgotPasswordSubmit }) =>
      forgotPasswordSubmit(pool, username, code, password, clientMetadata),
    );
  }

  changePassword(user: CognitoUser, oldPassword: string, newPassword: string): Promise<'SUCCESS'> {
    return this.#run((pool, { changePassword }) => changePassword(pool, user, oldPassword, newPassword));
  }

  verifiedContact(user: CognitoUser): Promise<ContactVerification> {
    return this.#run((pool, { verifiedContact }) => verifiedContact(pool, user));
  }

  verifyCurrentUserAttribute(attribute: string): Promise<CodeDelivery> {
    return this.#runSignedIn((pool, operations) => operations.verifyCurrentUserAttribute(pool, attribute));
  }

  verifyCurrentUserAttributeSubmit(attribute: string, code: string): Promise<'SUCCESS'> {
    return this.#runSignedIn((pool, operations) =>
      operations.verifyCurrentUserAttributeSubmit(pool, attribute, code),
    );
  }

  currentAuthenticatedUser(options?: { bypassCache?: boolean }): Promise<CognitoUser> {
    return this.#runSignedIn((pool, operations) => operations.currentAuthenticatedUser(pool, options));
  }

  currentSession(): Promise<CognitoUserSession> {
    return this.#runSignedIn((pool, { currentSession }) => currentSession(pool));
  }

  signOut(options?: { global?: boolean }): Promise<void> {
    return this.#run((pool, { signOut }) => signOut(pool, options));
  }

  async preload(): Promise<void> {
    await load();
  }

  onEvent(listener: (payload: HubPayload) => void): () => void {
    this.#listeners.add(listener);
    this.#watch();
    return () => {
      this.#listeners.delete(listener);
      this.#watch();
    };
  }

  /** Opens the pool at its first use and runs an operation on it; whatever goes wrong is an `AuthError`. */
  async #run<Result>(
    operation: (pool: UserPool, operations: Operations) => Promise<Result>,
  ): Promise<Result> {
    try {
      const { config, storage } = await this.#ready();
      const operations = await load();
      // The config may be another one by now; what was called under the old one is done under the old one.
      const pool =
        config === this.#config && this.#pool
          ? this.#pool
          : operations.openPool(config, storage, (event, data, message) => this.#emit(event, data, message));
      if (config === this.#config) this.#pool = pool;
      return await operation(pool, operations);
    } catch (error) {
      throw toAuthError(error);
    }
  }

  /** As `#run`, but without loading anything when there is no stored session. */
  async #runSignedIn<Result>(
    operation: (pool: UserPool, operations: Operations) => Promise<Result>,
  ): Promise<Result> {
    const { config, storage } = await this.#ready();
    if (!storage.getItem(lastUserKey(config))) throw new AuthError('NotSignedIn', 'Nobody is signed in.');
    return this.#run(operation);
  }

  async #ready(): Promise<{ config: AuthConfig; storage: OpenedStorage }> {
    const config = this.#config;
    const storage = this.#storage;
    if (!config || !storage) {
      throw new AuthError(
        'NotConfigured',
        'Auth has no config yet. Call configure({userPoolId, userPoolWebClientId}) first.',
      );
    }
    await storage.sync();
    return { config, storage };
  }

  #emit(event: string, data: unknown, message: string): void {
    this.#report({ event, data, message });
  }

  #report(payload: HubPayload): void {
    for (const listener of [...this.#listeners]) guarded(() => listener(payload));
    this.#hub?.dispatch('auth', payload, 'Auth');
  }

  /** Other tabs are watched while somebody here listens; the Hub always may. */
  #watch(): void {
    this.#stopWatching?.();
    this.#stopWatching = undefined;
    if (!this.#config || (this.#listeners.size === 0 && !this.#hub)) return;
    this.#stopWatching = watchOtherTabs(this.#storage?.web, lastUserKey(this.#config), (payload) =>
      this.#report(payload),
    );
  }
}

function lastUserKey(config: AuthConfig): string {
  return `CognitoIdentityServiceProvider.${config.userPoolWebClientId ?? ''}.LastAuthUser`;
}

async function load(): Promise<Operations> {
  try {
    return await import('./user-pool/index.js');
  } catch (cause) {
    throw new AuthError('NetworkError', 'The part of auth-elements that signs in could not be loaded.', {
      cause,
    });
  }
}

/** An Auth of its own, apart from the default one; throws `InvalidConfig`. Without a config, call `configure` before anything else. */
export function createAuth(config?: AuthConfigInput): AuthApi {
  const auth = new AuthInstance();
  if (config !== undefined) auth.configure(config);
  return auth;
}

/** The default instance. Its events also go to the channel `auth` of the page's Hub. */
export const Auth: AuthApi = new AuthInstance(Hub);
