import { AuthError, type OwnErrorCode } from '../../../lib/auth-error.js';
import { supportsPasskeys } from '../../factors.js';
import { readCreationOptions, readRequestOptions, writeCredential } from './credential-json.js';

/** How a prompt is shown and closed. */
export interface PromptOptions {
  readonly mediation?: CredentialMediationRequirement | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The prompt that is open. Browsers have one at a time, and a conditional one stays open as long as the page. */
let open: { readonly canceler: AbortController; readonly closed: Promise<object> } | undefined;

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

/** Throws `PasskeyNotSupported` unless the browser has passkeys here. */
export function assertPasskeys(call: string): void {
  if (supportsPasskeys()) return;
  const isInsecure = typeof isSecureContext === 'boolean' && !isSecureContext;
  throw new AuthError(
    'PasskeyNotSupported',
    isInsecure
      ? `${call}: passkeys need a page on https, or on localhost.`
      : `${call}: this browser does not support passkeys (WebAuthn).`,
  );
}

type Request = (init: {
  readonly signal: AbortSignal;
  readonly mediation?: CredentialMediationRequirement;
}) => Promise<Credential | null>;

/** Opens a prompt after closing the earlier one. */
async function ask(
  kind: keyof typeof codes,
  { mediation, signal }: PromptOptions,
  relyingParty: string,
  request: Request,
): Promise<object> {
  const canceler = new AbortController();
  const cancel = (): void => canceler.abort();
  if (signal?.aborted) cancel();
  else signal?.addEventListener('abort', cancel);
  const earlier = open;
  earlier?.canceler.abort();
  const run = async (): Promise<object> => {
    // Browsers refuse a request while the earlier one is being closed.
    await earlier?.closed.catch(() => undefined);
    try {
      const credential = await request({ signal: canceler.signal, ...(mediation && { mediation }) });
      if (credential) return writeCredential(credential as PublicKeyCredential);
    } catch (cause) {
      throw cause instanceof AuthError ? cause : toPasskeyError(kind, cause, relyingParty);
    }
    throw toPasskeyError(kind, undefined, relyingParty);
  };
  const current = (open = { canceler, closed: run() });
  try {
    return await current.closed;
  } finally {
    signal?.removeEventListener('abort', cancel);
    if (open === current) open = undefined;
  }
}

/** The codes of Amplify 6 for each kind of request. */
const codes = {
  create: { canceled: 'PasskeyRegistrationCanceled', failed: 'PasskeyRegistrationFailed' },
  get: { canceled: 'PasskeyAuthenticationCanceled', failed: 'PasskeyRetrievalFailed' },
} as const satisfies Record<string, Record<'canceled' | 'failed', OwnErrorCode>>;

/** Converts an exception of `navigator.credentials` (WebAuthn Level 3, sections 5.1.3 and 5.1.4). */
function toPasskeyError(kind: keyof typeof codes, cause: unknown, relyingParty: string): AuthError {
  const { canceled, failed } = codes[kind];
  const name = cause instanceof Error || cause instanceof DOMException ? cause.name : '';
  switch (name) {
    case 'NotAllowedError':
      return new AuthError(canceled, 'The prompt for the passkey was closed, or was not answered in time.', {
        cause,
      });
    case 'AbortError':
      return new AuthError('PasskeyOperationAborted', 'The prompt for the passkey was aborted.', { cause });
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
  return new AuthError(failed, 'The browser returned no passkey.', { cause });
}

/** Returns the relying party ID for error messages; the browser reads the options itself. */
function relyingPartyOf(options: unknown, member: 'rp' | 'rpId'): string {
  const value = (options as Partial<Record<string, unknown>> | null)?.[member];
  return String(member === 'rp' ? (value as { id?: unknown } | undefined)?.id : value);
}
