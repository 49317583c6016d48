import { createContext } from '@lit/context';
import type { AuthApi } from '../../auth/types.js';
import { createAuthActor, type AuthActor } from '../../machine/auth-machine.js';
import type { MachineInput } from '../../machine/types.js';
import { dispatchEmitted } from './events.js';
import type { ScreenSettings } from './settings.js';

/** What an authenticator shares with its screens, and what a screen that stands alone makes for itself. */
export interface AuthScope {
  readonly auth: AuthApi;
  readonly actor: AuthActor;
  readonly settings: ScreenSettings;
}

export const authScopeContext = createContext<AuthScope | undefined>(Symbol.for('auth-elements.scope'));

/** A running actor for `auth`; its events are dispatched on `target`. Call `stop` when the element is gone. */
export function startActor(
  target: EventTarget,
  auth: AuthApi,
  input: MachineInput,
): { readonly actor: AuthActor; stop(): void } {
  const actor = createAuthActor({ auth, input, onHub: (listener) => auth.onEvent(listener) });
  const emitted = actor.on('*', (event) => dispatchEmitted(target, event));
  actor.start();
  return {
    actor,
    stop() {
      emitted.unsubscribe();
      actor.stop();
    },
  };
}
