import { SoftwareAuthenticator } from '../../conformance/software-authenticator.js';
import { credentialsOf, SoftwareCredential } from '../../conformance/software-credentials.js';

type Prompt = (options: CredentialRequestOptions & CredentialCreationOptions) => Promise<unknown>;

/** Passkeys of a software authenticator in this page, in every engine. Tests decide what the prompt does. */
export class SoftwarePasskeys {
  readonly device = new SoftwareAuthenticator({ origin: location.origin });
  /** How many prompts were opened, conditional ones aside. */
  count = 0;
  /** The prompts that are open: `answer` answers as the authenticator does, `close` as a user who cancels. */
  readonly open = new Set<{
    answer: () => void;
    close: () => void;
    readonly mediation: string | undefined;
  }>();
  /** Whether prompts are answered at once. Default: true. */
  answers = true;
  readonly #before: readonly (readonly [object, string, PropertyDescriptor | undefined])[];

  constructor() {
    const credentials = credentialsOf(this.device);
    const prompts = {
      create: this.#prompt(credentials.create as Prompt),
      get: this.#prompt(credentials.get as Prompt),
    };
    const values: readonly (readonly [object, string, unknown])[] = [
      [navigator, 'credentials', prompts],
      ...(typeof PublicKeyCredential === 'function'
        ? []
        : ([[globalThis, 'PublicKeyCredential', SoftwareCredential]] as const)),
    ];
    this.#before = values.map(([of, name]) => [of, name, Object.getOwnPropertyDescriptor(of, name)]);
    for (const [of, name, value] of values)
      Object.defineProperty(of, name, { value, configurable: true, writable: true });
  }

  /** Puts back what the browser has. */
  remove(): void {
    for (const [of, name, descriptor] of this.#before) {
      Reflect.deleteProperty(of, name);
      if (descriptor) Object.defineProperty(of, name, descriptor);
    }
  }

  #prompt(original: Prompt): Prompt {
    return (options) =>
      new Promise((resolve, reject) => {
        const { mediation, signal } = options;
        const prompt = {
          mediation,
          answer: () => {
            this.open.delete(prompt);
            original(options).then(resolve, reject);
          },
          close: () => {
            this.open.delete(prompt);
            reject(new DOMException('The prompt was closed.', 'NotAllowedError'));
          },
        };
        const abort = (): void => {
          this.open.delete(prompt);
          reject(new DOMException('The prompt was aborted.', 'AbortError'));
        };
        if (mediation !== 'conditional') this.count++;
        this.open.add(prompt);
        if (signal?.aborted) abort();
        else signal?.addEventListener('abort', abort);
        if (this.answers && mediation !== 'conditional' && !signal?.aborted) prompt.answer();
      });
  }
}

/** Loads what verifies passkeys: without a bundle, that takes longer than the server waits on a busy machine. */
export const loadVerification = (): Promise<unknown> =>
  import('../../../src/local-cognito/passkeys/webauthn-library.js');

/** Takes passkeys away from the browser, as in one that has none. Returns a function that puts them back. */
export function withoutPasskeys(): () => void {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'PublicKeyCredential');
  Object.defineProperty(globalThis, 'PublicKeyCredential', { value: undefined, configurable: true });
  return () => {
    Reflect.deleteProperty(globalThis, 'PublicKeyCredential');
    if (before) Object.defineProperty(globalThis, 'PublicKeyCredential', before);
  };
}
