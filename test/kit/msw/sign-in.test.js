import { Auth } from 'auth-elements/auth';
import { cognitoHandler, createCognitoFixture } from 'auth-elements/testing';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

const pools = [{ id: 'eu-west-1_AbCdEfGhI', clients: [{ id: '1h57kf5cpq17m0eml12EXAMPLE' }] }];
const users = [
  { username: 'maria', password: 'Correct-Horse-9', attributes: { email: 'maria@example.com' } },
];
const cognito = await createCognitoFixture({ pools, users });
const server = setupServer(cognitoHandler(http, cognito));

beforeAll(() => {
  server.listen({ onUnhandledRequest: 'error' });
  Auth.configure({
    userPoolId: 'eu-west-1_AbCdEfGhI',
    userPoolWebClientId: '1h57kf5cpq17m0eml12EXAMPLE',
    storage: 'memory',
  });
});
beforeEach(() => cognito.reset());
afterAll(() => server.close());

test('signs in', async () => {
  await Auth.signIn('maria', 'Correct-Horse-9');
  const { attributes } = await Auth.currentAuthenticatedUser();
  expect(attributes.email).toBe('maria@example.com');
});

test('resets a password', async () => {
  await Auth.forgotPassword('maria');
  await Auth.forgotPasswordSubmit('maria', cognito.code('maria@example.com'), 'Better-Horse-10');
  await Auth.signIn('maria', 'Better-Horse-10');
  await expect(Auth.signIn('maria', 'Correct-Horse-9')).rejects.toMatchObject({
    code: 'NotAuthorizedException',
  });
});
