import { fromCallback, fromPromise } from 'xstate';
import type { CodeDeliveryDetails, CognitoUser, SignUpParams } from '../auth/types.js';
import { AuthError } from '../auth/errors.js';
import { signInEvents, signInFailures } from './hub-events.js';
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
import type { FederatedAnswer } from './setup.js';
import type { AuthEvent, AuthPort } from './types.js';

/** An `auth` event of the Hub, from this tab or another. */
export interface HubMessage {
  readonly event: string;
  readonly data?: unknown;
}

/** Begins to listen and returns the way to stop. */
export type HubListening = (listener: (message: HubMessage) => void) => () => void;

const mfaTypes = ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] as const;

type Begun = FederatedAnswer;

/**
 * The machine's actors over a live `Auth`, for `provide`; each is named like the function that it calls. The Hub's
 * echo of a call made here is kept from the machine, also when its screen has been left and nobody waits for it.
 */
export function createAuthActors(auth: AuthPort, onHub?: HubListening) {
  let signIns = 0;
  let signOuts = 0;
  let send: ((event: AuthEvent) => void) | undefined;

  /** A call that goes on with a sign-in. When it completes one after its screen was left, the machine hears of it. */
  const signingIn = <Output extends Begun, Input>(call: (input: Input) => Promise<Output>) =>
    fromPromise<Output, Input>(async ({ input, signal }) => {
      signIns += 1;
      try {
        const user = await call(input);
        const isIn = user !== undefined && user !== 'left' && user.challengeName === undefined;
        if (signal.aborted && isIn) send?.({ type: 'lateSignIn' });
        return user;
      } finally {
        signIns -= 1;
      }
    });

  const signOut = async (global: boolean) => {
    signOuts += 1;
    try {
      await auth.signOut({ global });
    } finally {
      signOuts -= 1;
    }
    return undefined;
  };

  const isEcho = (event: string) =>
    signIns > 0
      ? signInEvents.includes(event) || signInFailures.includes(event)
      : signOuts > 0 && event === 'signOut';

  return {
    listenToHub: fromCallback<AuthEvent>(({ sendBack }) => {
      send = sendBack;
      const stop = onHub?.(({ event, data }) => {
        if (!isEcho(event)) sendBack({ type: 'hub', event, data });
      });
      return () => {
        send = undefined;
        stop?.();
      };
    }),
    /** Nobody waits for this sign-out and no session depends on it: a half-open sign-in runs out by itself. */
    endSignIn: fromPromise<undefined, undefined>(() => signOut(false).catch(() => undefined)),
    signUp: fromPromise(({ input }: { input: SignUpParams }) => auth.signUp(input)),
    confirmSignUp: fromPromise<string, CodeForUsername>(({ input }) =>
      auth.confirmSignUp(input.username, input.code),
    ),
    resendSignUp: fromPromise<CodeDeliveryDetails, UsernameInput>(({ input }) =>
      auth.resendSignUp(input.username),
    ),
    autoSignIn: signingIn<CognitoUser | undefined, UsernameInput>(({ username }) =>
      auth.autoSignIn(username),
    ),
    signIn: signingIn(({ username, password }: PasswordInput) => auth.signIn(username, password)),
    confirmSignIn: signingIn(async ({ user, code }: CodeInput) => {
      const asked = present(user);
      return auth.confirmSignIn(
        asked,
        code,
        mfaTypes.find((name) => name === asked.challengeName),
      );
    }),
    sendMFASelectionAnswer: signingIn(async ({ user, mfaType }: MfaTypeInput) =>
      auth.sendMFASelectionAnswer(present(user), mfaType),
    ),
    sendCustomChallengeAnswer: signingIn(async ({ user, answer }: AnswerInput) =>
      auth.sendCustomChallengeAnswer(present(user), answer),
    ),
    completeNewPassword: signingIn(async ({ user, password, attributes }: NewPasswordInput) =>
      auth.completeNewPassword(present(user), password, attributes),
    ),
    setupTOTP: fromPromise(async ({ input }: { input: UserInput }) => auth.setupTOTP(present(input.user))),
    verifyTotpToken: signingIn(async ({ user, code }: CodeInput) =>
      auth.verifyTotpToken(present(user), code),
    ),
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
    federatedSignIn: signingIn<Begun, ProviderInput>(async ({ provider, isCustom }) => {
      const credentials = await auth.federatedSignIn(isCustom ? { customProvider: provider } : { provider });
      if (credentials) return auth.currentAuthenticatedUser();
      return auth.configure()?.oauth?.urlOpener ? undefined : 'left';
    }),
    signOut: fromPromise<undefined, { global: boolean }>(({ input }) => signOut(input.global)),
  };
}

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new AuthError('InvalidArgument', 'This step needs a user; sign in again.');
  return value;
}
