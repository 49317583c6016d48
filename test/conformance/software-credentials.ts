import { fromBase64Url, toBase64Url } from '../../src/local-cognito/crypto/bytes.js';
import type {
  AssertionJson,
  CreationOptions,
  RegistrationJson,
  RequestOptions,
  SoftwareAuthenticator,
} from './software-authenticator.js';

const bufferOf = (text: string): ArrayBuffer => (fromBase64Url(text) ?? new Uint8Array()).buffer;
const textOf = (source: BufferSource): string =>
  toBase64Url(
    source instanceof ArrayBuffer
      ? new Uint8Array(source)
      : new Uint8Array(source.buffer.slice(source.byteOffset, source.byteOffset + source.byteLength)),
  );
const named = (list: PublicKeyCredentialDescriptor[] = []): { id: string }[] =>
  list.map(({ id }) => ({ id: textOf(id) }));

class AttestationResponse {
  readonly #json: RegistrationJson['response'];
  constructor(json: RegistrationJson['response']) {
    this.#json = json;
  }
  get clientDataJSON(): ArrayBuffer {
    return bufferOf(this.#json.clientDataJSON);
  }
  get attestationObject(): ArrayBuffer {
    return bufferOf(this.#json.attestationObject);
  }
  getTransports = (): readonly string[] => this.#json.transports;
  getPublicKeyAlgorithm = (): number => this.#json.publicKeyAlgorithm;
  getAuthenticatorData = (): ArrayBuffer => bufferOf(this.#json.authenticatorData);
  getPublicKey = (): null => null;
}

class AssertionResponse {
  readonly clientDataJSON: ArrayBuffer;
  readonly authenticatorData: ArrayBuffer;
  readonly signature: ArrayBuffer;
  readonly userHandle: ArrayBuffer;
  constructor(json: AssertionJson['response']) {
    this.clientDataJSON = bufferOf(json.clientDataJSON);
    this.authenticatorData = bufferOf(json.authenticatorData);
    this.signature = bufferOf(json.signature);
    this.userHandle = bufferOf(json.userHandle);
  }
}

/** A `PublicKeyCredential`. */
export class SoftwareCredential {
  static isConditionalMediationAvailable = (): Promise<boolean> => Promise.resolve(true);
  readonly type = 'public-key';
  readonly id: string;
  readonly rawId: ArrayBuffer;
  readonly authenticatorAttachment: string;
  readonly response: AttestationResponse | AssertionResponse;
  readonly #json: RegistrationJson | AssertionJson;
  constructor(json: RegistrationJson | AssertionJson) {
    this.#json = json;
    this.id = json.id;
    this.rawId = bufferOf(json.rawId);
    this.authenticatorAttachment = json.authenticatorAttachment;
    this.response =
      'signature' in json.response
        ? new AssertionResponse(json.response)
        : new AttestationResponse(json.response);
  }
  getClientExtensionResults = (): object => ({});
  toJSON = (): object => this.#json;
}

/** `navigator.credentials` with an authenticator behind it. */
export const credentialsOf = (device: SoftwareAuthenticator) => ({
  async create({ publicKey: options }: { publicKey: PublicKeyCredentialCreationOptions }) {
    const { rp, user, challenge, excludeCredentials, authenticatorSelection } = options;
    const json: CreationOptions = {
      rp: { id: rp.id ?? '' },
      user: { id: textOf(user.id), name: user.name },
      challenge: textOf(challenge),
      excludeCredentials: named(excludeCredentials),
      authenticatorSelection: {
        userVerification: authenticatorSelection?.userVerification ?? 'preferred',
      },
    };
    return new SoftwareCredential(await device.create(json));
  },
  async get({ publicKey: options }: { publicKey: PublicKeyCredentialRequestOptions }) {
    const { rpId = '', challenge, allowCredentials, userVerification = 'preferred' } = options;
    const json: RequestOptions = {
      rpId,
      challenge: textOf(challenge),
      allowCredentials: named(allowCredentials),
      userVerification,
    };
    return new SoftwareCredential(await device.get(json));
  },
});

/**
 * Gives Node what a client of passkeys uses of a browser: `navigator.credentials` with an authenticator behind it, the
 * classes of WebAuthn, and a secure `window`. Returns a function that takes them away again.
 */
export function installCredentials(device: SoftwareAuthenticator): () => void {
  const values = {
    navigator: { credentials: credentialsOf(device) },
    PublicKeyCredential: SoftwareCredential,
    AuthenticatorAttestationResponse: AttestationResponse,
    AuthenticatorAssertionResponse: AssertionResponse,
    window: { document: {}, isSecureContext: true, PublicKeyCredential: SoftwareCredential },
  };
  const before = Object.keys(values).map(
    (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
  );
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  return () => {
    for (const [name, descriptor] of before) {
      Reflect.deleteProperty(globalThis, name);
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
    }
  };
}
