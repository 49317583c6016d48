import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CLIENT } from '../referees/harness.js';
import { CALLBACK } from '../referees/hosted.js';
import { keys, names, withWorld } from './hosted-ui.fixtures.js';

describe('the hosted UI', () => {
  it('signs in with code, PKCE, state and nonce', () =>
    withWorld(async ({ page, tab, answer, events, storage, asked }) => {
      const first = page();
      await first.federatedSignIn();
      const url = new URL(tab.left[0] ?? '');
      assert.equal(url.pathname, '/oauth2/authorize');
      const { state, nonce, code_challenge, ...rest } = Object.fromEntries(url.searchParams);
      assert.match(state ?? '', /^[0-9a-f]{48}$/);
      assert.match(nonce ?? '', /^[\w-]{43}$/);
      assert.match(code_challenge ?? '', /^[\w-]{43}$/);
      assert.deepEqual(rest, {
        client_id: CLIENT,
        redirect_uri: CALLBACK,
        response_type: 'code',
        scope: 'openid email aws.cognito.signin.user.admin',
        code_challenge_method: 'S256',
      });

      tab.go((await answer()).href);
      events.length = 0;
      const auth = page();
      const user = await auth.currentAuthenticatedUser();
      assert.equal(user.getUsername(), 'maria');
      assert.equal(user.attributes?.email, 'maria@example.com');
      assert.deepEqual(names(events), ['configured', 'parsingCallbackUrl', 'signIn', 'cognitoHostedUI']);
      assert.deepEqual(events[1]?.data, { url: CALLBACK });
      assert.equal(tab.href, CALLBACK);
      assert.equal(tab.session.items.size, 0);
      assert.equal(storage.getItem('amplify-signin-with-hostedUI'), 'true');
      assert.equal(storage.getItem(`${keys}.LastAuthUser`), 'maria');
      assert.deepEqual(asked, ['/oauth2/token', 'GetUser']);
      assert.ok((await page().currentSession()).isValid());
    }));
});
