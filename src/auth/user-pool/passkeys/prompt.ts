import { AuthError, type OwnErrorCode } from '../../../lib/auth-error.js';
import { delay } from '../../../lib/timeout.js';
import { supportsPasskeys } from '../../factors.js';
import { readCreationOptions, readRequestOptions, writeCredential } from './credential-json.js';
import { signalUnknownPasskey } from './signals.js';
import { canFillPasskeys, canUpgradeToPasskeys } from './support.js';

/** How a prompt is shown and closed. */
export interface PromptOptions {
  readonly mediation?: CredentialMediationRequirement | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** How long a prompt waits for the one before it to close: some password managers never close theirs. */
const CLOSING_TIMEOUT_MS = 1000;

/** The prompt that is open. Browsers have one at a time, and a conditional one stays open as long as the page. */
let openPrompt: { readonly canceler: AbortController; readonly closed: Promise<unknown> } | undefined;

/** Asks the browser for a new passkey; returns it as JSON. `options` come from the service. */
export const createPasskey = (options: unknown, prompt: PromptOptions): Promise<object> =>
  ask('create', prompt, relyingPartyOf(options, 'rp'), (init) => {
    const publicKey = parse(() => readCreationOptions(options as PublicKeyCredentialCreationOptionsJSON));
    return navigator.credentials.create({ ...init, publicKey });
  });

/** Asks the browser for a passkey; returns its answer as JSON. `options` come from the service. */
export const getPasskey = (options: unknown, prompt: PromptOptions): Promise<object> =>
  ask('get', prompt, relyingPartyOf(options, 'rpId'), (init) => {
    const publicKey = parse(() => readRequestOptions(options as PublicKeyCredentialRequestOptionsJSON));
    return navigator.credentials.get({ ...init, publicKey });
  });

function parse<Options>(read: () => Options): Options {
  try {
    return read();
  } catch (cause) {
    throw new AuthError('InvalidResponse', 'The options of the service for a passkey are malformed.', {
      cause,
    });
  }
}

/**
 * Rejects with `PasskeyNotSupported` unless the browser has passkeys here. A browser without conditional prompts would
 * show a dialog in their place.
 */
export async function assertPasskeys(
  call: string,
  kind: keyof typeof codes,
  { mediation }: PromptOptions,
): Promise<void> {
  if (!supportsPasskeys()) {
    const isInsecure = typeof isSecureContext === 'boolean' && !isSecureContext;
    throw new AuthError(
      'PasskeyNotSupported',
      isInsecure
        ? `${call}: passkeys need a page on https, or on localhost.`
        : `${call}: this browser does not support passkeys (WebAuthn).`,
    );
  }
  if (mediation !== 'conditional') return;
  const canAsk = await (kind === 'get' ? canFillPasskeys() : canUpgradeToPasskeys());
  if (!canAsk)
    throw new AuthError(
      'PasskeyNotSupported',
      `${call}: this browser does not support mediation "conditional".`,
    );
}

/** The error of a prompt that a signal, or another prompt, has closed. */
export const aborted = (cause?: unknown): AuthError =>
  new AuthError('PasskeyOperationAborted', 'The prompt for the passkey was aborted.', { cause });

/** Calls `navigator.credentials`. */
type CallBrowser = (init: {
  readonly signal: AbortSignal;
  readonly mediation?: CredentialMediationRequirement;
}) => Promise<Credential | null>;

/** Opens a prompt after closing the earlier one. Rejects as soon as it is aborted, even if the browser does not. */
async function ask(
  kind: keyof typeof codes,
  { mediation, signal }: PromptOptions,
  relyingParty: string,
  callBrowser: CallBrowser,
): Promise<object> {
  if (signal?.aborted) throw aborted();
  const canceler = new AbortController();
  const cancel = (): void => canceler.abort();
  const isAborted = (): boolean => canceler.signal.aborted;
  signal?.addEventListener('abort', cancel);
  const earlier = openPrompt?.closed;
  openPrompt?.canceler.abort();
  const answer = (async () => {
    // Browsers refuse a request while the earlier one is being closed.
    if (earlier) await Promise.race([earlier, delay(CLOSING_TIMEOUT_MS)]);
    if (isAborted()) throw aborted();
    try {
      const credential = await callBrowser({ signal: canceler.signal, ...(mediation && { mediation }) });
      if (!credential) throw toPasskeyError(kind, undefined, relyingParty);
      const json = writeCredential(credential as PublicKeyCredential);
      if (!isAborted()) return json;
      // This passkey is not registered at the service.
      if (kind === 'create') signalUnknownPasskey(relyingParty, json);
      throw aborted();
    } catch (cause) {
      if (isAborted()) throw aborted(cause);
      throw cause instanceof AuthError ? cause : toPasskeyError(kind, cause, relyingParty);
    }
  })();
  const current = (openPrompt = { canceler, closed: answer.catch(() => undefined) });
  const abortion = new Promise<never>((_, reject) => {
    canceler.signal.addEventListener('abort', () => reject(aborted()));
  });
  try {
    return await Promise.race([answer, abortion]);
  } finally {
    signal?.removeEventListener('abort', cancel);
    if (openPrompt === current && !isAborted()) openPrompt = undefined;
  }
}

/** The codes of Amplify 6 for each kind of request. */
const codes = {
  create: { canceled: 'PasskeyRegistrationCanceled', failed: 'PasskeyRegistrationFailed' },
  get: { canceled: 'PasskeyAuthenticationCanceled', failed: 'PasskeyRetrievalFailed' },
} as const satisfies Record<string, Record<'canceled' | 'failed', OwnErrorCode>>;

/** Converts an exception of `navigator.credentials` (WebAuthn Level 3, sections 5.1.3 and 5.1.4), or no credential. */
function toPasskeyError(kind: keyof typeof codes, cause: unknown, relyingParty: string): AuthError {
  const { canceled, failed } = codes[kind];
  const { name = '', message = '' } = (cause ?? {}) as { name?: string; message?: string };
  switch (name) {
    // Firefox reports a prompt that the user closed as an abort; Safari may return null.
    case 'AbortError':
    case 'NotAllowedError':
    case '':
      return new AuthError(
        canceled,
        `No passkey was used: the prompt was closed or not answered in time, this device has no matching passkey, or the browser did not allow the prompt here (focus, user activation, permissions policy of a frame). ${message}`.trim(),
        { cause },
      );
    case 'InvalidStateError':
      if (kind === 'create')
        return new AuthError(
          'PasskeyAlreadyExists',
          'The authenticator already has a passkey for this user.',
          {
            cause,
          },
        );
      break;
    case 'SecurityError':
      return new AuthError(
        'RelyingPartyMismatch',
        `The relying party ID of the user pool is ${JSON.stringify(relyingParty)}; it must be ${location.hostname} or a parent domain of it.`,
        { cause },
      );
    case 'NotSupportedError':
      return new AuthError(
        'PasskeyNotSupported',
        'The authenticator does not support this kind of passkey.',
        {
          cause,
        },
      );
  }
  return new AuthError(failed, `The browser failed with ${name}: ${message}`, { cause });
}

/** Returns the relying party ID, for error messages and signals; the browser reads the options itself. */
function relyingPartyOf(options: unknown, member: 'rp' | 'rpId'): string {
  const value = (options as Partial<Record<string, unknown>> | null)?.[member];
  return String(member === 'rp' ? (value as { id?: unknown } | undefined)?.id : value);
}
