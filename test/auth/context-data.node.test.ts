import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import * as sdk from '@aws-sdk/client-cognito-identity-provider';

import { clientId, createWorld, email, password, poolId } from './fixtures.js';

/** The operations that take `UserContextData`, by the schemas of the SDK. */
const operations = Object.entries(sdk as Readonly<Record<string, unknown>>).flatMap(([name, schema]) => {
  if (!name.endsWith('Request$') || !Array.isArray(schema)) return [];
  const members: unknown = schema[4];
  return Array.isArray(members) && members.includes('UserContextData')
    ? [name.slice(0, -'Request$'.length)]
    : [];
});

const collector = 'AmazonCognitoAdvancedSecurityData';

describe('with the script of threat protection in the page', () => {
  const asked: unknown[][] = [];
  before(() => {
    const getData = (...args: unknown[]): string => `data of ${asked.push(args)}`;
    Reflect.set(globalThis, collector, { getData });
  });
  after(() => Reflect.deleteProperty(globalThis, collector));

  it('every operation that takes its data gets it', async () => {
    const sent = new Map<string, boolean>();
    const world = createWorld({ firstFactors: ['PASSWORD', 'EMAIL_OTP'] });
    const auth = world.open({
      fetch: async (input, init) => {
        const request = new Request(input, init);
        const operation = request.headers.get('x-amz-target')?.split('.')[1] ?? '';
        const { UserContextData: data } = (await request.clone().json()) as Record<string, unknown>;
        const isThere = /"EncodedData":"data of \d+"/.test(JSON.stringify(data));
        sent.set(operation, isThere && (sent.get(operation) ?? true));
        return world.cognito.fetch(request);
      },
    });
    await auth.signUp({ username: 'ada', password, attributes: { email } });
    await auth.resendSignUp('ada');
    await auth.confirmSignUp('ada', world.code());
    await auth.signIn('ada', password);
    await auth.signOut();
    auth.configure({ authenticationFlowType: 'USER_AUTH' });
    const chosen = await auth.selectChallenge(await auth.signIn('ada'), 'EMAIL_OTP');
    await auth.confirmSignIn(chosen, world.code());
    await auth.signOut();
    await auth.forgotPassword('ada');
    await auth.forgotPasswordSubmit('ada', world.code(), 'Another-Horse-9');
    assert.ok(operations.includes('InitiateAuth'));
    for (const operation of operations.filter((name) => !name.includes('Pool')))
      assert.equal(sent.get(operation), true, operation);
    assert.deepEqual(asked[0], ['ada', poolId, clientId]);
  });
});
