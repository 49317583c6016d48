import type { AuthError } from '../lib/auth-error.js';
import type { AuthActor, AuthView } from '../machine/auth-machine.js';
import { initialContext } from '../machine/initial-context.js';
import type { AuthEvent, MachineInput, StoredAuthState } from '../machine/types.js';

/** What screens use of an actor. */
export interface ActorPort {
  /** Whether it is not known yet who is signed in: what is shown until then is a guess. */
  readonly isGuessing: boolean;
  getSnapshot(): AuthView;
  send(event: AuthEvent): void;
  subscribe(listener: () => void): { unsubscribe(): void };
}

/** What a person does on a screen, which means something in the state of that screen only. */
const isOfScreen = (event: AuthEvent): boolean =>
  event.type.startsWith('nav.') || isSubmit(event) || isToProvider(event);
const isSubmit = ({ type }: AuthEvent): boolean => type.endsWith('.submit');
const isToProvider = ({ type }: AuthEvent): boolean => type === 'federated.signIn';

/**
 * Stands for the actor while the machine is being loaded, and until it knows who is signed in: events are kept for it.
 * With a guess at the state that comes, its screen is there from the start, and its form can be submitted.
 */
export class DeferredActor implements ActorPort {
  readonly #listeners = new Set<() => void>();
  readonly #load: () => void;
  #before: AuthView;
  #waiting: AuthEvent[] = [];
  #actor: AuthActor | undefined;
  #hasFailed = false;

  /** `load` is called at once, and again for what is sent after a failure; it ends in `follow` or in `fail`. */
  constructor(input: MachineInput, guess: StoredAuthState | undefined, load: () => void) {
    this.#load = load;
    this.#before = {
      context: {
        ...initialContext(input),
        authState: guess,
        authData: guess && input.authData,
        isSignedIn: guess === 'signedIn',
      },
      hasTag: (tag) => {
        if (tag === 'submit') return this.#waiting.some(isSubmit);
        if (tag === 'federated') return this.#waiting.some(isToProvider);
        if (tag !== 'busy') return false;
        return (
          this.#before.context.authState === undefined ||
          this.#waiting.some((event) => isSubmit(event) || isToProvider(event))
        );
      },
      matches: () => false,
    };
    load();
  }

  /** The machine cannot be loaded: the screen says so. What was sent is dropped, passwords with it. */
  fail(error: AuthError): void {
    const { context } = this.#before;
    const authState = context.authState ?? context.initialState;
    this.#before = { ...this.#before, context: { ...context, authState, error } };
    this.#waiting = [];
    this.#hasFailed = true;
    this.#notify();
  }

  /** Hands over to the actor, which is not started yet. */
  follow(actor: AuthActor, first?: AuthEvent): void {
    this.#actor = actor;
    actor.subscribe(() => {
      this.#release();
      this.#notify();
    });
    actor.start();
    if (first) actor.send(first);
    this.#release();
    this.#notify();
  }

  get isGuessing(): boolean {
    return !this.#actor || this.#isLooking;
  }

  getSnapshot(): AuthView {
    return this.#actor && !this.#isLooking ? this.#actor.getSnapshot() : this.#before;
  }

  send(event: AuthEvent): void {
    if (this.#actor && !(this.#isLooking && isOfScreen(event))) {
      this.#actor.send(event);
      return;
    }
    this.#waiting.push(event);
    if (event.type === 'federated.signIn')
      this.#before = { ...this.#before, context: { ...this.#before.context, provider: event.provider } };
    if (this.#hasFailed) {
      this.#hasFailed = false;
      this.#before = { ...this.#before, context: { ...this.#before.context, error: undefined } };
      this.#load();
    }
    this.#notify();
  }

  subscribe(listener: () => void): { unsubscribe(): void } {
    this.#listeners.add(listener);
    return { unsubscribe: () => void this.#listeners.delete(listener) };
  }

  /** Whether the machine still finds out who is signed in. */
  get #isLooking(): boolean {
    return this.#actor?.getSnapshot().context.authState === 'loading';
  }

  /** Sends what had to wait, as far as it need not wait any more. */
  #release(): void {
    const waiting = this.#waiting;
    this.#waiting = this.#isLooking ? waiting.filter(isOfScreen) : [];
    for (const event of waiting) if (!this.#waiting.includes(event)) this.#actor?.send(event);
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
