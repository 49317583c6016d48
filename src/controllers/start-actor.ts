import type { AuthApi } from '../auth/api.js';
import { type AuthError, toAuthError } from '../lib/auth-error.js';
import { lazy } from '../lib/lazy.js';
import type { HubListening, HubMessage } from '../machine/own-calls.js';
import type { AuthEvent, MachineInput, StoredAuthState } from '../machine/types.js';
import { dispatchAuthEvent } from './auth-events.js';
import { type ActorPort, DeferredActor } from './deferred-actor.js';
import type { PasskeyProperties } from './passkey-offers.js';
import type { RunningMachine } from './run-machine.js';

/**
 * The machine and its dependencies are as large as everything else that the first screen needs, so they load
 * after it.
 */
export const loadMachine = lazy(() => import('./run-machine.js'));

interface StartOptions {
  /** The problem with the config of `auth`, which then is the cause of its failures. */
  readonly problem?: AuthError | undefined;
  /** The expected state, if it is known in advance. */
  readonly expectedState?: StoredAuthState | undefined;
  /** An event that is sent first, without emitting its result. */
  readonly initialEvent?: AuthEvent | undefined;
  /** Called with each event of `auth`. */
  readonly onAuthEvent?: ((message: HubMessage) => void) | undefined;
  /** Called with each state before its event is dispatched. */
  readonly stateChanged?: (() => void) | undefined;
  /** The id of the app client, for the step that survives a reload. Default: no step is stored. */
  readonly clientId?: string | undefined;
  /**
   * When the element was connected, in ms as `performance.now()`: the timeout of `loading` starts there.
   * Default now.
   */
  readonly startedAt?: number | undefined;
}

export interface RunningActor {
  readonly actor: ActorPort;
  /**
   * Pauses while the element may be moving to another place: events of `auth` are ignored, and public events
   * wait.
   */
  pause(): void;
  /** Returns false if the stored session has changed in the meantime: the actor must then be stopped. */
  resume(): boolean;
  stop(): void;
}

/**
 * Creates an actor for `auth`, which runs as soon as the machine is loaded; its events are dispatched on
 * `target`. Call `stop` when the element is removed.
 */
export function startActor(
  target: EventTarget & PasskeyProperties,
  auth: AuthApi,
  input: MachineInput,
  {
    problem,
    expectedState,
    initialEvent,
    clientId,
    onAuthEvent,
    stateChanged,
    startedAt = performance.now(),
  }: StartOptions = {},
): RunningActor {
  let machine: RunningMachine | undefined;
  let isStopped = false;
  let isPaused = false;
  const listeners = new Set(onAuthEvent && [onAuthEvent]);
  const listen = (): (() => void) =>
    auth.onEvent((message) => {
      for (const listener of [...listeners]) listener(message);
    });
  let unlisten: (() => void) | undefined = listen();
  const onHub: HubListening = (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };

  function run({ runMachine }: Awaited<typeof loadMachine.loaded>): void {
    if (isStopped) return;
    machine = runMachine({
      target,
      auth,
      input,
      onHub,
      deferred,
      problem,
      initialEvent,
      clientId,
      stateChanged,
      startedAt,
      isPaused,
    });
  }

  function fail(cause: unknown): void {
    if (isStopped) return;
    const error = toAuthError(cause);
    deferred.fail(error);
    dispatchAuthEvent(target, 'auth-error', { error });
  }

  const deferred = new DeferredActor(input, expectedState, () => void loadMachine().catch(fail));
  void loadMachine.loaded.then(run);
  // Also loads a machine that failed to load.
  const onOnline = (): void => deferred.send({ type: 'online' });
  addEventListener('online', onOnline);
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
      removeEventListener('online', onOnline);
      machine?.stop();
      unlisten?.();
    },
  };
}
