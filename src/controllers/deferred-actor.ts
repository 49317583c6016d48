import type { AuthError } from '../lib/auth-error.js';
import type { AuthActor, AuthView } from '../machine/auth-machine.js';
import { initialContext } from '../machine/initial-context.js';
import type { AuthEvent, MachineInput, StoredAuthState } from '../machine/types.js';

/** The part of an actor that screens use. */
export interface ActorPort {
  /** Whether the signed-in user is not known yet: the screen shown until then is a prediction. */
  readonly isPending: boolean;
  getSnapshot(): AuthView;
  send(event: AuthEvent): void;
  subscribe(listener: () => void): { unsubscribe(): void };
}

/** Whether an event comes from a screen, and is valid only in the state of that screen. */
const isScreenEvent = (event: AuthEvent): boolean =>
  event.type.startsWith('nav.') || isSubmit(event) || isToProvider(event);
const isSubmit = ({ type }: AuthEvent): boolean => type.endsWith('.submit');
const isToProvider = ({ type }: AuthEvent): boolean => type === 'federated.signIn';

/**
 * Stands in for the actor while the machine loads, and until it knows whether a user is signed in: events are
 * queued. With an expected state, its screen appears immediately, and its form can be submitted.
 */
export class DeferredActor implements ActorPort {
  readonly #listeners = new Set<() => void>();
  readonly #load: () => void;
  #placeholder: AuthView;
  #queue: AuthEvent[] = [];
  #actor: AuthActor | undefined;
  #hasFailed = false;

  /**
   * `load` is called immediately, and again for an event after a failure; it ends in `attach` or in `fail`.
   */
  constructor(input: MachineInput, expectedState: StoredAuthState | undefined, load: () => void) {
    this.#load = load;
    this.#placeholder = {
      context: {
        ...initialContext(input),
        authState: expectedState,
        authData: expectedState && input.authData,
        isSignedIn: expectedState === 'signedIn',
      },
      hasTag: (tag) => {
        if (tag === 'submit') return this.#queue.some(isSubmit);
        if (tag === 'federated') return this.#queue.some(isToProvider);
        if (tag !== 'busy') return false;
        return (
          this.#placeholder.context.authState === undefined ||
          this.#queue.some((event) => isSubmit(event) || isToProvider(event))
        );
      },
      matches: () => false,
    };
    load();
  }

  /**
   * Shows on the screen that the machine failed to load. Queued events are dropped, with the passwords in
   * them.
   */
  fail(error: AuthError): void {
    const { context } = this.#placeholder;
    const authState = context.authState ?? context.initialState;
    this.#placeholder = { ...this.#placeholder, context: { ...context, authState, error } };
    this.#queue = [];
    this.#hasFailed = true;
    this.#notify();
  }

  /** Attaches the actor, which has not been started yet, and starts it. */
  attach(actor: AuthActor, initialEvent?: AuthEvent): void {
    this.#actor = actor;
    actor.subscribe(() => {
      this.#flush();
      this.#notify();
    });
    actor.start();
    if (initialEvent) actor.send(initialEvent);
    this.#flush();
    this.#notify();
  }

  get isPending(): boolean {
    return !this.#actor || this.#isLoading;
  }

  getSnapshot(): AuthView {
    return this.#actor && !this.#isLoading ? this.#actor.getSnapshot() : this.#placeholder;
  }

  send(event: AuthEvent): void {
    if (this.#actor && !(this.#isLoading && isScreenEvent(event))) {
      this.#actor.send(event);
      return;
    }
    this.#queue.push(event);
    if (event.type === 'federated.signIn')
      this.#placeholder = {
        ...this.#placeholder,
        context: { ...this.#placeholder.context, provider: event.provider },
      };
    if (this.#hasFailed) {
      this.#hasFailed = false;
      this.#placeholder = {
        ...this.#placeholder,
        context: { ...this.#placeholder.context, error: undefined },
      };
      this.#load();
    }
    this.#notify();
  }

  subscribe(listener: () => void): { unsubscribe(): void } {
    this.#listeners.add(listener);
    return { unsubscribe: () => void this.#listeners.delete(listener) };
  }

  /** Whether the machine is still looking for a signed-in user. */
  get #isLoading(): boolean {
    return this.#actor?.getSnapshot().context.authState === 'loading';
  }

  /** Sends the queued events that no longer have to wait. */
  #flush(): void {
    const queue = this.#queue;
    this.#queue = this.#isLoading ? queue.filter(isScreenEvent) : [];
    for (const event of queue) if (!this.#queue.includes(event)) this.#actor?.send(event);
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
