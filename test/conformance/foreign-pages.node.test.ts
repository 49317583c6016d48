import assert from 'node:assert/strict';
import { createServer, type IncomingHttpHeaders, request as open } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';

import * as identitySdk from '@aws-sdk/client-cognito-identity';
import * as sdk from '@aws-sdk/client-cognito-identity-provider';

import { type LocalCognitoServer, serveLocalCognito, toNodeHandler } from '../../src/local-cognito/node.js';
import { services } from '../../src/local-cognito/operations/table.js';
import { CLIENT, PASSWORD, POOL, signUpInput } from './harness.js';

const USER_POOLS = 'AWSCognitoIdentityProviderService';

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Sends a request with the headers as they are, `Host` too, to a port of the loopback interface. */
function send(
  port: number,
  {
    method = 'POST',
    path = '/',
    headers = {},
    body = '',
  }: { method?: string; path?: string; headers?: Record<string, string>; body?: string },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = open({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => (text += part.toString()));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const subject = { UserPoolId: POOL, Username: 'maria' };
const takeOver = JSON.stringify({ ...subject, Password: 'Evil-Horse-9', Permanent: true });
const target = (name: string, service = USER_POOLS) => ({ 'X-Amz-Target': `${service}.${name}` });

/** What a browser says of a page, with the port of the server for `PORT`. */
const foreign: Readonly<Record<string, Record<string, string>>> = {
  'another site': { Origin: 'https://evil.example' },
  'another site, in a browser with Fetch Metadata': {
    Origin: 'https://evil.example',
    'Sec-Fetch-Site': 'cross-site',
  },
  'another site that gives no Origin': { 'Sec-Fetch-Site': 'cross-site' },
  'another port of this computer': { Origin: 'http://127.0.0.1:1', 'Sec-Fetch-Site': 'same-site' },
  'another name of this computer': { Origin: 'http://localhost:PORT' },
  'a sandboxed frame': { Origin: 'null' },
  'a site whose name begins like ours': { Origin: 'http://127.0.0.1:PORT.evil.example' },
  'a name that was bound to this computer': {
    Host: 'evil.example:PORT',
    Origin: 'http://evil.example:PORT',
    'Sec-Fetch-Site': 'same-origin',
  },
  'such a name, without more': { Host: 'evil.example' },
  'a name that begins like ours': { Host: 'localhost.evil.example:PORT' },
  'a name that ends like ours': { Host: 'evil-localhost:PORT' },
  'a host with a name before it': { Host: 'localhost@evil.example:PORT' },
};

const own: Readonly<Record<string, Record<string, string>>> = {
  'a program': {},
  'a page of the server': { Origin: 'http://127.0.0.1:PORT', 'Sec-Fetch-Site': 'same-origin' },
  'a page of the server by name': { Host: 'localhost:PORT', Origin: 'http://localhost:PORT' },
  'a page of the server by a name below localhost': { Host: 'app.localhost', Origin: 'http://app.localhost' },
  'a program by IPv6': { Host: '[::1]:PORT' },
};

const at = (headers: Record<string, string>, port: number) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', String(port))]),
  );

describe('a local Cognito that listens', () => {
  let server: LocalCognitoServer;
  let mounted: { port: number; prefix: string };
  let close: () => void;
  before(async () => {
    server = await serveLocalCognito({
      pools: [{ id: POOL, clients: [{ id: CLIENT }], requireConfirmation: false }],
    });
    const handler = toNodeHandler(server.cognito.fetch);
    const other = createServer(handler);
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    mounted = { port: (other.address() as AddressInfo).port, prefix: '/cognito/' };
    close = () => {
      other.close();
      other.closeAllConnections();
    };
    const { status } = await call('SignUp', {}, JSON.stringify(signUpInput()));
    assert.equal(status, 200);
  });
  after(async () => {
    close();
    await server.close();
  });

  const call = (name: string, headers: Record<string, string>, body: string) =>
    send(server.port, { headers: { ...target(name), ...at(headers, server.port) }, body });

  const signIn = async (password: string): Promise<number> => {
    const body = JSON.stringify({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: CLIENT,
      AuthParameters: { USERNAME: 'maria', PASSWORD: password },
    });
    return (await call('InitiateAuth', {}, body)).status;
  };

  for (const [who, headers] of Object.entries(foreign)) {
    it(`refuses to administer people for ${who}`, async () => {
      for (const { port, prefix } of [{ port: server.port, prefix: '/' }, mounted]) {
        const refused = await send(port, {
          path: prefix,
          headers: { ...target('AdminSetUserPassword'), ...at(headers, port) },
          body: takeOver,
        });
        assert.equal(refused.status, 403, refused.body);
        assert.match(refused.body, /"AccessDeniedException"/);
        const read = await send(port, {
          path: prefix,
          headers: { ...target('AdminGetUser'), ...at(headers, port) },
          body: JSON.stringify(subject),
        });
        assert.equal(read.status, 403);
        assert.doesNotMatch(read.body, /maria@example\.com/);
      }
      assert.equal(await signIn('Evil-Horse-9'), 400);
      assert.equal(await signIn(PASSWORD), 200);
    });
  }

  for (const [who, headers] of Object.entries(own)) {
    it(`administers people for ${who}`, async () => {
      const { status, body } = await call('AdminGetUser', headers, JSON.stringify(subject));
      assert.equal(status, 200, body);
    });
  }

  it('signs people in for pages of every origin', async () => {
    for (const headers of Object.values(foreign)) {
      const { status, body } = await call('GetUser', headers, '{"AccessToken":"no"}');
      assert.equal(status, 400);
      assert.match(body, /NotAuthorizedException/);
    }
  });

  it('tells pages of no origin that the private network is open to them', async () => {
    const asked = {
      Origin: 'https://evil.example',
      'Access-Control-Request-Headers': 'x-amz-target',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Private-Network': 'true',
    };
    const { status, headers } = await send(server.port, { method: 'OPTIONS', headers: asked });
    assert.equal(status, 200);
    assert.equal(headers['access-control-allow-private-network'], undefined);
    assert.equal(headers['access-control-allow-credentials'], undefined);
  });

  it('closes every operation that the service takes with AWS credentials only', async () => {
    const clients = [
      [USER_POOLS, sdk.CognitoIdentityProviderClient],
      ['AWSCognitoIdentityService', identitySdk.CognitoIdentityClient],
    ] as const;
    for (const [service, Client] of clients) {
      const { config } = new Client({ region: 'us-east-1' });
      const names = [...(services.get(service)?.keys() ?? [])];
      assert.notEqual(names.length, 0);
      for (const operation of names) {
        const schemes = config.httpAuthSchemeProvider({ operation, region: 'us-east-1' });
        const needsCredentials = schemes.every(({ schemeId }) => schemeId !== 'smithy.api#noAuth');
        const { status } = await send(server.port, {
          headers: { ...target(operation, service), Origin: 'https://evil.example' },
          body: '{}',
        });
        assert.equal(status === 403, needsCredentials, operation);
      }
    }
  });

  it('answers on its own address whatever the target of a request looks like', async () => {
    const paths = ['//', '//evil.example/', '//[', 'http://evil.example/', `//${POOL}/.well-known/jwks.json`];
    for (const path of paths) {
      const { status } = await send(server.port, { method: 'GET', path });
      assert.ok(status === 404 || status === 200, `${path}: ${status}`);
    }
    const document = `/${POOL}/.well-known/openid-configuration`;
    const { body } = await send(server.port, { method: 'GET', path: `//evil.example${document}` });
    assert.match(body, new RegExp(`"jwks_uri":"http://127\\.0\\.0\\.1:${server.port}/`));
  });
});
