import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { useApp } from './support/app.js';
import { admitAxe, assertAccessible } from './support/axe.js';
import type { Person } from './support/person.js';

const app = useApp();
const canceled = 'Sign-in was canceled. Try again when you’re ready.';

const stateOf = ({ page }: Person): Promise<string | undefined> =>
  page.evaluate(() => document.querySelector('auth-authenticator')?.authState);

/** Goes to the stand-in of a provider. */
async function goTo(person: Person, provider: string, button = 'Continue'): Promise<void> {
  await person.press(provider);
  await person.meet('button', button);
}

/** The parameter `state` of the request that the browser was sent away with. */
const sentState = ({ page }: Person): string => new URL(page.url()).searchParams.get('state') ?? '';

describe('signing in with a provider', () => {
  it(
    'goes there and comes back signed in, with nothing left in the address, and out again',
    app.visit(async (ada) => {
      await ada.open();
      await goTo(ada, 'Continue with Google');
      assert.match(ada.page.url(), /\/cognito\/.*identity_provider=Google/);
      await ada.press('Ada Lovelace');
      await ada.see('Members’ area');
      assert.equal(await stateOf(ada), 'signedIn');
      assert.equal(ada.page.url(), ada.url);
      assert.match(await ada.screen(), /You are signed in as ada@example\.com/);
      await ada.page.reload();
      await ada.see('Members’ area');
      await ada.press('Sign out');
      await ada.see('Sign in to Acme');
      await goTo(ada, 'Continue with Google');
    }),
  );

  it(
    'works from the sign-up screen and with a custom provider of the pool, by keyboard',
    app.visit(async (ada) => {
      await ada.open();
      await ada.press('Create an account');
      await ada.see('Create your account');
      await ada.meet('button', 'Continue with Acme SSO');
      await ada.tabTo('Continue with Acme SSO');
      assert.equal((await ada.focus()).ring, true);
      await ada.page.keyboard.press('Enter');
      await ada.meet('button', 'Ada Lovelace');
      await ada.press('Ada Lovelace');
      await ada.see('Members’ area');
    }),
  );

  it(
    'says that it was canceled, without blame, and can be tried again',
    app.visit(async (ada) => {
      await ada.open();
      await goTo(ada, 'Continue with Apple');
      await ada.press('Cancel');
      await ada.see('Sign in to Acme');
      await ada.hear(canceled);
      assert.equal(await stateOf(ada), 'signIn');
      assert.equal(ada.page.url(), ada.url);
      await ada.page.reload();
      await ada.see('Sign in to Acme');
      assert.equal((await ada.screen()).includes(canceled), false);
      await goTo(ada, 'Continue with Apple');
      await ada.press('Ada Lovelace');
      await ada.see('Members’ area');
    }),
  );

  it(
    'rejects a response with a changed state, and one that was not requested',
    app.visit(async (ada) => {
      await ada.open();
      await goTo(ada, 'Continue with Google');
      const state = sentState(ada);
      const changed = state.replace(/^./, (first) => (first === '0' ? '1' : '0'));
      await ada.page.goto(`${ada.url}?code=11111111-2222-4333-8444-555555555555&state=${changed}`);
      await ada.hear('That sign-in could not be finished here. Start it again.');
      assert.equal(await stateOf(ada), 'signIn');
      await ada.page.goto(`${ada.url}?error=access_denied&state=${state}`);
      await ada.hear('That sign-in could not be finished here. Start it again.');
    }),
  );

  it(
    'is not busy for ever when the person comes back by the browser’s own button',
    app.visit(async (ada) => {
      await ada.open();
      await goTo(ada, 'Continue with Google');
      await ada.page.goBack();
      await ada.see('Sign in to Acme');
      await ada.meet('button', 'Continue with Google');
      await goTo(ada, 'Continue with Google');
      await ada.press('Ada Lovelace');
      await ada.see('Members’ area');
    }),
  );

  it(
    'is accessible, also while it says what went wrong',
    app.visit(async (ada) => {
      await admitAxe(ada);
      await ada.open();
      await ada.meet('button', 'Continue with Google');
      await assertAccessible(ada, 'sign-in with providers');
      await goTo(ada, 'Continue with Google');
      await ada.press('Cancel');
      await ada.hear(canceled);
      await assertAccessible(ada, 'sign-in with providers, canceled');
    }),
  );
});
