import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { AuthError } from '../lib/auth-error.js';
import { causeOf, refusedParts, triggerText } from './causes.js';

describe('the cause of an error', () => {
  for (const [code, message, cause] of [
    ['NotAuthorizedException', 'User is disabled.', 'disabled'],
    ['NotAuthorizedException', 'Password attempts exceeded', 'tooManyTries'],
    ['NotAuthorizedException', 'Unable to verify secret hash for client abc', 'clientSecret'],
    [
      'NotAuthorizedException',
      'Client abc is configured with secret but SECRET_HASH was not received',
      'clientSecret',
    ],
    ['NotAuthorizedException', 'Invalid session for the user, session is expired.', 'challengeExpired'],
    ['NotAuthorizedException', 'Access Token has been revoked', 'sessionExpired'],
    ['NotAuthorizedException', 'Access Token does not have required scopes', 'scopeMissing'],
    ['NotAuthorizedException', 'Incorrect username or password.', undefined],
    ['InvalidParameterException', 'USER_PASSWORD_AUTH flow not enabled for this client', 'flowNotEnabled'],
    ['NotAuthorizedException', 'A client attempted to write unauthorized attribute', 'attributeNotWritable'],
    ['InvalidParameterException', 'user.email: Attribute cannot be updated.\n', 'attributeFixed'],
    ['OtherException', 'User is disabled.', undefined],
  ] as const)
    it(`${String(cause)}: ${code} «${message}»`, () =>
      assert.equal(causeOf(new AuthError(code, message)), cause));
});

describe('the message of a trigger', () => {
  for (const [message, said] of [
    ['PreSignUp failed with error Invite only.', 'Invite only.'],
    ['PreSignUp failed with error Invite only..', 'Invite only.'],
    ['PreSignUp failed with error Really?.', 'Really?'],
    ['PreSignUp failed with error Wait….', 'Wait…'],
    ['PreAuthentication failed with error First line.\nSecond line.', 'First line.\nSecond line.'],
    ['PreSignUp failed with error .', undefined],
    ['SignUp failed: UserLambdaValidationException', undefined],
  ] as const)
    it(`is «${String(said)}» in «${message}»`, () =>
      assert.equal(triggerText(new AuthError('UserLambdaValidationException', message)), said));

  it('is in no other error', () => {
    assert.equal(triggerText(new AuthError('OtherException', 'PreSignUp failed with error No.')), undefined);
  });
});

describe('the names in an error', () => {
  const names = (message: string, code = 'InvalidParameterException') =>
    refusedParts(new AuthError(code, message)).map(({ name, isMissing }) => (isMissing ? `${name}!` : name));

  it('is each attribute that does not fit the schema', () => {
    const text =
      'Attributes did not conform to the schema: email: The attribute is required\ncustom:team: String must be no longer than 5 characters\n';
    assert.deepEqual(names(text), ['email!', 'custom:team']);
  });

  it('is each parameter that breaks a constraint', () => {
    const text =
      "2 validation errors detected: Value at 'password' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[\\S]+.*[\\S]+$; Value null at 'username' failed to satisfy constraint: Member must not be null";
    assert.deepEqual(names(text), ['password', 'username!']);
  });

  it('is a format, a kind of username, what is missing, what is taken', () => {
    assert.deepEqual(names('Invalid phone number format.'), ['phone_number']);
    assert.deepEqual(names('Invalid email address format.'), ['email']);
    assert.deepEqual(names('Username should be an email.'), ['username']);
    assert.deepEqual(names('Invalid attributes given, name is missing'), ['name!']);
    const taken = 'An account with the phone_number already exists.';
    assert.deepEqual(names(taken, 'AliasExistsException'), ['phone_number']);
  });

  it('is each attribute that cannot be changed', () => {
    const text = 'user.name: Attribute cannot be updated.\nuser.custom:team: Attribute cannot be updated.\n';
    assert.deepEqual(names(text), ['name', 'custom:team']);
    const short = 'Invalid user attributes: email: Attribute cannot be updated.\n';
    assert.deepEqual(names(short), ['email']);
  });

  it('is nothing where the text is another, or the code is', () => {
    assert.deepEqual(names('USER_SRP_AUTH flow not enabled for this client'), []);
    assert.deepEqual(names('Invalid phone number format.', 'NotAuthorizedException'), []);
  });
});
