import { createContext } from '@lit/context';
import type { AuthError } from '../../auth/errors.js';
import type { AuthApi } from '../../auth/types.js';
import { createAuthActor, type AuthActor } from '../../machine/auth-machine.js';
import type { MachineInput } from '../../machine/types.js';
import { dispatchEmitted } from './events.js';
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
  readonly actor: AuthActor;
  readonly settings: ScreenSettings;
}

export const authScopeContext = createContext<AuthScope | undefined>(Symbol.for('auth-elements.scope'));

/**
 * A running actor for `auth`; its events are dispatched on `target`. Call `stop` when the element is gone.
 * `problem`: what was wrong with the config of `auth`, which then is the cause of its failures.
 */
export function startActor(
  target: EventTarget,
  auth: AuthApi,
  input: MachineInput,
  problem?: AuthError,
): { readonly actor: AuthActor; stop(): void } {
  const actor = createAuthActor({ auth, input, onHub: (listener) => auth.onEvent(listener) });
  const emitted = actor.on('*', (event) => {
    if (event.type === 'failed') warnDeveloper(problem ?? event.error);
    dispatchEmitted(target, event);
  });
  actor.start();
  return {
    actor,
    stop() {
      emitted.unsubscribe();
      actor.stop();
    },
  };
}

function warnDeveloper({ code, message }: AuthError): void {
  if (developerErrors.has(code)) warnOnce(message);
}
