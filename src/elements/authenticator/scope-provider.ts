import { ContextProvider } from '@lit/context';
import type { AuthApi } from '../../auth/api.js';
import { isPassing } from '../../auth/failure-kinds.js';
import { pause } from '../../auth/load.js';
import { isSameConfig, sessionParts } from '../../auth/same-config.js';
import { shared } from '../../auth/shared.js';
import { languageShown } from '../../localization/set-language.js';
import { selectUser } from '../../machine/selectors.js';
import type { AuthData, InitialState } from '../../machine/types.js';
import { loadProviders } from '../shared/federated-section.js';
import { authScopeContext, startActor, type AuthScope, type RunningActor } from '../shared/scope.js';
import { defaultSettings, type ScreenSettings } from '../shared/settings.js';
import { whenIdle } from '../shared/when-idle.js';
import type { AuthAuthenticator } from './authenticator.js';
import { readPendingStep } from './pending-step.js';
import { readHide, readUsernameAttributes } from './read-attributes.js';
import { resolveAuth, unusable, type ResolvedAuth } from './resolve-auth.js';
import type { Sandbox } from './sandbox.js';

/** In ms: how long a form waits for its language. */
const languagePatience = 500;

/** What decides who is signed in. */
function whatSignsIn(auth: AuthApi): unknown {
  const config = auth.configure();
  return [sessionParts(config), config?.identityPoolId];
}

/** What an authenticator and its screens share, made of what the page set: Auth, the actor and the settings. */
export class ScopeProvider {
  readonly #host: AuthAuthenticator;
  /** Starts with what the host says now. */
  readonly #restart: () => void;
  readonly #context: ContextProvider<typeof authScopeContext>;
  #scope: AuthScope | undefined;
  #sandbox: Sandbox | undefined;
  #running: RunningActor | undefined;
  #stop: (() => void) | undefined;
  #startCount = 0;
  #hasFailed = false;

  constructor(host: AuthAuthenticator, restart: () => void) {
    this.#host = host;
    this.#restart = restart;
    this.#context = new ContextProvider(host, { context: authScopeContext });
  }

  /** Undefined until what the page set has been read. */
  get scope(): AuthScope | undefined {
    return this.#scope;
  }

  get wasStarted(): boolean {
    return this.#startCount > 0;
  }

  /** Whether what the page named could not be loaded, for a reason that may pass. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** What says that this is no real pool. */
  get note(): HTMLElement | undefined {
    return this.#sandbox?.note;
  }

  /**
   * Reads what the page set and starts the machine; a later start wins over one that still waits. `isRetry`: what is
   * there stays until then.
   */
  async start(
    given: AuthApi | undefined,
    initial: () => { initialState: InitialState; authData: AuthData },
    isRetry: boolean,
  ): Promise<void> {
    const count = ++this.#startCount;
    const since = performance.now();
    if (!isRetry) this.halt();
    this.#hasFailed = false;
    const host = this.#host;
    const { federated } = host;
    const [open, providers] = await Promise.all([
      this.#resolve(given),
      // What it adds to the config decides whether the page's address is an answer.
      federated ? loadProviders().catch(() => undefined) : undefined,
      // One that is slow is shown when it comes.
      Promise.race([languageShown(), pause(languagePatience)]),
    ]);
    if (count !== this.#startCount || !host.isConnected) return;
    if (isRetry) this.halt();
    const run = ({ auth, problem, sandbox }: ResolvedAuth): void => {
      this.#hasFailed = problem !== undefined && isPassing(problem);
      if (providers) providers.applyFederated(auth, federated, host.localName);
      else if (federated)
        void loadProviders.loaded.then(() => {
          if (count === this.#startCount) this.share();
        });
      this.#sandbox = sandbox;
      const clientId = auth.configure()?.userPoolWebClientId ?? '';
      const input = { ...(readPendingStep(clientId) ?? initial()), autoSignIn: host.autoSignIn !== 'off' };
      const { initialState = 'signIn' } = input;
      const guess = auth.mayBeSignedIn() ? undefined : initialState;
      const session = whatSignsIn(auth);
      const heard = ({ event }: { readonly event: string }): void => {
        if (event !== 'configured') return;
        // With what was added, the page's address may turn out to be the answer of a provider.
        const comesBack = guess && auth.mayBeSignedIn() && !selectUser(actor.getSnapshot());
        // Another part of the page has configured this Auth: for others, or for us.
        if (!comesBack && isSameConfig(session, whatSignsIn(auth)))
          this.#provide({ ...scope, settings: this.#settings(auth) });
        else this.#restart();
      };
      const running = startActor(host, auth, input, { problem, guess, since, clientId, heard });
      const { actor } = running;
      const subscription = actor.subscribe(() => host.requestUpdate());
      this.#stop = () => {
        subscription.unsubscribe();
        running.stop();
        shared.leave(this);
      };
      this.#running = running;
      const scope = { auth, actor, settings: this.#settings(auth) };
      this.#provide(scope);
      whenIdle(() => auth.preload());
      host.requestUpdate();
    };
    try {
      run(open(this));
    } catch (caught) {
      // An Auth of the page's own may throw.
      run(unusable(caught));
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
    this.#stop = this.#running = this.#scope = undefined;
  }

  /** Tells the screens what the page has changed, where that needs no new start. */
  share(): void {
    const scope = this.#scope;
    if (!scope) return;
    const { auth } = scope;
    const { federated, localName } = this.#host;
    if (federated)
      void loadProviders().then(
        ({ applyFederated }) => applyFederated(auth, federated, localName),
        () => undefined,
      );
    this.#provide({ ...scope, settings: this.#settings(auth) });
  }

  #provide(scope: AuthScope): void {
    this.#scope = scope;
    this.#context.setValue(scope);
  }

  #resolve(auth: AuthApi | undefined): ReturnType<typeof resolveAuth> {
    const { config, region, userPoolId, userPoolWebClientId, identityPoolId, endpoint } = this.#host;
    const { sandbox, usernameAttributes } = this.#host;
    return resolveAuth({
      auth,
      config,
      attributes: { region, userPoolId, userPoolWebClientId, identityPoolId, endpoint },
      sandbox: sandbox
        ? { usernameAttributes: readUsernameAttributes(usernameAttributes), open: this.#sandbox }
        : undefined,
    });
  }

  #settings(auth: AuthApi): ScreenSettings {
    const config = auth.configure();
    const { appName, hide, errorMessage, federated, signUpConfig } = this.#host;
    const own = readUsernameAttributes(this.#host.usernameAttributes);
    const names = own.length > 0 ? own : (config?.usernameAttributes ?? []);
    const several = names.includes('username') ? names.filter((name) => name !== 'username') : [];
    return {
      ...defaultSettings,
      appName,
      usernameAttributes: names,
      usernameAttribute: names.length > 1 ? undefined : names[0],
      hidden: readHide(hide),
      errorMessages: errorMessage,
      federated,
      signUpConfig,
      confirmPassword: this.#host.confirmPassword !== 'off',
      validators: this.#host.validators,
      passwordPolicy: config?.passwordPolicy,
      // Where the config does not say, of several names those that the form does not ask for as the name.
      signUpAttributes:
        config?.signupAttributes ?? (names.length > 1 ? several : defaultSettings.signUpAttributes),
    };
  }
}
