import { toAuthError, type AuthError } from '../lib/auth-error.js';
import { lazy, LOAD_TIMEOUT_MS } from '../lib/lazy.js';
import type { AuthApi } from '../auth/api.js';
import type { HubListening, HubMessage } from '../machine/own-calls.js';
import type { AuthEvent, MachineInput, StoredAuthState } from '../machine/types.js';
import { DeferredActor, type ActorPort } from './deferred-actor.js';
import type { RunningMachine } from './run-machine.js';
import { dispatchAuthEvent } from './auth-events.js';

/** The machine and what it runs on are as large as all else that the first screen needs: they come after it. */
export const loadMachine = lazy(() => import('./run-machine.js'));

interface StartOptions {
  /** What was wrong with the config of `auth`, which then is the cause of its failures. */
  readonly problem?: AuthError | undefined;
  /** The state that will come, where that is clear. */
  readonly guess?: StoredAuthState | undefined;
  /** Sent at once, and not told of. */
  readonly first?: AuthEvent | undefined;
  /** Called with each event of `auth`. */
  readonly heard?: ((message: HubMessage) => void) | undefined;
  /** Called with each state before its event is dispatched. */
  readonly stateChanged?: (() => void) | undefined;
  /** Whose step outlives a reload: the id of the app client. Default: none does. */
  readonly clientId?: string | undefined;
  /** When the element came, in ms as `performance.now()`: the limit of `loading` counts from there. Default now. */
  readonly since?: number | undefined;
}

export interface RunningActor {
  readonly actor: ActorPort;
  /** For as long as the element may be on its way to another place: events are not heard, and those to dispatch wait. */
  pause(): void;
  /** False when meanwhile a session was stored, removed or replaced: the actor must then be stopped. */
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
  { problem, guess, first, clientId, heard, stateChanged, since = performance.now() }: StartOptions = {},
): RunningActor {
  let machine: RunningMachine | undefined;
  let isStopped = false;
  let isPaused = false;
  const ears = new Set(heard && [heard]);
  const listen = (): (() => void) =>
    auth.onEvent((message) => {
      for (const ear of [...ears]) ear(message);
    });
  let unlisten: (() => void) | undefined = listen();
  const onHub: HubListening = (listener) => {
    ears.add(listener);
    return () => void ears.delete(listener);
  };

  function run({ runMachine }: Awaited<typeof loadMachine.loaded>): void {
    if (isStopped) return;
    // Once it has run out and was told, it counts from now.
    const left = since + LOAD_TIMEOUT_MS - performance.now();
    const timed = { ...input, loadingTimeout: left > 0 ? left : LOAD_TIMEOUT_MS };
    machine = runMachine({
      target,
      auth,
      input: timed,
      onHub,
      deferred,
      problem,
      first,
      clientId,
      stateChanged,
      isPaused,
    });
  }

  function fail(cause: unknown): void {
    if (isStopped) return;
    const error = toAuthError(cause);
    deferred.fail(error);
    dispatchAuthEvent(target, 'auth-error', { error });
  }

  const deferred = new DeferredActor(input, guess, () => void loadMachine().catch(fail));
  void loadMachine.loaded.then(run);
  /** Left for a provider, the page may come back just as it was. */
  const comeBack = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) deferred.send({ type: 'federated.back' });
  };
  const reconnect = (): void => deferred.send({ type: 'online' });
  addEventListener('pageshow', comeBack);
  addEventListener('online', reconnect);
  return {
    actor: deferred,
    pause() {
      isPaused = true;
      machine?.pause();
      unlisten?.();
      unlisten = undefined;
    },
    resume() {
      isPaused = false;
      unlisten = listen();
      return machine?.resume() ?? true;
    },
    stop() {
      isStopped = true;
      removeEventListener('pageshow', comeBack);
      removeEventListener('online', reconnect);
      machine?.stop();
      unlisten?.();
    },
  };
}
