import type { AuthApi } from '../auth/api.js';
import { storageOf } from '../auth/auth.js';
import { readSignedIn } from '../auth/events/signed-in.js';
import { AuthError } from '../lib/auth-error.js';
import type { HubListening } from '../machine/own-calls.js';
import { createAuthActor, maybeSignedIn } from '../machine/auth-machine.js';
import type { AuthEmitted, AuthEvent, MachineInput } from '../machine/types.js';
import type { DeferredActor } from './deferred-actor.js';
export { focusOn } from './focus-on.js';
export { ProtectedContent } from './protected-content.js';
import { dispatchAuthEvent } from './auth-events.js';
import { rememberStep } from './remember-step.js';
import { warnOnce } from '../lib/warn.js';

/** Errors that only the developer of the page can fix: the message goes to the console. */
const developerErrors: ReadonlySet<string> = new Set([
  'NotConfigured',
  'InvalidConfig',
  'ResourceNotFoundException',
]);

function warnDeveloper({ code, message }: AuthError): void {
  if (developerErrors.has(code)) warnOnce(message);
}

interface Running {
  readonly target: EventTarget;
  readonly auth: AuthApi;
  readonly input: MachineInput;
  readonly onHub: HubListening;
  readonly deferred: DeferredActor;
  readonly problem: AuthError | undefined;
  readonly first: AuthEvent | undefined;
  readonly isPaused: boolean;
  /** Called with each state before its event is dispatched. */
  readonly stateChanged: (() => void) | undefined;
  /** Whose step outlives a reload: the id of the app client. */
  readonly clientId: string | undefined;
}

/** A machine that runs for an element. */
export interface RunningMachine {
  /** What it has to tell waits. */
  pause(): void;
  /** False when meanwhile a session was stored, removed or replaced by that of another user. */
  resume(): boolean;
  stop(): void;
}

const withoutAnswer: readonly (string | symbol)[] = ['configure', 'mayBeSignedIn', 'cancelSignIn'];

/** An Auth that could not be configured: what its calls are refused for is what was wrong with the config. */
const refusing = (auth: AuthApi, problem: AuthError): AuthApi =>
  new Proxy(auth, {
    get(target, name) {
      if (withoutAnswer.includes(name)) return Reflect.get(target, name) as unknown;
      const isLook = name === 'currentAuthenticatedUser';
      const error = isLook ? new AuthError('NotSignedIn', problem.message, { cause: problem }) : problem;
      return () => Promise.reject(error);
    },
  });

/** Whose session is stored, to compare; of an Auth that is the page's own, whether there may be one. */
function whoseSession(auth: AuthApi): unknown {
  const [config, storage] = [auth.configure(), storageOf(auth)];
  const signedIn = config && storage && readSignedIn({ config, storage });
  return signedIn ? `${signedIn.username ?? ''} ${signedIn.federated ?? ''}` : maybeSignedIn(auth);
}

/** Runs the machine for an element: everything that the first view can do without is in the file of the machine. */
export function runMachine(options: Running): RunningMachine {
  const { target, input, onHub, deferred, problem, first, clientId, stateChanged } = options;
  const auth = problem ? refusing(options.auth, problem) : options.auth;
  let waiting: AuthEmitted[] | undefined = options.isPaused ? [] : undefined;
  let isStarted = !first;
  let before = options.isPaused ? whoseSession(auth) : undefined;

  function tell(event: AuthEmitted): void {
    if (event.type === 'stateChanged') stateChanged?.();
    dispatchEmitted(target, event);
  }

  const actor = createAuthActor({ auth, input, onHub });
  const emitted = actor.on('*', (event) => {
    if (event.type === 'failed') warnDeveloper(event.error);
    if (!isStarted && event.type === 'stateChanged') return;
    if (waiting) waiting.push(event);
    else tell(event);
  });
  const steps = deferred.subscribe(() => {
    if (clientId !== undefined) rememberStep(clientId, deferred.getSnapshot());
  });
  // How a screen that stands alone comes to its own state is no news.
  deferred.follow(actor, first);
  isStarted = true;
  return {
    pause() {
      before = whoseSession(auth);
      waiting = [];
    },
    resume() {
      if (whoseSession(auth) !== before) return false;
      const events = waiting ?? [];
      waiting = undefined;
      for (const event of events) tell(event);
      return true;
    },
    stop() {
      steps.unsubscribe();
      emitted.unsubscribe();
      actor.stop();
    },
  };
}

/** What the machine emits, as the public event of the element that owns the actor. */
function dispatchEmitted(target: EventTarget, emitted: AuthEmitted): void {
  switch (emitted.type) {
    case 'stateChanged': {
      const { state, data, previous } = emitted;
      dispatchAuthEvent(target, 'auth-state-change', { state, data, previous });
      break;
    }
    case 'signedIn':
      dispatchAuthEvent(target, 'auth-signed-in', { user: emitted.user });
      break;
    case 'signedOut':
      dispatchAuthEvent(target, 'auth-signed-out', undefined);
      break;
    case 'failed':
      dispatchAuthEvent(target, 'auth-error', { error: emitted.error });
  }
}
