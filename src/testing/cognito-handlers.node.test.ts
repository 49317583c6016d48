import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createAuth } from '../auth/auth.js';
import { cognitoHandler, createCognitoFixture } from './index.js';
import { cognitoFixtures } from './playwright.js';

const password = 'Correct-Horse-9';
const users = [{ username: 'ada', password, attributes: { email: 'ada@example.com' } }];
const pools = [{ id: 'eu-west-1_AbCdEfGhI', clients: [{ id: '1h57kf5cpq17m0eml12EXAMPLE' }] }];
const config = {
  userPoolId: 'eu-west-1_AbCdEfGhI',
  userPoolWebClientId: '1h57kf5cpq17m0eml12EXAMPLE',
  storage: 'memory',
} as const;

describe('cognitoHandler', () => {
  it('answers what the app sends to Cognito, whatever the origin of the page', async () => {
    const fixture = await createCognitoFixture({ pools, users });
    const { path, resolver } = cognitoHandler(
      { all: (url, answer) => ({ path: url, resolver: answer }) },
      fixture,
    );
    assert.ok(path instanceof RegExp);
    for (const region of ['eu-west-1.amazonaws.com', 'cn-north-1.amazonaws.com.cn'])
      assert.match(`https://cognito-idp.${region}/`, path);
    const hosts = new Set<string>();
    const auth = createAuth({
      ...config,
      fetch: (input, init) => {
        const request = new Request(input, init);
        hosts.add(new URL(request.url).host);
        request.headers.set('origin', 'https://app.example.com');
        return resolver({ request });
      },
    });
    await auth.signIn('ada', password);
    assert.equal((await auth.currentSession()).isValid(), true);
    assert.deepEqual([...hosts], ['cognito-idp.eu-west-1.amazonaws.com']);
    await assert.rejects(auth.signIn('ada', 'Wrong-Horse-9'), { code: 'NotAuthorizedException' });
  });
});

describe('cognitoFixtures', () => {
  it('answers the requests of a page, and no others', async () => {
    let pattern = /never/;
    let handle: ((body: string, target: string) => Promise<{ status: number; body: string }>) | undefined;
    const page = {
      route(url: RegExp, handler: (route: never) => Promise<void>) {
        pattern = url;
        handle = (body, target) =>
          new Promise((resolve, reject) => {
            const request = {
              url: () => 'https://cognito-idp.eu-west-1.amazonaws.com/',
              method: () => 'POST',
              headers: () => ({
                'content-type': 'application/x-amz-json-1.1',
                'x-amz-target': `AWSCognitoIdentityProviderService.${target}`,
                origin: 'https://app.example.com',
              }),
              postData: () => body,
            };
            const route = {
              request: () => request,
              fulfill: (answer: never) => {
                resolve(answer);
                return Promise.resolve();
              },
            };
            handler(route as never).catch(reject);
          });
        return Promise.resolve();
      },
    };
    await cognitoFixtures({ pools, users }).cognito({ page }, async ({ code }) => {
      assert.match('https://cognito-idp.cn-north-1.amazonaws.com.cn/', pattern);
      assert.doesNotMatch(
        'https://app.example.com/?to=https://cognito-idp.eu-west-1.amazonaws.com/',
        pattern,
      );
      const user = { ClientId: config.userPoolWebClientId, Username: 'ada' };
      const answer = await handle?.(JSON.stringify(user), 'ForgotPassword');
      assert.equal(answer?.status, 200, answer?.body);
      assert.match(code('ada'), /^\d{6}$/);
    });
  });
});
