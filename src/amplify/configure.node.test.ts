import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';

import { Auth } from '../auth/auth.js';
import { Amplify } from './index.js';

const config = {
  Auth: { Cognito: { userPoolId: 'eu-west-1_AbCdEfGhI', userPoolClientId: '1h57kf5cpq17m0eml12EXAMPLE' } },
};

/** Configures with a second argument, and returns what the console warns of. */
function warningsOf(...options: [libraryOptions?: object]): string[] {
  const texts: string[] = [];
  const warn = mock.method(console, 'warn', (text: string) => void texts.push(text));
  Amplify.configure(config, ...options);
  warn.mock.restore();
  return texts;
}

describe('the second argument of Amplify.configure', () => {
  it('is named with each option, and with what to do in its place', () => {
    const [warning = '', ...others] = warningsOf({
      ssr: true,
      Auth: { tokenProvider: { getTokens: () => Promise.resolve(null) } },
      Storage: { S3: {} },
    });
    assert.deepEqual(others, []);
    assert.match(warning, /ssr: for a session in cookies, call Auth\.configure\(\{ cookieStorage: \{\} \}\)/);
    assert.match(warning, / Auth: .*no custom providers/);
    assert.match(warning, / Storage: pass it to Amplify\.configure of aws-amplify\./);
  });

  it('is named once for the same options', () => {
    assert.equal(warningsOf({ ssr: true }).length, 1);
    assert.deepEqual(warningsOf({ ssr: true }), []);
  });

  it('is not named where it says nothing', () => {
    for (const options of [[], [{}], [{ ssr: false }], [{ Auth: undefined }]] as const)
      assert.deepEqual(warningsOf(...options), []);
  });

  it('has a replacement for ssr', () => {
    Amplify.configure(config);
    Auth.configure({ cookieStorage: {} });
    assert.ok(Auth.configure()?.cookieStorage);
  });
});
