import assert from 'node:assert/strict';

import { fromBase64, randomBytes, toBase64, toHex } from '../../src/local-cognito/crypto/bytes.js';
import { clientKey, g, modPow, N, passwordClaim } from '../../src/local-cognito/crypto/srp.js';
import {
  createLocalCognito,
  type LocalCognito,
  type PoolOptions,
  totpCode,
} from '../../src/local-cognito/index.js';
import { checkError, checkResponse } from './sdk-schema.js';

export const POOL = 'us-east-1_LocalDemo';
export const CLIENT = 'localdemoclient0000000000';
export const PASSWORD = 'Passw0rd!';

/** A JSON answer, looked into without trust. */
export type Answer = Record<string, unknown>;

/** What a call is refused with. */
export interface Refusal {
  code: string;
  message: string;
  status: number;
}

/** One local Cognito, spoken to over the wire format only; every response is checked against the SDK's schemas. */
export class Bench {
  readonly cognito: LocalCognito;

  constructor(pool: Partial<PoolOptions> = {}, more: PoolOptions[] = []) {
    // Time stands still unless a test moves it, so that no code grows old between making and sending it.
    const start = Date.now();
    this.cognito = createLocalCognito({
      pools: [{ id: POOL, clients: [{ id: CLIENT }], ...pool }, ...more],
      now: () => start,
    });
  }

  /** Sends a raw body. */
  post(operation: string, body: string): Promise<Response> {
    const headers = { 'X-Amz-Target': `AWSCognitoIdentityProviderService.${operation}` };
    return this.cognito.fetch(new Request('http://127.0.0.1/', { method: 'POST', headers, body }));
  }

  /** Calls an operation that has to succeed. */
  async call(operation: string, input: object): Promise<Answer> {
    const response = await this.post(operation, JSON.stringify(input));
    const body = await response.text();
    assert.equal(response.status, 200, `${operation}: ${body}`);
    const answer = body === '' ? undefined : (JSON.parse(body) as Answer);
    checkResponse(operation, answer);
    return answer ?? {};
  }

  /** Calls an operation that has to be refused. */
  async refused(operation: string, input: object): Promise<Refusal> {
    const response = await this.post(operation, JSON.stringify(input));
    const answer = (await response.json()) as Answer;
    assert.notEqual(response.status, 200, `${operation} was let through: ${JSON.stringify(answer)}`);
    const { __type, message } = answer;
    const code = String(__type);
    checkError(operation, code);
    assert.equal(response.headers.get('x-amzn-errortype'), `${code}:`);
    return { code, message: String(message), status: response.status };
  }

  /** Signs up and confirms. */
  async addUser(username = 'maria', attributes: Record<string, string> = {}): Promise<void> {
    await this.signUp(username, attributes);
    await this.call('ConfirmSignUp', {
      ClientId: CLIENT,
      Username: username,
      ConfirmationCode: this.code('sign-up'),
    });
  }

  signUp(username = 'maria', attributes: Record<string, string> = {}): Promise<Answer> {
    return this.call('SignUp', signUpInput(username, attributes));
  }

  /** Returns the newest code of a kind. */
  code(kind: string): string {
    const message = this.cognito.outbox.messages().findLast((each) => each.kind === kind);
    assert.ok(message?.code, `no ${kind} message`);
    return message.code;
  }

  /** Signs in by password; the answer may be a challenge. */
  signIn(username = 'maria', password = PASSWORD): Promise<Answer> {
    return this.call('InitiateAuth', passwordInput(username, password));
  }

  /** Signs in by password and returns the message of the refusal, or `let in`. */
  async signInRaw(password: string, username = 'maria'): Promise<string> {
    const response = await this.post('InitiateAuth', JSON.stringify(passwordInput(username, password)));
    const { message = 'let in' } = (await response.json()) as Answer;
    return String(message);
  }

  /** Signs in by password and returns the tokens. */
  async tokens(username = 'maria', password = PASSWORD): Promise<Tokens> {
    return tokensOf(await this.signIn(username, password));
  }

  /** Returns the input that answers a challenge. */
  respond(ChallengeName: string, ChallengeResponses: Record<string, string>, Session?: unknown): object {
    return { ClientId: CLIENT, ChallengeName, ChallengeResponses, Session };
  }

  /** Sets an authenticator app up for a signed-in user, and turns it on; returns its secret. */
  async addTotp(AccessToken: string): Promise<string> {
    const { SecretCode } = await this.call('AssociateSoftwareToken', { AccessToken });
    const secret = String(SecretCode);
    await this.call('VerifySoftwareToken', { AccessToken, UserCode: await this.totp(secret) });
    await this.call('SetUserMFAPreference', {
      AccessToken,
      SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
    });
    return secret;
  }

  /** Returns the code an authenticator app shows now, or so many milliseconds from now. */
  totp(secret: string, later = 0): Promise<string> {
    return totpCode(secret, this.cognito.clock.now() + later);
  }
}

export interface Tokens {
  access: string;
  id: string;
  refresh: string;
}

export const signUpInput = (username = 'maria', attributes: Record<string, string> = {}): object => ({
  ClientId: CLIENT,
  Username: username,
  Password: PASSWORD,
  UserAttributes: Object.entries({ email: `${username.split('@')[0]}@example.com`, ...attributes }).map(
    ([Name, Value]) => ({ Name, Value }),
  ),
});

export const passwordInput = (username = 'maria', password = PASSWORD): object => ({
  AuthFlow: 'USER_PASSWORD_AUTH',
  ClientId: CLIENT,
  AuthParameters: { USERNAME: username, PASSWORD: password },
});

export const refreshInput = (token: string, client = CLIENT): object => ({
  AuthFlow: 'REFRESH_TOKEN_AUTH',
  ClientId: client,
  AuthParameters: { REFRESH_TOKEN: token },
});

export function tokensOf(answer: Answer): Tokens {
  const result = answer['AuthenticationResult'] as Record<string, string> | undefined;
  assert.ok(result, `no tokens: ${JSON.stringify(answer)}`);
  return {
    access: result['AccessToken'] ?? '',
    id: result['IdToken'] ?? '',
    refresh: result['RefreshToken'] ?? '',
  };
}

/** Returns the parameters of a challenge, which has to be the named one. */
export function challengeOf(answer: Answer, name: string): Record<string, string> {
  assert.equal(answer['ChallengeName'], name, JSON.stringify(answer));
  return answer['ChallengeParameters'] as Record<string, string>;
}

/** Returns a bench where maria has an authenticator app turned on, and its secret. */
export async function withTotp(): Promise<{ bench: Bench; secret: string }> {
  const bench = new Bench();
  await bench.addUser();
  const { access } = await bench.tokens();
  return { bench, secret: await bench.addTotp(access) };
}

/** Begins an SRP sign-in; `answer` makes the responses for a password. */
export async function startSrp(
  bench: Bench,
  username: string,
  { AuthFlow = 'USER_SRP_AUTH', ...more }: Record<string, string> = {},
): Promise<SrpStart> {
  const a = BigInt(`0x${toHex(randomBytes(32))}`);
  const AuthParameters = { USERNAME: username, SRP_A: modPow(g, a, N).toString(16), ...more };
  const challenge = await bench.call('InitiateAuth', { AuthFlow, ClientId: CLIENT, AuthParameters });
  const given = challengeOf(challenge, 'PASSWORD_VERIFIER');
  const { USER_ID_FOR_SRP: subject = '', SECRET_BLOCK: block = '', SRP_B = '', SALT: saltHex = '' } = given;
  const poolName = POOL.slice(POOL.indexOf('_') + 1);
  return {
    challenge,
    async answer(password, timestamp = srpTimestamp(Date.now())) {
      const B = BigInt(`0x${SRP_B}`);
      const key = await clientKey({ poolName, username: subject, password, saltHex, a, B });
      const claim = await passwordClaim(
        key,
        poolName,
        subject,
        fromBase64(block) ?? randomBytes(0),
        timestamp,
      );
      return {
        USERNAME: subject,
        PASSWORD_CLAIM_SECRET_BLOCK: block,
        PASSWORD_CLAIM_SIGNATURE: toBase64(claim),
        TIMESTAMP: timestamp,
      };
    },
  };
}

export interface SrpStart {
  challenge: Answer;
  answer: (password: string, timestamp?: string) => Promise<Record<string, string>>;
}

export const srpInput = (username: string, SRP_A: string): object => ({
  AuthFlow: 'USER_SRP_AUTH',
  ClientId: CLIENT,
  AuthParameters: { USERNAME: username, SRP_A },
});

/** Returns the time as SRP clients send it: `Tue Feb 1 03:04:05 UTC 2000`. */
export function srpTimestamp(time: number): string {
  const [weekday = '', day, month = '', year = '', clock = ''] = new Date(time).toUTCString().split(' ');
  return `${weekday.slice(0, 3)} ${month} ${Number(day)} ${clock} UTC ${year}`;
}
