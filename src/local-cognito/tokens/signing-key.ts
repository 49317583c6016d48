import { type Bytes, fromBase64Url, sha256, toBase64Url, utf8 } from '../crypto/bytes.js';

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };

/** The public key as a JWKS entry (RFC 7517). */
export interface PublicJwk {
  alg: 'RS256';
  kty: 'RSA';
  use: 'sig';
  kid: string;
  e: string;
  n: string;
}

interface KeyMaterial {
  readonly pair: CryptoKeyPair;
  readonly jwk: PublicJwk;
}

/** A pool's RS256 key, made when it is first needed. */
export class SigningKey {
  #material: Promise<KeyMaterial> | undefined;

  /** Returns the public key. */
  async publicJwk(): Promise<PublicJwk> {
    return (await this.#load()).jwk;
  }

  /** Returns a signed JWT of the claims. */
  async sign(claims: object): Promise<string> {
    const { pair, jwk } = await this.#load();
    const encode = (part: object): string => toBase64Url(utf8(JSON.stringify(part)));
    const signed = `${encode({ kid: jwk.kid, alg: jwk.alg })}.${encode(claims)}`;
    const signature = await crypto.subtle.sign(ALGORITHM.name, pair.privateKey, utf8(signed));
    return `${signed}.${toBase64Url(new Uint8Array(signature))}`;
  }

  /** Returns the claims of a JWT that this key signed, or undefined. */
  async verify(jwt: string): Promise<Record<string, unknown> | undefined> {
    const [head, payload, tail, ...more] = jwt.split('.');
    const signature = tail === undefined ? undefined : fromBase64Url(tail);
    if (head === undefined || payload === undefined || !signature || more.length > 0) return undefined;
    if (!this.#material) return undefined;
    const { pair, jwk } = await this.#material;
    const header = parse(fromBase64Url(head));
    if (header?.['alg'] !== 'RS256' || header['kid'] !== jwk.kid) return undefined;
    const genuine = await crypto.subtle.verify(
      ALGORITHM.name,
      pair.publicKey,
      signature,
      utf8(`${head}.${payload}`),
    );
    return genuine ? parse(fromBase64Url(payload)) : undefined;
  }

  #load(): Promise<KeyMaterial> {
    this.#material ??= generate();
    return this.#material;
  }
}

async function generate(): Promise<KeyMaterial> {
  const pair = await crypto.subtle.generateKey(
    { ...ALGORITHM, modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) },
    false,
    ['sign', 'verify'],
  );
  const { n = '', e = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const kid = toBase64Url(await sha256(utf8(JSON.stringify({ e, kty: 'RSA', n }))));
  return { pair, jwk: { alg: 'RS256', kty: 'RSA', use: 'sig', kid, e, n } };
}

function parse(bytes: Bytes | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = bytes && JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
