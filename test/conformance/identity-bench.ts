import assert from 'node:assert/strict';

import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';

import type { IdentityPoolOptions, LocalCognito } from '../../src/local-cognito/index.js';
import { createLocalCognito } from '../../src/local-cognito/index.js';
import { type Answer, CLIENT, passwordInput, POOL, type Refusal, signUpInput, tokensOf } from './harness.js';
import { checkError, checkResponse } from './sdk-schema.js';

export const IDENTITY_POOL = 'us-east-1:11111111-1111-4111-8111-111111111111';
export const OTHER_POOL = 'us-east-1_Other';
export const OTHER_CLIENT = 'otherclient00000000000000';
export const USER_POOL_KEY = `cognito-idp.us-east-1.amazonaws.com/${POOL}`;
export const GOOGLE = 'accounts.google.com';
export const GOOGLE_APP = 'google-app';
const AUTHENTICATED = 'arn:aws:iam::123456789012:role/service-role/members';
const UNAUTHENTICATED = 'arn:aws:iam::123456789012:role/guests';

export const FULL_POOL: IdentityPoolOptions = {
  id: IDENTITY_POOL,
  allowUnauthenticatedIdentities: true,
  userPools: [{ poolId: POOL, clientId: CLIENT }],
  providers: {
    [GOOGLE]: [GOOGLE_APP],
    'graph.facebook.com': ['facebook-app'],
    'www.amazon.com': ['amazon-app'],
    'appleid.apple.com': ['com.example.app'],
    'example.auth0.com': ['auth0-app'],
  },
  developerProviderName: 'login.example.app',
  roles: { authenticated: AUTHENTICATED, unauthenticated: UNAUTHENTICATED },
};

/** What GetCredentialsForIdentity gave. */
export interface Given {
  IdentityId: string;
  Credentials: { AccessKeyId: string; SecretKey: string; SessionToken: string; Expiration: number };
}

/** Identity pools over the wire format, their time so many milliseconds ahead of the SDK's; every response is checked against the SDK's schemas. */
export class IdentityBench {
  readonly cognito: LocalCognito;

  constructor(changes: Partial<IdentityPoolOptions> = {}, more: IdentityPoolOptions[] = [], ahead = 0) {
    const start = Date.now() + ahead;
    this.cognito = createLocalCognito({
      now: () => start,
      pools: [
        {
          id: POOL,
          clients: [{ id: CLIENT }, { id: 'unknownclient000000000000' }],
          requireConfirmation: false,
        },
        { id: OTHER_POOL, clients: [{ id: OTHER_CLIENT }], requireConfirmation: false },
      ],
      identityPools: [{ ...FULL_POOL, ...changes }, ...more],
    });
  }

  post(operation: string, body: string, service = 'AWSCognitoIdentityService'): Promise<Response> {
    const headers = { 'X-Amz-Target': `${service}.${operation}` };
    return this.cognito.fetch(new Request('http://127.0.0.1/', { method: 'POST', headers, body }));
  }

  /** Calls an operation of identity pools that has to succeed. */
  async call(operation: string, input: object): Promise<Answer> {
    const response = await this.post(operation, JSON.stringify(input));
    const body = await response.text();
    assert.equal(response.status, 200, `${operation}: ${body}`);
    const answer = JSON.parse(body) as Answer;
    checkResponse(operation, answer);
    return answer;
  }

  /** Calls an operation of identity pools that has to be refused. */
  async refused(operation: string, input: object): Promise<Refusal> {
    const response = await this.post(operation, JSON.stringify(input));
    const answer = (await response.json()) as Answer;
    assert.notEqual(response.status, 200, `${operation} was let through: ${JSON.stringify(answer)}`);
    const code = String(answer['__type']);
    checkError(operation, code);
    return { code, message: String(answer['message']), status: response.status };
  }

  async id(Logins?: Record<string, string>): Promise<string> {
    const { IdentityId } = await this.call('GetId', { IdentityPoolId: IDENTITY_POOL, Logins });
    return String(IdentityId);
  }

  async credentials(IdentityId: string, Logins?: Record<string, string>): Promise<Given> {
    const given = await this.call('GetCredentialsForIdentity', { IdentityId, Logins });
    return given as unknown as Given;
  }

  /** Signs a user up and in; resolves to the tokens. */
  async signIn(username = 'maria', client = CLIENT): Promise<{ access: string; id: string }> {
    const send = async (operation: string, input: object): Promise<Answer> => {
      const body = JSON.stringify({ ...input, ClientId: client });
      const response = await this.post(operation, body, 'AWSCognitoIdentityProviderService');
      return (await response.json()) as Answer;
    };
    await send('SignUp', signUpInput(username));
    return tokensOf(await send('InitiateAuth', passwordInput(username)));
  }

  /** Makes a token of Google's. */
  google(sub = 'ana', more: object = {}): Promise<string> {
    return this.cognito.providerToken(GOOGLE, { sub, aud: GOOGLE_APP, ...more });
  }

  /** Asks STS who signs with credentials, through the SDK's client, whose signed request a test may change. */
  async whoIs(
    { Credentials }: Pick<Given, 'Credentials'>,
    { secret = Credentials.SecretKey, change = (request: Request) => Promise.resolve(request) } = {},
  ): Promise<{ Arn?: string | undefined; UserId?: string | undefined; Account?: string | undefined }> {
    const client = new STSClient({
      region: 'us-east-1',
      endpoint: 'http://127.0.0.1/',
      maxAttempts: 1,
      credentials: {
        accessKeyId: Credentials.AccessKeyId,
        secretAccessKey: secret,
        sessionToken: Credentials.SessionToken,
      },
      requestHandler: {
        handle: async ({ method, headers, body }: { method: string; headers: HeadersInit; body: string }) => {
          const request = new Request('http://127.0.0.1/', { method, headers, body });
          const response = await this.cognito.fetch(await change(request));
          return {
            response: {
              statusCode: response.status,
              headers: Object.fromEntries(response.headers),
              body: new Uint8Array(await response.arrayBuffer()),
            },
          };
        },
      },
    });
    const { Arn, UserId, Account } = await client.send(new GetCallerIdentityCommand({}));
    return { Arn, UserId, Account };
  }
}

/** Changes one character in the middle of a part of a JWT: 0 head, 1 claims, 2 signature. */
export function forge(jwt: string, part: 0 | 1 | 2): string {
  const parts = jwt.split('.');
  const text = parts[part] ?? '';
  const at = text.length >> 1;
  parts[part] = text.slice(0, at) + (text.charAt(at) === 'A' ? 'B' : 'A') + text.slice(at + 1);
  return parts.join('.');
}

export const UNVERIFIED = "Invalid login token. Couldn't verify signed token.";
export const WRONG_ISSUER = "Invalid login token. Issuer doesn't match providerName";
export const UNSUPPORTED = 'Token is not from a supported provider of this identity pool.';

/** Asserts that GetId refuses the logins with this text, and makes no identity of them. */
export async function isRefused(
  bench: IdentityBench,
  Logins: Record<string, string>,
  message: string,
): Promise<void> {
  const refusal = await bench.refused('GetId', { IdentityPoolId: IDENTITY_POOL, Logins });
  assert.deepEqual(refusal, { code: 'NotAuthorizedException', message, status: 400 });
  assert.deepEqual(bench.cognito.identityPools.get(IDENTITY_POOL)?.identities(), []);
}
