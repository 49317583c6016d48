import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { sessionEndedErrors, transientErrors } from '../../auth/failure-kinds.js';
import { AuthError } from '../../lib/auth-error.js';
import { loadErrorTexts } from '../load-form-parts.js';
import { errorText } from './error-text.js';

const textOf = (code: string): string =>
  errorText(new AuthError(code, 'Incorrect username or password.'), { settings: undefined });

describe('the text for an error', () => {
  it('is general until the words are loaded, and names a missing connection without them', async () => {
    assert.equal(textOf('NotAuthorizedException'), 'Something went wrong. Try again.');
    assert.equal(textOf('NetworkError'), 'We can’t reach the server. Check your connection.');
    assert.equal(textOf('NotConfigured'), 'Sign-in isn’t set up on this page yet.');
    await loadErrorTexts();
    assert.match(textOf('NotAuthorizedException'), /don’t match/);
  });

  it('is never the general one for a failure of a known kind', async () => {
    await loadErrorTexts();
    for (const code of [...transientErrors, ...sessionEndedErrors, 'SignInSuperseded'])
      assert.notEqual(textOf(code), textOf('NeverHeardOfException'), code);
  });

  it('distinguishes too many requests from a failure of the service', async () => {
    await loadErrorTexts();
    assert.match(textOf('ThrottlingException'), /^Too many/);
    for (const code of [
      'InternalErrorException',
      'InternalFailure',
      'ServiceUnavailable',
      'ServiceUnavailableException',
    ])
      assert.match(textOf(code), /problem on our side right now/, code);
  });
});
