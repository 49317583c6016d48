// Loaded before the first passkey: on a busy machine that takes longer than the service waits.
import '../../src/local-cognito/passkeys/webauthn-library.js';

import type { Page } from 'puppeteer-core';

import {
  type CreationOptions,
  type RequestOptions,
  SoftwareAuthenticator,
} from '../conformance/software-authenticator.js';

type Answer =
  | { readonly credential: object; readonly error?: undefined }
  | { readonly error: { readonly name: string; readonly message: string } };
type Options = CreationOptions & RequestOptions;

/** The passkeys of the people of a world. */
export class Device {
  readonly authenticator: SoftwareAuthenticator;
  /** Whether the person picks what the autofill offers. */
  picksAutofill = false;
  /** How often the autofill has offered a passkey since the last sign-out. */
  offers = 0;
  /** Whether prompts are answered at once. Those that are not stay open. */
  answers = true;

  constructor(origin: string) {
    // Two tabs use it at once: a counter would come in the wrong order.
    this.authenticator = new SoftwareAuthenticator({ origin, counter: 0 });
  }

  async answer(kind: 'create' | 'get', mediation: string, options: Options): Promise<Answer> {
    const isAutofill = kind === 'get' && mediation === 'conditional';
    if (isAutofill) this.offers += 1;
    if (!this.answers || (isAutofill && !this.picksAutofill)) return new Promise(() => undefined);
    try {
      return { credential: await this.authenticator[kind](options) };
    } catch (error) {
      const { name, message } = error as DOMException;
      return { error: { name, message } };
    }
  }
}

const devices = new WeakMap<Page, Device>();

/** Makes a device answer on a page. */
export const putInto = (page: Page, device: Device): void => void devices.set(page, device);

declare global {
  interface Window {
    askDevice?: (kind: string, mediation: string, options: unknown) => Promise<Answer>;
  }
}

/** Puts the device of a page behind `navigator.credentials`. */
export async function connectDevice(page: Page): Promise<void> {
  await page.exposeFunction(
    'askDevice',
    (...[kind, mediation, options]: Parameters<Device['answer']>) =>
      devices.get(page)?.answer(kind, mediation, options) ?? new Promise(() => undefined),
  );
  await page.evaluateOnNewDocument(replaceCredentials);
}

/** Runs in the page. */
function replaceCredentials(): void {
  if (typeof PublicKeyCredential === 'undefined') return;
  const toText = (bytes: Uint8Array): string =>
    btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
  const toJson = (value: unknown): unknown => {
    if (value instanceof ArrayBuffer) return toText(new Uint8Array(value));
    if (ArrayBuffer.isView(value))
      return toText(
        new Uint8Array(value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength)),
      );
    if (Array.isArray(value)) return value.map(toJson);
    return typeof value === 'object' && value
      ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, toJson(inner)]))
      : value;
  };
  const prompt =
    (kind: string) =>
    async ({ publicKey, mediation, signal }: CredentialRequestOptions) => {
      const aborted = new Promise<never>((_, reject) => {
        const abort = (): void => reject(new DOMException('The prompt was aborted.', 'AbortError'));
        if (signal?.aborted) abort();
        signal?.addEventListener('abort', abort);
      });
      const answer = await Promise.race([
        window.askDevice?.(kind, mediation ?? '', toJson(publicKey)),
        aborted,
      ]);
      if (!answer || answer.error) throw new DOMException(answer?.error.message, answer?.error.name);
      const { credential } = answer;
      return { ...credential, toJSON: () => credential };
    };
  const value = { create: prompt('create'), get: prompt('get') };
  Object.defineProperty(navigator, 'credentials', { value });
  Object.assign(PublicKeyCredential, {
    isConditionalMediationAvailable: () => Promise.resolve(true),
    isUserVerifyingPlatformAuthenticatorAvailable: () => Promise.resolve(true),
    getClientCapabilities: () => Promise.resolve({ conditionalCreate: true }),
  });
}
