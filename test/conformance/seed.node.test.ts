import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createLocalCognito, type LocalCognito } from '../../src/local-cognito/index.js';
import { type Answer, CLIENT, passwordInput, signUpInput, srpInput, tokensOf } from './harness.js';

async function call(cognito: LocalCognito, operation: string, input: object): Promise<Answer> {
  const headers = { 'X-Amz-Target': `AWSCognitoIdentityProviderService.${operation}` };
  const request = new Request('http://127.0.0.1/', { method: 'POST', headers, body: JSON.stringify(input) });
  return (await (await cognito.fetch(request)).json()) as Answer;
}

/** Everything that is made up on the way of one person. */
async function story(cognito: LocalCognito): Promise<unknown[]> {
  const { UserSub } = await call(cognito, 'SignUp', signUpInput());
  const code = cognito.outbox.last()?.code;
  await call(cognito, 'ConfirmSignUp', { ClientId: CLIENT, Username: 'maria', ConfirmationCode: code });
  const { access: AccessToken, refresh } = tokensOf(await call(cognito, 'InitiateAuth', passwordInput()));
  const { SecretCode } = await call(cognito, 'AssociateSoftwareToken', { AccessToken });
  const known = await call(cognito, 'InitiateAuth', srpInput('maria', 'abcdef'));
  const unknown = await call(cognito, 'InitiateAuth', srpInput('nobody', 'abcdef'));
  return [UserSub, code, refresh, SecretCode, known, unknown];
}

describe('a seed', () => {
  it('makes the same codes, subs, secrets and sessions in every run and after a reset', async () => {
    const first = createLocalCognito({ seed: 'spring' });
    const told = await story(first);
    first.reset();
    assert.deepEqual(await story(first), told);
    assert.deepEqual(await story(createLocalCognito({ seed: 'spring' })), told);
  });

  it('makes others with another seed, and without one', async () => {
    const told = [
      ...(await story(createLocalCognito({ seed: 'spring' }))),
      ...(await story(createLocalCognito({ seed: 1 }))),
      ...(await story(createLocalCognito())),
      ...(await story(createLocalCognito())),
    ].map((each) => JSON.stringify(each));
    assert.equal(new Set(told).size, told.length);
  });

  it('makes subs that are version 4 UUIDs, and even digits', async () => {
    const cognito = createLocalCognito({ seed: 7 });
    const counts = new Map<string, number>();
    for (let i = 0; i < 40; i++) {
      const { UserSub } = await call(cognito, 'SignUp', signUpInput(`user${i}`));
      assert.match(String(UserSub), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      for (const digit of cognito.outbox.last()?.code ?? '') counts.set(digit, (counts.get(digit) ?? 0) + 1);
    }
    assert.equal(counts.size, 10);
  });
});
