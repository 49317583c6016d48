import {
  type Bytes,
  concat,
  fromBase64Url,
  randomBytes,
  sha256,
  toBase64Url,
  utf8,
} from '../../src/local-cognito/crypto/bytes.js';

/** The members of `PublicKeyCredentialCreationOptionsJSON` that an authenticator reads. */
export interface CreationOptions {
  readonly rp: { readonly id: string };
  readonly user: { readonly id: string; readonly name: string };
  readonly challenge: string;
  readonly excludeCredentials: readonly { readonly id: string }[];
  readonly authenticatorSelection: { readonly userVerification: string };
}

/** The members of `PublicKeyCredentialRequestOptionsJSON` that an authenticator reads. */
export interface RequestOptions {
  readonly rpId: string;
  readonly challenge: string;
  readonly allowCredentials: readonly { readonly id: string }[];
  readonly userVerification: string;
}

interface PublicKeyCredentialJson {
  readonly id: string;
  readonly rawId: string;
  readonly type: string;
  readonly authenticatorAttachment: string;
  readonly clientExtensionResults: object;
}

/** A `RegistrationResponseJSON`. */
export interface RegistrationJson extends PublicKeyCredentialJson {
  readonly response: {
    readonly clientDataJSON: string;
    readonly attestationObject: string;
    readonly authenticatorData: string;
    readonly transports: readonly string[];
    readonly publicKeyAlgorithm: number;
  };
}

/** An `AuthenticationResponseJSON`. */
export interface AssertionJson extends PublicKeyCredentialJson {
  readonly response: {
    readonly clientDataJSON: string;
    readonly authenticatorData: string;
    readonly signature: string;
    readonly userHandle: string;
  };
}

interface KeyPair {
  readonly keys: CryptoKeyPair;
  readonly userHandle: string;
}

const curves = {
  ES256: { namedCurve: 'P-256', hash: 'SHA-256', cose: [-7, 1] },
  ES384: { namedCurve: 'P-384', hash: 'SHA-384', cose: [-35, 2] },
} as const;

/** What an authenticator, and the page that it is used on, can be like; tests change it to what is wrong. */
export interface AuthenticatorSettings {
  /** The page, which the browser writes into the client data. */
  origin: string;
  /** Stands for the relying party ID of the options. */
  relyingPartyId: string | undefined;
  /** Whether the user is verified, by a PIN or a finger. */
  userVerified: boolean;
  /** Whether the user is present. */
  userPresent: boolean;
  /** The signature counter; it counts from 1 on, at 0 it stays. */
  counter: number;
  attachment: 'platform' | 'cross-platform';
  /** The format of the attestation; `packed` is signed with the new key. */
  attestation: 'none' | 'packed';
  algorithm: keyof typeof curves;
}

/** A WebAuthn authenticator with a browser around it. It makes real keys and signatures (WebAuthn §6, CTAP2 CBOR). */
export class SoftwareAuthenticator {
  readonly settings: AuthenticatorSettings;
  /** The passkeys by credential ID. */
  readonly keys = new Map<string, KeyPair>();

  constructor(settings: Partial<AuthenticatorSettings> = {}) {
    this.settings = {
      origin: 'https://app.example.com',
      relyingPartyId: undefined,
      userVerified: true,
      userPresent: true,
      counter: 1,
      attachment: 'platform',
      attestation: 'none',
      algorithm: 'ES256',
      ...settings,
    };
  }

  /** Makes a passkey, as `navigator.credentials.create()` does, with a given ID or a new one. Throws if it has one of the excluded ones. */
  async create(options: CreationOptions, takenId?: string): Promise<RegistrationJson> {
    const { attestation, algorithm, attachment } = this.settings;
    if (options.excludeCredentials.some(({ id }) => this.keys.has(id))) {
      throw new DOMException('The authenticator was previously registered', 'InvalidStateError');
    }
    const { namedCurve, cose } = curves[algorithm];
    const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve }, true, ['sign', 'verify']);
    const id = (takenId === undefined ? undefined : fromBase64Url(takenId)) ?? randomBytes(32);
    const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', keys.publicKey);
    const publicKey = new Map<number, CborValue>([
      [1, 2],
      [3, cose[0]],
      [-1, cose[1]],
      [-2, bytesOf(x)],
      [-3, bytesOf(y)],
    ]);
    const attested = concat(new Uint8Array(16), new Uint8Array([0, id.length]), id, cbor(publicKey));
    const authenticatorData = concat(await this.#header(options.rp.id, 0x40), attested);
    const clientData = this.#clientData('webauthn.create', options.challenge);
    const signed = concat(authenticatorData, await sha256(clientData));
    const statement = new Map<string, CborValue>();
    if (attestation === 'packed') {
      statement.set('alg', cose[0]);
      statement.set('sig', await this.#sign(keys, signed));
    }
    const attestationObject = new Map<string, CborValue>([
      ['fmt', attestation],
      ['attStmt', statement],
      ['authData', authenticatorData],
    ]);
    const name = toBase64Url(id);
    this.keys.set(name, { keys, userHandle: options.user.id });
    return {
      ...this.#named(name),
      response: {
        clientDataJSON: toBase64Url(clientData),
        attestationObject: toBase64Url(cbor(attestationObject)),
        authenticatorData: toBase64Url(authenticatorData),
        transports: attachment === 'platform' ? ['internal', 'hybrid'] : ['usb'],
        publicKeyAlgorithm: cose[0],
      },
    };
  }

  /** Signs with a passkey, as `navigator.credentials.get()` does: with the named one, else the first that is allowed. */
  async get(options: RequestOptions, id?: string): Promise<AssertionJson> {
    const name = id ?? options.allowCredentials.map((each) => each.id).find((each) => this.keys.has(each));
    const key = this.keys.get(name ?? '');
    if (name === undefined || !key) throw new DOMException('There is no passkey.', 'NotAllowedError');
    if (this.settings.counter > 0) this.settings.counter++;
    const authenticatorData = await this.#header(options.rpId, 0);
    const clientData = this.#clientData('webauthn.get', options.challenge);
    const signature = await this.#sign(key.keys, concat(authenticatorData, await sha256(clientData)));
    return {
      ...this.#named(name),
      response: {
        clientDataJSON: toBase64Url(clientData),
        authenticatorData: toBase64Url(authenticatorData),
        signature: toBase64Url(signature),
        userHandle: key.userHandle,
      },
    };
  }

  #named(id: string): PublicKeyCredentialJson {
    const { attachment } = this.settings;
    return {
      id,
      rawId: id,
      type: 'public-key',
      authenticatorAttachment: attachment,
      clientExtensionResults: {},
    };
  }

  #clientData(type: string, challenge: string): Bytes {
    return utf8(JSON.stringify({ type, challenge, origin: this.settings.origin, crossOrigin: false }));
  }

  /** The first 37 bytes of the authenticator data: hash of the relying party ID, flags, counter. */
  async #header(rpId: string, more: number): Promise<Bytes> {
    const { relyingPartyId = rpId, userPresent, userVerified, counter } = this.settings;
    const flags = (userPresent ? 1 : 0) | (userVerified ? 4 : 0) | more;
    const counted = new Uint8Array(4);
    new DataView(counted.buffer).setUint32(0, counter);
    return concat(await sha256(utf8(relyingPartyId)), new Uint8Array([flags]), counted);
  }

  async #sign({ privateKey }: CryptoKeyPair, data: Bytes): Promise<Bytes> {
    const { hash } = curves[this.settings.algorithm];
    return derSignature(new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash }, privateKey, data)));
  }
}

const bytesOf = (base64Url: string): Bytes => fromBase64Url(base64Url) ?? new Uint8Array();

/** Turns the two halves of a signature of Web Crypto into the ASN.1 sequence that WebAuthn has. */
function derSignature(raw: Bytes): Bytes {
  const half = raw.length / 2;
  const integers = [raw.slice(0, half), raw.slice(half)].map((number) => {
    let start = 0;
    while (start < number.length - 1 && number[start] === 0) start++;
    const digits = number.slice(start);
    const signed = (digits[0] ?? 0) > 127 ? concat(new Uint8Array([0]), digits) : digits;
    return concat(new Uint8Array([2, signed.length]), signed);
  });
  const content = concat(...integers);
  return concat(new Uint8Array([48, content.length]), content);
}

type CborValue = number | string | Bytes | Map<number, CborValue> | Map<string, CborValue>;

/** Encodes numbers, strings, bytes and maps as CBOR (RFC 8949 §3). */
function cbor(value: CborValue): Bytes {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return concat(head(3, utf8(value).length), utf8(value));
  if (value instanceof Uint8Array) return concat(head(2, value.length), value);
  const entries = [...value].flatMap(([key, each]) => [cbor(key), cbor(each)]);
  return concat(head(5, value.size), ...entries);
}

function head(kind: number, size: number): Bytes {
  if (size < 24) return new Uint8Array([(kind << 5) | size]);
  if (size < 256) return new Uint8Array([(kind << 5) | 24, size]);
  return new Uint8Array([(kind << 5) | 25, size >> 8, size & 255]);
}
