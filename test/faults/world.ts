import assert from 'node:assert/strict';

import {
  type ClientOptions,
  createLocalCognito,
  type PoolOptions,
  totpCode,
} from '../../src/local-cognito/index.js';
import { Device } from './device.js';
import type { FaultKind } from './kinds.js';

export const poolId = 'us-east-1_Faults';
export const clientId = 'faultsclient000000000000';

/** The nth call of a name: an operation, a path of the hosted pages, or a file. */
export interface Call {
  readonly name: string;
  readonly nth: number;
}

export interface WorldOptions {
  readonly pool?: Partial<Omit<PoolOptions, 'id' | 'clients'>>;
  /** In seconds; default an hour. */
  readonly tokenLife?: number;
  /** Whether the pool is as new ones are: refresh tokens that rotate, and the updated issuer. Default: true. */
  readonly isRecent?: boolean;
}

/** A call that goes wrong, sooner or later. */
export interface Mishap {
  readonly call: Call;
  readonly kind: FaultKind;
  readonly hasStruck: boolean;
  /** Resolves when the call was made. */
  readonly struck: Promise<void>;
  /** Resolves when the answer to it has gone out; never if there is no answer. */
  readonly answered: Promise<void>;
  /** Lets go of a call that is held back. */
  release(): void;
}

class Injected implements Mishap {
  hasStruck = false;
  strike!: () => void;
  answer!: () => void;
  release!: () => void;
  readonly struck = new Promise<void>((resolve) => (this.strike = resolve));
  readonly answered = new Promise<void>((resolve) => (this.answer = resolve));
  readonly released = new Promise<void>((resolve) => (this.release = resolve));

  constructor(
    readonly call: Call,
    readonly kind: FaultKind,
  ) {}
}

const token = /"(?:RefreshToken|refresh_token)":"([^"]+)"/g;
const half = 30_000;

/** A service of its own for one visit: what it was asked, what goes wrong, and whose tokens are out. */
export class World {
  readonly cognito;
  readonly pool;
  readonly device: Device;
  /** Every call so far, in order. */
  readonly calls: Call[] = [];
  readonly #isRecent: boolean;
  readonly #mishaps: Injected[] = [];
  readonly #counts = new Map<string, number>();
  readonly #delivered = new Set<string>();
  readonly #ended = new Set<string>();
  readonly #codes = new Set<string>();

  /** `url` is where the page of this world is, with a slash at the end. */
  constructor(
    readonly url: string,
    { pool = {}, tokenLife = 3600, isRecent = true }: WorldOptions = {},
  ) {
    this.#isRecent = isRecent;
    this.device = new Device(new URL(url).origin);
    this.cognito = createLocalCognito({
      pools: [
        {
          id: poolId,
          usernameAttributes: ['email'],
          requiredAttributes: ['email'],
          autoVerifiedAttributes: ['email'],
          issuer: isRecent ? 'UPDATED' : 'ORIGINAL',
          ...pool,
          clients: [this.#client(tokenLife)],
        },
      ],
    });
    const made = this.cognito.pools.get(poolId);
    assert(made);
    this.pool = made;
  }

  #client(life: number): ClientOptions {
    const tokenValidity = { accessToken: life, idToken: life, refreshToken: 86_400 };
    const refreshTokenRotation = this.#isRecent ? { retryGracePeriodSeconds: 60 } : 'DISABLED';
    const urls = { callbackUrls: [this.url], logoutUrls: [this.url] };
    return { id: clientId, ...urls, tokenValidity, refreshTokenRotation };
  }

  /** Tokens that are issued later live so many seconds. */
  giveTokens(life: number): void {
    this.pool.update({ clients: [this.#client(life)] });
  }

  /** Applies this to the nth later call of a name; to the next one, where only the name is given. */
  inject(call: Call | string, kind: FaultKind): Mishap {
    const { name, nth } = typeof call === 'string' ? { name: call, nth: 1 } : call;
    const mishap = new Injected({ name, nth: (this.#counts.get(name) ?? 0) + nth }, kind);
    this.#mishaps.push(mishap);
    return mishap;
  }

  /** Counts a call and gets it served, or lets go wrong what should; `send` sends the response, if the client still waits. */
  async serve(
    name: string,
    request: Request,
    serve: () => Promise<Response>,
    send: (response: Response) => Promise<string | undefined>,
  ): Promise<void> {
    const nth = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, nth);
    this.calls.push({ name, nth });
    // Who was asked to end a session and fails is not the page's fault.
    if (name === 'RevokeToken') {
      const { Token } = (await request.clone().json()) as { Token: string };
      this.#ended.add(Token);
    }
    const mishap = this.#mishaps.find(({ call }) => call.name === name && call.nth === nth);
    if (mishap) mishap.hasStruck = true;
    mishap?.strike();
    const text = await send(await (mishap ? mishap.kind.strike(serve, mishap.released) : serve()));
    // Only what has reached a page can be expected to end.
    for (const [, found = ''] of (text ?? '').matchAll(token)) this.#delivered.add(found);
    mishap?.answer();
  }

  /** The refresh tokens that a page has had and that still work, with whose they are. */
  live(): { token: string; username: string }[] {
    return [...this.#delivered].flatMap((each) => {
      const issued = this.pool.refreshTokens.get(each);
      const works =
        issued && !issued.grant.revoked && !this.#ended.has(each) && issued.replacedUntil === undefined;
      return works ? [{ token: each, username: issued.user.username }] : [];
    });
  }

  /** What an authenticator app shows; each code once, so that some time may have to pass. */
  async appCode(secret: string): Promise<string> {
    for (;;) {
      const code = await totpCode(secret, this.cognito.clock.now());
      if (!this.#codes.has(secret + code)) {
        this.#codes.add(secret + code);
        return code;
      }
      this.cognito.clock.advance(half);
    }
  }

  /** The code that was sent last. */
  mailed(): string {
    return this.cognito.outbox.messages().findLast(({ code }) => code)?.code ?? '';
  }

  nameOf(username: string | undefined): string | undefined {
    if (username === undefined) return undefined;
    return this.pool.users.find(username)?.attributes.get('email') ?? username;
  }
}
