import { AuthError, toAuthError } from '../lib/auth-error.js';
import { hasFederatedInfo } from './cache.js';
import { type AuthInstance, lastUserKey, timeOfCall } from './context.js';
import type { HostedReturn } from './hosted-return.js';
import type * as HostedUi from './hosted-ui/index.js';
import type * as IdentityPool from './identity-pool/index.js';
import { loadHostedUi, loadIdentityPool, loadUserPool } from './parts.js';
import type * as UserPoolPart from './user-pool/index.js';
import type { UserPool } from './user-pool/pool.js';

/**
 * Chooses the function of a loaded part that does the work: it is called with the context, then the arguments
 * of the call.
 */
type Choose<Part, Context, Args extends unknown[], Result> = (
  part: Part,
) => (context: Context, ...args: Args) => Result | Promise<Result>;
type FromUserPool<Args extends unknown[], Result> = Choose<typeof UserPoolPart, UserPool, Args, Result>;
type FromIdentityPool<Args extends unknown[], Result> = Choose<
  typeof IdentityPool,
  AuthInstance,
  Args,
  Result
>;
type FromHostedUi<Args extends unknown[], Result> = Choose<typeof HostedUi, AuthInstance, Args, Result>;

/** What distinguishes one call from the others. */
type Call = Pick<AuthInstance, 'signal' | 'calledAt'>;

/** Functions that cancel a call, by its promise. */
const cancelers = new WeakMap<object, AbortController>();

/** Makes a function whose calls `cancelSignIn` can cancel. Every rejection is an `AuthError`. */
const cancelable =
  <Args extends unknown[], Result>(run: (call: Call, args: Args) => Promise<Result>) =>
  (...args: Args): Promise<Result> => {
    const canceler = new AbortController();
    const { signal } = canceler;
    const result = run({ signal, calledAt: timeOfCall() }, args).catch((error: unknown) => {
      throw toAuthError(error);
    });
    cancelers.set(result, canceler);
    return result;
  };

export const wrongArgument = (call: string, allowed: string): AuthError =>
  new AuthError('InvalidArgument', `${call}: the argument must be ${allowed}.`);

/** Cancels the call behind a promise. Throws `InvalidArgument` for another value. */
export function cancelSignIn(call: unknown): void {
  // `get` accepts any value.
  const canceler = cancelers.get(call as object);
  if (!canceler) throw wrongArgument('cancelSignIn', 'a promise returned by Auth');
  canceler.abort();
}

/**
 * Decides which part of the package is loaded for a call. Each route takes the function that does the work
 * and returns the function of `Auth`: `signIn: toUserPool((part) => part.signIn)`.
 */
export function createRoutes(
  current: () => AuthInstance | undefined,
  hostedReturn: HostedReturn,
  onMissingSession: () => void,
) {
  /** Waits for an asynchronous storage. Rejects with `NotConfigured`. */
  async function ready(call: Call): Promise<AuthInstance> {
    const instance = current();
    if (!instance) {
      throw new AuthError(
        'NotConfigured',
        'Auth has no config yet. Call configure({userPoolId, userPoolWebClientId}) first.',
      );
    }
    const context = { ...instance, ...call };
    await context.storage.sync();
    return context;
  }

  const inIdentityPool = async <Args extends unknown[], Result>(
    context: AuthInstance,
    choose: FromIdentityPool<Args, Result>,
    args: Args,
  ) => choose(await loadIdentityPool())(context, ...args);

  /**
   * Routes to the user pool, or to the identity pool if the config has one and it has a function for the
   * call.
   */
  async function inUserPool<Args extends unknown[], Result, FederatedResult = Result>(
    call: Call,
    args: Args,
    choose: FromUserPool<Args, Result>,
    chooseInIdentityPool?: FromIdentityPool<Args, FederatedResult>,
  ): Promise<Result | FederatedResult> {
    await hostedReturn.done;
    hostedReturn.error = undefined;
    const context = await ready(call);
    if (chooseInIdentityPool && context.config.identityPoolId)
      return inIdentityPool(context, chooseInIdentityPool, args);
    const part = await loadUserPool();
    return choose(part)(part.poolOf(context), ...args);
  }

  return {
    /** For calls that need no signed-in user, or get the user as an argument. */
    toUserPool: <Args extends unknown[], Result, FederatedResult = Result>(
      choose: FromUserPool<Args, Result>,
      chooseInIdentityPool?: FromIdentityPool<Args, FederatedResult>,
    ) => cancelable((call, args: Args) => inUserPool(call, args, choose, chooseInIdentityPool)),

    /**
     * For calls about the signed-in user: nothing is loaded where no session is stored. With `chooseInIdentityPool`, also
     * for a user who is signed in with a provider's token. Rejects with `NotSignedIn`.
     */
    toSignedInUser: <Args extends unknown[], Result, FederatedResult = Result>(
      choose: FromUserPool<Args, Result>,
      chooseInIdentityPool?: FromIdentityPool<Args, FederatedResult>,
    ) =>
      cancelable(async (call, args: Args) => {
        await hostedReturn.done;
        const context = await ready(call);
        const { config, storage } = context;
        if (storage.getItem(lastUserKey(config))) return inUserPool(call, args, choose);
        if (chooseInIdentityPool && config.identityPoolId && hasFederatedInfo(storage))
          return inIdentityPool(context, chooseInIdentityPool, args);
        onMissingSession();
        const { error: cause } = hostedReturn;
        throw new AuthError('NotSignedIn', 'No user is signed in.', cause && { cause });
      }),

    /** For calls about AWS credentials. */
    toIdentityPool: <Args extends unknown[], Result>(choose: FromIdentityPool<Args, Result>) =>
      cancelable(async (call, args: Args) => {
        await hostedReturn.done;
        return inIdentityPool(await ready(call), choose, args);
      }),

    /**
     * For sign-in on hosted pages. With `chooseInIdentityPool`, in the identity pool where the first argument names the
     * provider of a token, or the config has providers that give tokens and no hosted UI.
     */
    toHostedUi: <Args extends unknown[], Result>(
      choose: FromHostedUi<Args, Result>,
      chooseInIdentityPool?: FromIdentityPool<Args, Result>,
    ) =>
      cancelable(async (call, args: Args) => {
        hostedReturn.error = undefined;
        const context = await ready(call);
        const { oauth, federated, tokenProviders } = context.config;
        if (
          chooseInIdentityPool &&
          (typeof args[0] === 'string' || (!oauth && (federated ?? tokenProviders)))
        )
          return inIdentityPool(context, chooseInIdentityPool, args);
        return choose(await loadHostedUi())(context, ...args);
      }),
  };
}
