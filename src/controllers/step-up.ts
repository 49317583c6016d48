import type { ReactiveElement } from 'lit';

import type { CognitoUser } from '../auth/types.js';
import { AuthError } from '../lib/auth-error.js';
import { ofDocument } from '../lib/document-member.js';
import { selectAuthState, selectUser } from '../machine/selectors.js';
import { challengeStateOf, identityOf } from '../machine/state-data.js';
import type { StepUpParams } from '../machine/step-up/pending-step-up.js';
import { stepUpSuperseded } from '../machine/step-up/step-up.js';
import type { AuthenticatorContext } from './authenticator-context.js';
import type { ActorPort } from './deferred-actor.js';

/** The running step-ups, each with a function that ends it. */
const running = new WeakMap<ActorPort, (error: AuthError) => void>();

/** Ends the step-up of an actor that stops. */
export const endStepUp = (actor: ActorPort): void =>
  running.get(actor)?.(new AuthError('SignInCanceled', 'The authenticator was removed or restarted.'));

/**
 * Runs a step-up on the screens of an authenticator, and resolves to the user with the new session. The page's content
 * stays meanwhile, and the control of it that had the focus gets it back.
 * @param host - The authenticator.
 */
export async function stepUp(
  context: Pick<AuthenticatorContext, 'auth' | 'actor'> | undefined,
  params: StepUpParams,
  host?: ReactiveElement,
): Promise<CognitoUser> {
  const state = context && selectAuthState(context.actor.getSnapshot());
  if (!context || state !== 'signedIn') {
    if (context && running.has(context.actor)) throw alreadyRunning();
    throw new AuthError(
      'NotSignedIn',
      `stepUp: the authenticator is in the state ${state ?? 'loading'}; it must be signedIn.`,
    );
  }
  const { actor } = context;
  if (running.has(actor)) throw alreadyRunning();
  try {
    return await new Promise<CognitoUser>((resolve, reject) => {
      running.set(actor, reject);
      void run(context, params, host).then(resolve, reject);
    });
  } finally {
    running.delete(actor);
  }
}

/** The control that has the focus, inside of shadow roots too. */
function focusedIn(root: Document | ShadowRoot): HTMLElement | undefined {
  const element = ofDocument('activeElement', root) as HTMLElement | null;
  return element?.shadowRoot ? (focusedIn(element.shadowRoot) ?? element) : (element ?? undefined);
}

const alreadyRunning = (): AuthError =>
  new AuthError('InvalidArgument', 'stepUp: another step-up is running. Wait until it has ended.');

async function run(
  { auth, actor }: Pick<AuthenticatorContext, 'auth' | 'actor'>,
  params: StepUpParams,
  host: ReactiveElement | undefined,
): Promise<CognitoUser> {
  const user = await auth.stepUp(params);
  if (!running.has(actor)) throw stepUpSuperseded();
  const shown = selectUser(actor.getSnapshot());
  if (!shown || identityOf(shown) !== identityOf(user)) throw stepUpSuperseded();
  if (user.challengeName === undefined) return user;
  if (!challengeStateOf(user))
    throw new AuthError(
      'UnsupportedChallenge',
      `The step-up asks for ${user.challengeName}, which is not supported here.`,
      { cause: user.challengeName },
    );
  const focused = host && focusedIn(host.ownerDocument);
  try {
    return await new Promise((resolve, reject) => {
      const settle = (result: CognitoUser | AuthError): void =>
        result instanceof AuthError ? reject(result) : resolve(result);
      actor.send({ type: 'stepUp', user, params, settle });
      // Another screen or a sign-out came first.
      if (actor.getSnapshot().context.stepUp?.settle !== settle) reject(stepUpSuperseded());
    });
  } finally {
    // The content is visible again once the authenticator is rendered.
    await host?.updateComplete;
    if (focused?.isConnected && selectAuthState(actor.getSnapshot()) === 'signedIn') focused.focus();
  }
}
