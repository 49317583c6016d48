import { createContext } from '@lit/context';
import { AuthError } from '../../auth/errors.js';
import type { AuthApi } from '../../auth/api.js';
import type { HubListening } from '../../machine/actors.js';
import type { AuthEvent, MachineInput, StoredAuthState } from '../../machine/types.js';
import { DeferredActor, type ActorPort } from './deferred-actor.js';
import { dispatchAuthEvent, dispatchEmitted } from './events.js';
import type { ScreenSettings } from './settings.js';
import { warnOnce } from './warn.js';

/** Errors that only the page's developer can put right; the person is told no more than that. */
const developerErrors: ReadonlySet<string> = new Set([
  'NotConfigured',
  'InvalidConfig',
  'ResourceNotFoundException',
]);

/** What an authenticator shares with its screens, and what a screen that stands alone makes for itself. */
export interface AuthScope {
  readonly auth: AuthApi;
  readonly actor: ActorPort;
  readonly settings: ScreenSettings;
}

export const authScopeContext = createContext<AuthScope | undefined>(Symbol.for('auth-elements.scope'));

/** The machine and what it runs on are as large as all else that the first screen needs: they come after it. */
export const loadMachine = () => import('../../machine/auth-machine.js');

interface StartOptions {
  /** What was wrong with the config of `auth`, which then is the cause of its failures. */
  readonly problem?: AuthError | undefined;
  /** The state that will come, where that is clear. */
  readonly guess?: StoredAuthState | undefined;
  /** Sent at once, and not told of. */
  readonly first?: AuthEvent;
}

export interface RunningActor {
  readonly actor: ActorPort;
  /** For as long as the element may be on its way to another place: hears of nothing, and what it has to tell waits. */
  pause(): void;
  /** False when what is stored is no longer what it was: the actor then is of no more use. */
  resume(): boolean;
  stop(): void;
}

/**
 * An actor for `auth`, which runs as soon as the machine is loaded; its events are dispatched on `target`. Call `stop`
 * when the element is gone.
 */
export function startActor(
  target: EventTarget,
  auth: AuthApi,
  input: MachineInput,
  { problem, guess, first }: StartOptions = {},
): RunningActor {
  let stop: (() => void) | undefined;
  let isStopped = false;
  let listen: (() => () => void) | undefined;
  let unlisten: (() => void) | undefined;
  let waiting: (() => void)[] | undefined;
  let wasStored = false;

  function tell(event: () => void): void {
    if (waiting) waiting.push(event);
    else event();
  }

  function run({ createAuthActor }: Awaited<ReturnType<typeof loadMachine>>): void {
    if (isStopped) return;
    let isStarted = !first;
    const onHub: HubListening = (listener) => {
      listen = () => auth.onEvent(listener);
      if (!waiting) unlisten = listen();
      return () => {
        listen = undefined;
        unlisten?.();
      };
    };
    const actor = createAuthActor({ auth, input, onHub });
    const emitted = actor.on('*', (event) => {
      if (event.type === 'failed') warnDeveloper(problem ?? event.error);
      if (isStarted || event.type !== 'stateChanged') tell(() => dispatchEmitted(target, event));
    });
    stop = () => {
      emitted.unsubscribe();
      actor.stop();
    };
    // How a screen that stands alone comes to its own state is no news.
    deferred.follow(actor, first);
    isStarted = true;
  }

  function fail(cause: unknown): void {
    if (isStopped) return;
    const error = new AuthError('NetworkError', 'A part of auth-elements could not be loaded.', { cause });
    deferred.fail(error);
    tell(() => void dispatchAuthEvent(target, 'auth-error', { error }));
  }

  const deferred = new DeferredActor(input, guess, () => void loadMachine().then(run, fail));
  /** Left for a provider, the page may come back just as it was. */
  const comeBack = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) deferred.send({ type: 'federated.back' });
  };
  addEventListener('pageshow', comeBack);
  return {
    actor: deferred,
    pause() {
      waiting = [];
      wasStored = auth.mayBeSignedIn();
      unlisten?.();
      unlisten = undefined;
    },
    resume() {
      if (auth.mayBeSignedIn() !== wasStored) return false;
      unlisten = listen?.();
      const events = waiting ?? [];
      waiting = undefined;
      for (const event of events) event();
      return true;
    },
    stop() {
      isStopped = true;
      removeEventListener('pageshow', comeBack);
      stop?.();
    },
  };
}

function warnDeveloper({ code, message }: AuthError): void {
  if (developerErrors.has(code)) warnOnce(message);
}
