import type { Clock } from '../clock.js';
import { toBase64Url } from '../crypto/bytes.js';
import type { Random } from '../crypto/random.js';
import { SigningKey } from '../tokens/signing-key.js';

/** The claims of a provider’s token. */
export interface ProviderTokenOptions {
  /** The id of the user at the provider. */
  sub: string;
  /** The app at the provider: one or several client ids or app ids. */
  aud: string | string[];
  /** Lifetime in seconds, negative for an expired token. Default: 3600. */
  expiresIn?: number;
  /** Claims to add or replace. Opaque tokens have none. */
  claims?: Record<string, unknown>;
}

/** What an opaque token stands for. */
export interface OpaqueToken {
  readonly provider: string;
  readonly sub: string;
  readonly audiences: readonly string[];
  /** Milliseconds. */
  readonly expires: number;
}

/** How the opaque tokens of providers begin; all others give ID tokens. */
const OPAQUE: ReadonlyMap<string, string> = new Map([
  ['graph.facebook.com', 'EAALOCAL'],
  ['www.amazon.com', 'Atza|LOCAL'],
]);

/** Whether the tokens of a provider are opaque. */
export const isOpaque = (provider: string): boolean => OPAQUE.has(provider);

/** Stands for the providers of identity pools: makes their tokens and knows them again. */
export class ProviderTokens {
  readonly key = new SigningKey();
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #opaque = new Map<string, OpaqueToken>();

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  /** Issues a token in the format of the provider. */
  async make(
    provider: string,
    { sub, aud, expiresIn = 3600, claims }: ProviderTokenOptions,
  ): Promise<string> {
    const now = this.#clock.now();
    const prefix = OPAQUE.get(provider);
    if (prefix !== undefined) {
      const token = prefix + toBase64Url(this.#random.bytes(96));
      const audiences = typeof aud === 'string' ? [aud] : aud;
      this.#opaque.set(token, { provider, sub, audiences, expires: now + expiresIn * 1000 });
      return token;
    }
    const iat = Math.floor(now / 1000);
    return this.key.sign({ iss: `https://${provider}`, sub, aud, iat, exp: iat + expiresIn, ...claims });
  }

  /** Finds an opaque token with its claims. */
  find(token: string): OpaqueToken | undefined {
    return this.#opaque.get(token);
  }

  /** Forgets the opaque tokens; the key stays. */
  clear(): void {
    this.#opaque.clear();
  }
}
