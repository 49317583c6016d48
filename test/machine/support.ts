import { waitFor } from 'xstate';

import type { AuthApi } from '../../src/auth/api.js';
import { type AuthActorOptions, type AuthSnapshot, createAuthActor } from '../../src/machine/auth-machine.js';
import type { PasskeyPort } from '../../src/machine/passkeys/passkey-port.js';
import { selectAuthState } from '../../src/machine/selectors.js';
import type { AuthEmitted, AuthEvent, MachineInput } from '../../src/machine/types.js';

/** A started machine over an `Auth`, with all that it told and every snapshot as text. */
export function startRecorded(auth: AuthApi, input: MachineInput = {}, more: Partial<AuthActorOptions> = {}) {
  const actor = createAuthActor({ auth, input, onHub: (listener) => auth.onEvent(listener), ...more });
  const emitted: AuthEmitted[] = [];
  const texts: string[] = [];
  actor.on('*', (event) => emitted.push(event));
  actor.subscribe({
    next: (snapshot) => texts.push(textOf(snapshot)),
    error: (error) => {
      throw error;
    },
  });
  actor.start();
  const rest = (timeout = 5000): Promise<AuthSnapshot> =>
    waitFor(actor, (snapshot) => !snapshot.hasTag('busy'), { timeout });
  return {
    actor,
    emitted,
    texts,
    rest,
    until: (isSo: (snapshot: AuthSnapshot) => boolean) => waitFor(actor, isSo, { timeout: 5000 }),
    /** Sends an event and resolves when nothing is pending any more. */
    does(event: AuthEvent): Promise<AuthSnapshot> {
      actor.send(event);
      return rest();
    },
    state: () => selectAuthState(actor.getSnapshot()),
    context: () => actor.getSnapshot().context,
    /** The states announced, in order. */
    path: () => emitted.flatMap((event) => (event.type === 'stateChanged' ? [event.state] : [])),
    types: () => emitted.map(({ type }) => type),
    /** The codes of the failures told, in order. */
    failures: () => emitted.flatMap((event) => (event.type === 'failed' ? [event.error.code] : [])),
  };
}

/** What a page says that offers a passkey at every opportunity, in a browser that can create one. */
export const offering = (more: Partial<PasskeyPort> = {}): PasskeyPort => ({
  wantsOffer: () => true,
  wantsUpgrade: () => false,
  canCreate: () => Promise.resolve(true),
  wasDeclined: () => false,
  decline: () => undefined,
  warn: () => undefined,
  ...more,
});

/** Everything that can be reached from a snapshot, as text; the library's users refer to each other in circles. */
export function textOf(value: unknown): string {
  const seen = new WeakSet();
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null) return inner;
    if (seen.has(inner)) return '(seen)';
    seen.add(inner);
    return inner instanceof Map ? [...inner] : inner;
  });
}
