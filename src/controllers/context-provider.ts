import { ContextProvider } from '@lit/context';
import type { ReactiveElement } from 'lit';
import type { AuthApi } from '../auth/api.js';
import { createAuth } from '../auth/auth.js';
import { isSameConfig, sessionParts } from '../auth/config/same-config.js';
import { isPassing } from '../auth/failure-kinds.js';
import { shared } from '../auth/shared.js';
import { toAuthError, type AuthError } from '../lib/auth-error.js';
import { whenIdle } from '../lib/idle.js';
import { delay } from '../lib/timeout.js';
import { languageShown } from '../localization/set-language.js';
import { selectUser } from '../machine/selectors.js';
import type { MachineInput } from '../machine/types.js';
import { authenticatorContext, type AuthenticatorContext } from './authenticator-context.js';
import { readPendingStep } from './pending-step.js';
import { startActor, type RunningActor } from './start-actor.js';

/** In milliseconds: how long a form waits for its language. */
const LANGUAGE_TIMEOUT = 500;

/** The Auth to use, and what was wrong with its config: the screens are shown in any case, and say so. */
export interface ResolvedAuth {
  readonly auth: AuthApi;
  readonly problem: AuthError | undefined;
}

/** Takes what was read into use; `user` is who joins the others that use the same instance. */
export type OpenAuth = (user: object) => ResolvedAuth;

/** In place of an Auth that cannot be used: its calls reject with what was wrong with it. */
export const unusableAuth = (problem: unknown): ResolvedAuth => ({
  auth: createAuth(),
  problem: toAuthError(problem),
});

interface AuthenticatorOptions<Settings> {
  /** Reads which Auth to use. Never rejects. */
  readonly resolve: () => Promise<OpenAuth>;
  readonly settings: (auth: AuthApi) => Settings;
  /** What the machine starts with, unless a step was kept for a reload. */
  readonly input: () => MachineInput;
  /** Called with each state before its event is dispatched. */
  readonly stateChanged: () => void;
  /** Called when this Auth is configured for another session: starts again with what the host says now. */
  readonly restart: () => void;
}

/** What decides who is signed in. */
function sessionKey(auth: AuthApi): unknown {
  const config = auth.configure();
  return [sessionParts(config), config?.identityPoolId];
}

/** Runs the machine of an authenticator, and gives the elements in it Auth, actor and settings. */
export class AuthenticatorContextProvider<Settings> {
  readonly #host: ReactiveElement;
  readonly #options: AuthenticatorOptions<Settings>;
  readonly #provider: ContextProvider<typeof authenticatorContext>;
  #context: AuthenticatorContext<Settings> | undefined;
  #running: RunningActor | undefined;
  #stop: (() => void) | undefined;
  #startCount = 0;
  #hasFailed = false;

  constructor(host: ReactiveElement, options: AuthenticatorOptions<Settings>) {
    this.#host = host;
    this.#options = options;
    this.#provider = new ContextProvider(host, { context: authenticatorContext });
  }

  /** Undefined until it is known which Auth to use. */
  get context(): AuthenticatorContext<Settings> | undefined {
    return this.#context;
  }

  get wasStarted(): boolean {
    return this.#startCount > 0;
  }

  /** Whether the config could not be loaded, for a reason that may pass. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Starts the machine; a later start wins over one that still waits. `isRetry`: what is there stays until then. */
  async start(isRetry: boolean): Promise<void> {
    const count = ++this.#startCount;
    const since = performance.now();
    if (!isRetry) this.halt();
    this.#hasFailed = false;
    const [open] = await Promise.all([
      this.#options.resolve(),
      // One that is slow is shown when it comes.
      Promise.race([languageShown(), delay(LANGUAGE_TIMEOUT)]),
    ]);
    if (count !== this.#startCount || !this.#host.isConnected) return;
    if (isRetry) this.halt();
    try {
      this.#run(open(this), since);
    } catch (caught) {
      // An Auth of the app's own may throw.
      this.#run(unusableAuth(caught), since);
    }
  }

  /** For as long as the host may be on its way to another place. */
  pause(): void {
    this.#running?.pause();
  }

  /** False when there is nothing to go on with. */
  resume(): boolean {
    return this.#running?.resume() ?? false;
  }

  halt(): void {
    this.#stop?.();
    this.#stop = this.#running = this.#context = undefined;
  }

  /** Gives the screens the settings of now, without a new start. */
  update(): void {
    const context = this.#context;
    if (context) this.#provide({ ...context, settings: this.#options.settings(context.auth) });
  }

  #run({ auth, problem }: ResolvedAuth, since: number): void {
    const host = this.#host;
    const { settings, stateChanged, restart } = this.#options;
    this.#hasFailed = problem !== undefined && isPassing(problem);
    const clientId = auth.configure()?.userPoolWebClientId ?? '';
    const input = { ...this.#options.input(), ...readPendingStep(clientId) };
    const { initialState = 'signIn' } = input;
    const guess = auth.mayBeSignedIn() ? undefined : initialState;
    const session = sessionKey(auth);
    const heard = ({ event }: { readonly event: string }): void => {
      if (event !== 'configured') return;
      // With what was added, the page's URL may turn out to be the answer of a provider.
      const comesBack = guess && auth.mayBeSignedIn() && !selectUser(actor.getSnapshot());
      // Another part of the page has configured this Auth: for others, or for us.
      if (!comesBack && isSameConfig(session, sessionKey(auth)))
        this.#provide({ ...context, settings: settings(auth) });
      else restart();
    };
    const running = startActor(host, auth, input, { problem, guess, since, clientId, heard, stateChanged });
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
    this.#provider.setValue(context);
  }
}
