import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import * as sdk from '@aws-sdk/client-cognito-identity';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js';

import { type LocalCognitoServer, serveLocalCognito } from '../../src/local-cognito/node.js';
import { CLIENT, PASSWORD, POOL } from './harness.js';
import { FULL_POOL, IDENTITY_POOL, USER_POOL_KEY } from './identity-bench.js';

let server: LocalCognitoServer;
let client: sdk.CognitoIdentityClient;
before(async () => {
  server = await serveLocalCognito({ identityPools: [FULL_POOL] });
  client = new sdk.CognitoIdentityClient({
    region: 'us-east-1',
    endpoint: server.url,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
});
beforeEach(() => server.cognito.reset());
after(() => server.close());

/** Signs maria in with the old library and returns her ID token. */
async function idToken(): Promise<string> {
  const pool = server.cognito.pools.get(POOL);
  const attributes = { email: 'maria@example.com' };
  await pool?.admin.createUser({ username: 'maria', attributes, suppress: true });
  await pool?.admin.setUserPassword('maria', PASSWORD);
  const user = new CognitoUser({
    Username: 'maria',
    Pool: new CognitoUserPool({ UserPoolId: POOL, ClientId: CLIENT, endpoint: server.url }),
  });
  return new Promise((resolve, reject) => {
    user.authenticateUser(new AuthenticationDetails({ Username: 'maria', Password: PASSWORD }), {
      onSuccess: (session) => resolve(session.getIdToken().getJwtToken()),
      onFailure: reject,
    });
  });
}

/** Asks STS over HTTP who signs with credentials. */
function whoIs(credentials: sdk.Credentials | undefined, endpoint = server.url): Promise<string | undefined> {
  const { AccessKeyId = '', SecretKey = '', SessionToken = '' } = credentials ?? {};
  const sts = new STSClient({
    region: 'us-east-1',
    endpoint,
    credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretKey, sessionToken: SessionToken },
    maxAttempts: 1,
  });
  return sts.send(new GetCallerIdentityCommand({})).then(({ Arn }) => Arn);
}

describe('the AWS SDK over HTTP', () => {
  it('gets an identity and credentials for a user of the user pool, which STS knows', async () => {
    const Logins = { [USER_POOL_KEY]: await idToken() };
    const { IdentityId } = await client.send(new sdk.GetIdCommand({ IdentityPoolId: IDENTITY_POOL, Logins }));
    assert.match(
      IdentityId ?? '',
      /^us-east-1:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    const given = await client.send(new sdk.GetCredentialsForIdentityCommand({ IdentityId, Logins }));
    assert.equal(given.IdentityId, IdentityId);
    assert.match(given.Credentials?.AccessKeyId ?? '', /^ASIALOCAL[A-Z2-7]{11}$/);
    assert.match(given.Credentials?.SessionToken ?? '', /^LocalCognitoNotForAWS/);
    const left = Number(given.Credentials?.Expiration) - server.cognito.clock.now();
    assert.ok(left > 3_590_000 && left <= 3_600_000, `${left} ms`);
    assert.equal(
      await whoIs(given.Credentials),
      'arn:aws:sts::123456789012:assumed-role/members/CognitoIdentityCredentials',
    );
  });

  it('makes a guest, then a known user of it', async () => {
    const { IdentityId } = await client.send(new sdk.GetIdCommand({ IdentityPoolId: IDENTITY_POOL }));
    const guest = await client.send(new sdk.GetCredentialsForIdentityCommand({ IdentityId }));
    assert.equal(
      await whoIs(guest.Credentials),
      'arn:aws:sts::123456789012:assumed-role/guests/CognitoIdentityCredentials',
    );
    const Logins = { [USER_POOL_KEY]: await idToken() };
    const known = await client.send(new sdk.GetCredentialsForIdentityCommand({ IdentityId, Logins }));
    assert.equal(known.IdentityId, IdentityId);
    await assert.rejects(
      client.send(new sdk.GetCredentialsForIdentityCommand({ IdentityId })),
      sdk.NotAuthorizedException,
    );
  });

  it('gets OpenID tokens, and credentials for one', async () => {
    const { IdentityId } = await client.send(new sdk.GetIdCommand({ IdentityPoolId: IDENTITY_POOL }));
    const own = await client.send(new sdk.GetOpenIdTokenCommand({ IdentityId }));
    assert.equal(own.IdentityId, IdentityId);
    assert.equal(own.Token?.split('.').length, 3);
    const backend = await client.send(
      new sdk.GetOpenIdTokenForDeveloperIdentityCommand({
        IdentityPoolId: IDENTITY_POOL,
        Logins: { 'login.example.app': 'ana' },
      }),
    );
    const given = await client.send(
      new sdk.GetCredentialsForIdentityCommand({
        IdentityId: backend.IdentityId,
        Logins: { 'cognito-identity.amazonaws.com': backend.Token ?? '' },
      }),
    );
    assert.equal(
      await whoIs(given.Credentials),
      'arn:aws:sts::123456789012:assumed-role/members/CognitoIdentityCredentials',
    );
  });

  it('knows the errors', async () => {
    const UNKNOWN = 'us-east-1:00000000-0000-4000-8000-00000000000f';
    await assert.rejects(
      client.send(new sdk.GetIdCommand({ IdentityPoolId: UNKNOWN })),
      sdk.ResourceNotFoundException,
    );
    await assert.rejects(
      client.send(new sdk.GetIdCommand({ IdentityPoolId: 'nowhere' })),
      sdk.InvalidParameterException,
    );
    const Logins = { [USER_POOL_KEY]: 'x.y.z' };
    await assert.rejects(
      client.send(new sdk.GetIdCommand({ IdentityPoolId: IDENTITY_POOL, Logins })),
      sdk.NotAuthorizedException,
    );
    const made = await server.cognito.providerToken('accounts.google.com', { sub: 'ana', aud: 'google-app' });
    const google = { 'accounts.google.com': made };
    const known = { [USER_POOL_KEY]: await idToken() };
    for (const each of [google, known]) {
      await client.send(new sdk.GetIdCommand({ IdentityPoolId: IDENTITY_POOL, Logins: each }));
    }
    await assert.rejects(
      client.send(new sdk.GetIdCommand({ IdentityPoolId: IDENTITY_POOL, Logins: { ...google, ...known } })),
      sdk.ResourceConflictException,
    );
  });

  it('reaches STS under a path with signs that are escaped', async () => {
    const { IdentityId } = await client.send(new sdk.GetIdCommand({ IdentityPoolId: IDENTITY_POOL }));
    const { Credentials } = await client.send(new sdk.GetCredentialsForIdentityCommand({ IdentityId }));
    for (const path of ['cognito/', "a%20b/(c)'!*/"]) await whoIs(Credentials, server.url + path);
  });
});
