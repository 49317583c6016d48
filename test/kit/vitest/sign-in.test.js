import 'auth-elements/define';
import { createCognitoFixture, mountAuthenticator } from 'auth-elements/testing';
import { expect, test } from 'vitest';

const users = [{ username: 'maria@example.com', password: 'Correct-Horse-9' }];

test('signs in', async () => {
  const cognito = await createCognitoFixture({ users });
  const { authenticator, driver, remove } = mountAuthenticator(cognito, { 'username-attributes': 'email' });
  await driver.signIn('maria@example.com', 'Wrong-Horse-9');
  expect(driver.errors).toEqual(['That email and password don’t match. Try again or reset your password.']);
  await driver.signIn('maria@example.com', 'Correct-Horse-9');
  await driver.waitFor('signedIn');
  expect(authenticator.user.getUsername()).toBe('maria@example.com');
  remove();
});
