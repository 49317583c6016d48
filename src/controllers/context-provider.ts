import type { ReactiveElement } from 'lit';

import type { AuthApi } from '../auth/api.js';
import { createAuth } from '../auth/auth.js';
import { isSameConfig, sessionParts } from '../auth/config/same-config.js';
import { isTransient } from '../auth/failure-kinds.js';
import { shared } from '../auth/shared.js';
import { type AuthError, toAuthError } from '../lib/auth-error.js';
import { whenIdle } from '../lib/idle.js';
import { delay } from '../lib/timeout.js';
import { languageShown } from '../localization/set-language.js';
import { selectUser } from '../machine/selectors.js';
import type { MachineInput } from '../machine/types.js';
import { type AuthenticatorContext, authenticatorContext } from './authenticator-context.js';
import { provideContext } from './context-protocol.js';
import { readPendingStep } from './pending-step.js';
import { type RunningActor, startActor } from './start-actor.js';

/** How long a form waits for its language, in milliseconds. */
const LANGUAGE_TIMEOUT = 500;

/** The Auth to use, and the problem with its config: the screens appear in any case and show the problem. */
export interface ResolvedAuth {
  readonly auth: AuthApi;
  readonly problem: AuthError | undefined;
}

/** Applies the config; `user` identifies the caller among those that share the instance. */
export type OpenAuth = (user: object) => ResolvedAuth;

/** Stands in for an Auth that cannot be used: its calls reject with the problem of the config. */
export const unusableAuth = (problem: unknown): ResolvedAuth => ({
  auth: createAuth(),
  problem: toAuthError(problem),
});

interface AuthenticatorOptions<Settings> {
  /** Resolves which Auth to use. Never rejects. */
  readonly resolve: () => Promise<OpenAuth>;
  readonly settings: (auth: AuthApi) => Settings;
  /** The input of the machine, unless a step was stored before a reload. */
  readonly input: () => MachineInput;
  /** Called with each state before its event is dispatched. */
  readonly stateChanged: () => void;
  /**
   * Called when this Auth is configured for another session: restarts with the current properties of the
   * host.
   */
  readonly restart: () => void;
}

/** Identifies the session of an instance. */
function sessionKey(auth: AuthApi): unknown {
  const config = auth.configure();
  return [sessionParts(config), config?.identityPoolId];
}

/** Runs the machine of an authenticator, and provides Auth, actor and settings to the elements inside it. */
export class AuthenticatorContextProvider<Settings> {
  readonly #host: ReactiveElement;
  readonly #options: AuthenticatorOptions<Settings>;
  readonly #setContext: (context: AuthenticatorContext) => void;
  #context: AuthenticatorContext<Settings> | undefined;
  #running: RunningActor | undefined;
  #stop: (() => void) | undefined;
  #startCount = 0;
  #hasFailed = false;

  constructor(host: ReactiveElement, options: AuthenticatorOptions<Settings>) {
    this.#host = host;
    this.#options = options;
    this.#setContext = provideContext(host, authenticatorContext);
    // Without a config, a form cannot be sent: it is sent after the retry.
    host.addEventListener('auth-submit', (event) => {
      if (!this.#hasFailed) return;
      event.preventDefault();
      const form = event.target instanceof Element ? event.target.querySelector('form') : null;
      void this.retry().then(() => {
        if (!this.#hasFailed) form?.requestSubmit();
      });
    });
  }

  /** Undefined until the Auth is resolved. */
  get context(): AuthenticatorContext<Settings> | undefined {
    return this.#context;
  }

  get wasStarted(): boolean {
    return this.#startCount > 0;
  }

  /** Whether the config failed to load for a temporary reason. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Starts the machine; a later start supersedes one that is pending. */
  start(): Promise<void> {
    return this.#start(false);
  }

  /** Starts again after a failure. The current content and the typed values stay. */
  readonly retry = (): Promise<void> => {
    const started = this.#start(true);
    this.#host.requestUpdate();
    return started;
  };

  /** Pauses while the host may be moving to another place in the document. */
  pause(): void {
    this.#running?.pause();
  }

  /** Returns false if there is nothing to resume. */
  resume(): boolean {
    return this.#running?.resume() ?? false;
  }

  halt(): void {
    this.#stop?.();
    this.#stop = this.#running = this.#context = undefined;
  }

  /** Provides the current settings to the screens, without a restart. */
  update(): void {
    const context = this.#context;
    if (context) this.#provide({ ...context, settings: this.#options.settings(context.auth) });
  }

  /** With `isRetry`, the current content stays until the Auth is resolved. */
  async #start(isRetry: boolean): Promise<void> {
    const count = ++this.#startCount;
    const startedAt = performance.now();
    if (!isRetry) this.halt();
    this.#hasFailed = false;
    const [open] = await Promise.all([
      this.#options.resolve(),
      // A slow language is shown when it has loaded.
      Promise.race([languageShown(), delay(LANGUAGE_TIMEOUT)]),
    ]);
    if (count !== this.#startCount || !this.#host.isConnected) return;
    if (isRetry) this.halt();
    try {
      this.#run(open(this), startedAt);
    } catch (caught) {
      // A custom Auth may throw.
      this.#run(unusableAuth(caught), startedAt);
    }
  }

  #run({ auth, problem }: ResolvedAuth, startedAt: number): void {
    const host = this.#host;
    const { settings, stateChanged, restart } = this.#options;
    this.#hasFailed = problem !== undefined && isTransient(problem);
    const clientId = auth.configure()?.userPoolWebClientId ?? '';
    const input = { ...this.#options.input(), ...readPendingStep(clientId) };
    const { initialState = 'signIn' } = input;
    const expectedState = auth.mayBeSignedIn() ? undefined : initialState;
    const session = sessionKey(auth);
    const onAuthEvent = ({ event }: { readonly event: string }): void => {
      if (event !== 'configured') return;
      // With the added options, the page's URL may turn out to be the response of a provider.
      const isCallback = expectedState && auth.mayBeSignedIn() && !selectUser(actor.getSnapshot());
      // Other code in the page has configured this Auth: for another session, or the same one.
      if (!isCallback && isSameConfig(session, sessionKey(auth)))
        this.#provide({ ...context, settings: settings(auth) });
      else restart();
    };
    const running = startActor(host, auth, input, {
      problem,
      expectedState,
      startedAt,
      clientId,
      onAuthEvent,
      stateChanged,
    });
    const { actor } = running;
    const subscription = actor.subscribe(() => host.requestUpdate());
    this.#stop = () => {
      subscription.unsubscribe();
      running.stop();
      shared.leave(this);
    };
    this.#running = running;
    const context = { auth, actor, settings: settings(auth) };
    this.#provide(context);
    whenIdle(() => auth.preload());
    host.requestUpdate();
  }

  #provide(context: AuthenticatorContext<Settings>): void {
    this.#context = context;
    this.#setContext(context);
  }
}
