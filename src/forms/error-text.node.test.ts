import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AuthError } from '../lib/auth-error.js';
import { errorText } from './error-text.js';
import { loadErrorWords } from './load-late-form.js';

const textOf = (code: string): string =>
  errorText(new AuthError(code, 'Incorrect username or password.'), { settings: undefined });

describe('the text for an error', () => {
  it('is general until the words are loaded, and names a missing connection without them', async () => {
    assert.equal(textOf('NotAuthorizedException'), 'Something went wrong. Try again.');
    assert.equal(textOf('NetworkError'), 'We can’t reach the server. Check your connection.');
    assert.equal(textOf('NotConfigured'), 'Sign-in isn’t set up on this page yet.');
    await loadErrorWords();
    assert.match(textOf('NotAuthorizedException'), /don’t match/);
  });
});
