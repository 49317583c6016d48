import type { AuthApi } from '../auth/api.js';
import { storageOf } from '../auth/auth.js';
import { readSignedIn } from '../auth/events/signed-in.js';
import { AuthError } from '../lib/auth-error.js';
import { LOAD_TIMEOUT_MS } from '../lib/lazy.js';
import { warnOnce } from '../lib/warn.js';
import { createAuthActor, mayHaveSession } from '../machine/auth-machine.js';
import type { HubListening } from '../machine/own-calls.js';
import type { AuthEmitted, AuthEvent, MachineInput } from '../machine/types.js';
import { dispatchAuthEvent } from './auth-events.js';
import { offerCaptcha } from './captcha.js';
import type { DeferredActor } from './deferred-actor.js';
import { passkeyOffers, type PasskeyProperties } from './passkey-offers.js';
import { rememberStep } from './remember-step.js';
import { endStepUp } from './step-up.js';

// Other code that the first view does not need: it loads with the machine.
export { ProtectedContent } from './protected-content.js';
export { ScreenChange } from './screen-change.js';
export { stepUp } from './step-up.js';

/** Errors that only the developer can fix: the message is logged to the console. */
const developerErrors: ReadonlySet<string> = new Set([
  'NotConfigured',
  'InvalidConfig',
  'ResourceNotFoundException',
]);

function warnDeveloper({ code, message }: AuthError): void {
  if (developerErrors.has(code)) warnOnce(message);
}

interface Running {
  readonly target: EventTarget & PasskeyProperties;
  readonly auth: AuthApi;
  readonly input: MachineInput;
  readonly onHub: HubListening;
  readonly deferred: DeferredActor;
  readonly problem: AuthError | undefined;
  readonly initialEvent: AuthEvent | undefined;
  readonly isPaused: boolean;
  /** When the element was connected, in ms as `performance.now()`. */
  readonly startedAt: number;
  /** Called with each state before its event is dispatched. */
  readonly stateChanged: (() => void) | undefined;
  /** The id of the app client, for the step that survives a reload. */
  readonly clientId: string | undefined;
}

/** A machine that runs for an element. */
export interface RunningMachine {
  /** Pauses: events are dispatched later. */
  pause(): void;
  /**
   * Returns false if the stored session has been added, removed or replaced by that of another user in the
   * meantime.
   */
  resume(): boolean;
  stop(): void;
}

type SynchronousName = {
  [Name in keyof AuthApi]: ReturnType<AuthApi[Name]> extends Promise<unknown> ? never : Name;
}[keyof AuthApi];

/** The functions that return no promise. They work without a config. */
const synchronous: Readonly<Record<SynchronousName, true>> = {
  configure: true,
  mayBeSignedIn: true,
  onEvent: true,
  cancelSignIn: true,
  essentialCredentials: true,
};

/** Wraps an Auth that could not be configured: its calls fail with the problem of the config. */
const unusable = (auth: AuthApi, problem: AuthError): AuthApi =>
  new Proxy(auth, {
    get(target, name) {
      if (Object.hasOwn(synchronous, name)) return Reflect.get(target, name) as unknown;
      const isLook = name === 'currentAuthenticatedUser';
      const error = isLook ? new AuthError('NotSignedIn', problem.message, { cause: problem }) : problem;
      return () => Promise.reject(error);
    },
  });

/** Identifies the stored session, for a comparison; for a custom Auth, only whether there may be one. */
function sessionOwner(auth: AuthApi): unknown {
  const [config, storage] = [auth.configure(), storageOf(auth)];
  const signedIn = config && storage && readSignedIn({ config, storage });
  return signedIn ? `${signedIn.username ?? ''} ${signedIn.federated ?? ''}` : mayHaveSession(auth);
}

/**
 * Runs the machine for an element. Everything that the first view does not need is in the file of the
 * machine.
 */
export function runMachine(options: Running): RunningMachine {
  const { target, onHub, deferred, problem, initialEvent, clientId, stateChanged } = options;
  const auth = problem ? unusable(options.auth, problem) : options.auth;
  let pausedEvents: AuthEmitted[] | undefined = options.isPaused ? [] : undefined;
  let isStarted = !initialEvent;
  let ownerBefore = options.isPaused ? sessionOwner(auth) : undefined;

  function dispatch(event: AuthEmitted): void {
    if (event.type === 'stateChanged') stateChanged?.();
    dispatchEmitted(target, event);
  }

  // After a reported timeout, the time starts again.
  const remaining = options.startedAt + LOAD_TIMEOUT_MS - performance.now();
  const input = {
    ...options.input,
    loadingTimeout: remaining > 0 ? remaining : LOAD_TIMEOUT_MS,
    passkeys: passkeyOffers(auth, target),
  };
  const actor = createAuthActor({ auth, input, onHub });
  const emitted = actor.on('*', (event) => {
    if (event.type === 'failed') warnDeveloper(event.error);
    if (!isStarted && event.type === 'stateChanged') return;
    if (pausedEvents) pausedEvents.push(event);
    else dispatch(event);
  });
  const steps = deferred.subscribe(() => {
    if (clientId !== undefined) rememberStep(clientId, deferred.getSnapshot());
  });
  /** After navigating to a provider, the page may be restored from the back-forward cache. */
  const onPageShow = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) deferred.send({ type: 'federated.back' });
  };
  addEventListener('pageshow', onPageShow);
  const running = new AbortController();
  const unlisten = onHub(({ event, data }) => {
    if (event === 'wafTokenRequired') offerCaptcha(target, data, running.signal);
  });
  // How a standalone screen reaches its own state is not an event.
  deferred.attach(actor, initialEvent);
  isStarted = true;
  return {
    pause() {
      ownerBefore = sessionOwner(auth);
      pausedEvents = [];
    },
    resume() {
      if (sessionOwner(auth) !== ownerBefore) return false;
      const events = pausedEvents ?? [];
      pausedEvents = undefined;
      for (const event of events) dispatch(event);
      return true;
    },
    stop() {
      removeEventListener('pageshow', onPageShow);
      running.abort();
      endStepUp(deferred);
      unlisten();
      steps.unsubscribe();
      emitted.unsubscribe();
      actor.stop();
    },
  };
}

/** Dispatches an event of the machine as the public event of the element that owns the actor. */
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
