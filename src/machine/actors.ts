import { fromCallback, fromPromise } from 'xstate';
import type { CodeDeliveryDetails, CognitoUser, SignOutOptions, SignUpParams } from '../auth/types.js';
import { AuthError, toAuthError } from '../lib/auth-error.js';
import { sessionEndings, signInEvents, signInFailures } from './hub-events.js';
import type {
  AnswerInput,
  AttributeInput,
  CodeForUsername,
  CodeInput,
  MfaTypeInput,
  NewPasswordInput,
  PasswordInput,
  ProviderInput,
  ResetInput,
  UserInput,
  UsernameInput,
} from './actor-inputs.js';
import { hasCode } from './errors.js';
import type { FederatedAnswer } from './setup.js';
import type { AuthEvent, AuthPort } from './types.js';

/** An `auth` event of the Hub, from this tab or another. */
export interface HubMessage {
  readonly event: string;
  readonly data?: unknown;
  readonly fromOtherTab?: true;
}

/** Begins to listen and returns the way to stop. */
export type HubListening = (listener: (message: HubMessage) => void) => () => void;

const mfaTypes = ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] as const;

type Begun = FederatedAnswer;

/**
 * The machine's actors over a live `Auth`, for `provide`; each is named like the function that it calls. The Hub's
 * echo of a call made here is kept from the machine. A signing-in call whose screen is left is canceled.
 */
export function createAuthActors(auth: AuthPort, onHub?: HubListening) {
  let signIns = 0;
  let signOuts = 0;
  let send: ((event: AuthEvent) => void) | undefined;
  /** A sign-in elsewhere that came during a call here: it counts when no session comes of the one here. */
  let missed: HubMessage | undefined;
  let restoring: Promise<CognitoUser> | undefined;

  /** What is canceled when the screen is left: the call, and the automatic sign-in that may follow it. */
  const untilLeft = <Result>(signal: AbortSignal, call: Promise<Result>): Promise<Result> => {
    const cancel = (): void => {
      try {
        auth.cancelSignIn(call);
      } catch {
        // The Auth that the page gave wraps this call, so that it cannot be canceled.
      }
    };
    signal.addEventListener('abort', cancel, { once: true });
    return call;
  };

  /** The user of the session that took the place of a sign-in; where there is none, the sign-in has failed. */
  const successor = (error: unknown): Promise<CognitoUser> => {
    if (!hasCode(error, 'SignInSuperseded')) throw error;
    return auth.currentAuthenticatedUser().catch(() => {
      throw error;
    });
  };

  /** A call that goes on with a sign-in; `read` makes of its result what the machine takes. */
  const signingIn = <Input, Result, Output extends Begun = Result extends Begun ? Result : never>(
    call: (input: Input) => Promise<Result>,
    read: (result: Result) => Output | Promise<Output> = (result) => result as unknown as Output,
  ) =>
    fromPromise<Output, Input>(async ({ input, signal }) => {
      signIns += 1;
      let isTaken = false;
      try {
        // Every output may be a user.
        const user = await untilLeft(signal, call(input))
          .then(read)
          .catch((error: unknown) => successor(error) as Promise<Output>);
        isTaken = !signal.aborted;
        // It was complete before it could be canceled.
        if (!isTaken && user && user !== 'left' && !user.challengeName) missed ??= { event: 'signIn' };
        return user;
      } finally {
        signIns -= 1;
        // After the machine has taken the failure.
        if (isTaken) missed = undefined;
        else setTimeout(sendMissed);
      }
    });

  function sendMissed(): void {
    if (!missed || signIns + signOuts > 0) return;
    send?.({ type: 'hub', ...missed });
    missed = undefined;
  }

  /** Ends when the session is removed here; a failure to tell the service comes later, as an error. */
  const signOut = (options: SignOutOptions) =>
    new Promise<undefined>((resolve, reject) => {
      let isOver = false;
      const end = (settle: () => void) => {
        if (!isOver) signOuts -= 1;
        isOver = true;
        stop?.();
        settle();
        setTimeout(sendMissed);
      };
      const leave = () => end(() => resolve(undefined));
      signOuts += 1;
      const stop = onHub?.(({ event, fromOtherTab }) => {
        if (event === 'signOut' && !fromOtherTab) leave();
      });
      auth.signOut(options).then(leave, (caught: unknown) => {
        const error = toAuthError(caught);
        if (isOver) send?.({ type: 'error.set', error });
        else end(() => reject(error));
      });
    });

  /** What the machine hears from the Hub while a sign-in or sign-out of its own is under way. */
  function hears(message: HubMessage): boolean {
    if (signIns + signOuts === 0) return true;
    const { event, fromOtherTab } = message;
    if (signInEvents.includes(event)) {
      if (fromOtherTab) missed = message;
      return false;
    }
    return !signInFailures.includes(event);
  }

  return {
    listenToHub: fromCallback<AuthEvent>(({ sendBack }) => {
      send = sendBack;
      const stop = onHub?.(({ event, data, fromOtherTab }) => {
        // What is under way looks for a session that is no longer the one to find.
        if ([...signInEvents, ...sessionEndings].includes(event)) restoring = undefined;
        if (hears({ event, data, ...(fromOtherTab && { fromOtherTab }) }))
          sendBack({ type: 'hub', event, data });
      });
      return () => {
        send = undefined;
        stop?.();
      };
    }),
    /** Ends the session of a sign-in that was complete for the pool, but not for the app. */
    endSession: fromPromise<undefined, UserInput>(({ input }) =>
      signOut({ user: input.user }).catch(() => undefined),
    ),
    signUp: fromPromise(({ input, signal }: { input: SignUpParams; signal: AbortSignal }) =>
      untilLeft(signal, auth.signUp(input)),
    ),
    confirmSignUp: fromPromise<string, CodeForUsername>(({ input, signal }) =>
      untilLeft(signal, auth.confirmSignUp(input.username, input.code)),
    ),
    resendSignUp: fromPromise<CodeDeliveryDetails, UsernameInput>(({ input }) =>
      auth.resendSignUp(input.username),
    ),
    autoSignIn: signingIn(({ username }: UsernameInput) => auth.autoSignIn(username)),
    signIn: signingIn(({ username, password }: PasswordInput) => auth.signIn(username, password)),
    confirmSignIn: signingIn(({ user, code }: CodeInput) => {
      const asked = present(user);
      return auth.confirmSignIn(
        asked,
        code,
        mfaTypes.find((name) => name === asked.challengeName),
      );
    }),
    sendMFASelectionAnswer: signingIn(({ user, mfaType }: MfaTypeInput) =>
      auth.sendMFASelectionAnswer(present(user), mfaType),
    ),
    sendCustomChallengeAnswer: signingIn(({ user, answer }: AnswerInput) =>
      auth.sendCustomChallengeAnswer(present(user), answer),
    ),
    completeNewPassword: signingIn(({ user, password, attributes }: NewPasswordInput) =>
      auth.completeNewPassword(present(user), password, attributes),
    ),
    setupTOTP: fromPromise(async ({ input }: { input: UserInput }) => auth.setupTOTP(present(input.user))),
    verifyTotpToken: signingIn(({ user, code }: CodeInput) => auth.verifyTotpToken(present(user), code)),
    setPreferredMFA: fromPromise<string, UserInput>(async ({ input }) =>
      auth.setPreferredMFA(present(input.user), 'TOTP'),
    ),
    forgotPassword: fromPromise<CodeDeliveryDetails, UsernameInput>(({ input }) =>
      auth.forgotPassword(input.username),
    ),
    forgotPasswordSubmit: fromPromise<string, ResetInput>(({ input }) =>
      auth.forgotPasswordSubmit(input.username, input.code, input.password),
    ),
    verifiedContact: fromPromise(async ({ input }: { input: UserInput }) =>
      auth.verifiedContact(present(input.user)),
    ),
    verifyCurrentUserAttribute: fromPromise<CodeDeliveryDetails, AttributeInput>(async ({ input }) =>
      auth.verifyCurrentUserAttribute(present(input.attribute)),
    ),
    verifyCurrentUserAttributeSubmit: fromPromise<string, AttributeInput & { code: string }>(
      async ({ input }) => auth.verifyCurrentUserAttributeSubmit(present(input.attribute), input.code),
    ),
    currentAuthenticatedUser: fromPromise<CognitoUser, undefined>(() => auth.currentAuthenticatedUser()),
    /** The same, asked once: the next to ask takes an answer that comes late. */
    restoredUser: fromPromise<CognitoUser, undefined>(() => {
      if (restoring) return restoring;
      const looking = auth.currentAuthenticatedUser().finally(() => {
        if (restoring === looking) restoring = undefined;
      });
      return (restoring = looking);
    }),
    federatedSignIn: signingIn(
      ({ provider, isCustom }: ProviderInput) =>
        auth.federatedSignIn(isCustom ? { customProvider: provider } : { provider }),
      async (credentials): Promise<Begun> => {
        if (credentials) return auth.currentAuthenticatedUser();
        return auth.configure()?.oauth?.urlOpener ? undefined : 'left';
      },
    ),
    signOut: fromPromise<undefined, SignOutOptions>(({ input }) => signOut(input)),
  };
}

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new AuthError('InvalidArgument', 'This step needs a user; sign in again.');
  return value;
}
