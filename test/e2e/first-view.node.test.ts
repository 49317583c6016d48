import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { useApp } from './support/app.js';
import { addMember, email, password } from './support/people.js';
import type { Person } from './support/person.js';
import { texts } from './support/texts.js';

const app = useApp();

/** Holds back what the machine is in; resolves, when called, once it was let through. */
async function holdMachine({ page }: Person): Promise<() => void> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const held = request.url().includes('/chunks/auth-machine') ? released : Promise.resolve();
    void held.then(() => request.continue());
  });
  return release;
}

describe('the first view', () => {
  it(
    'is shown before the machine has loaded, takes input, and keeps a submit',
    app.visit(async (maria) => {
      await addMember(app);
      const release = await holdMachine(maria);
      await maria.page.goto(maria.url);
      await maria.meet('textbox', 'Email');
      const state = () => maria.page.evaluate(() => document.querySelector('auth-authenticator')?.authState);
      assert.equal(await state(), 'loading');
      await maria.submit('Sign in', { Email: email, Password: password });
      assert.equal(await state(), 'loading');
      release();
      await maria.see('Members’ area');
      assert.equal(await state(), 'signedIn');
    }),
  );

  it(
    'is not the sign-in screen for a signed-in user',
    app.visit(async (maria) => {
      await addMember(app);
      await maria.open();
      await maria.submit('Sign in', { Email: email, Password: password });
      await maria.see('Members’ area');
      const release = await holdMachine(maria);
      await maria.page.reload();
      await maria.page.waitForSelector('auth-loading');
      assert.equal(await maria.page.$('auth-sign-in'), null);
      release();
      await maria.see('Members’ area');
    }),
  );

  it(
    'shows an error when the machine fails to load, and retries on the next submit',
    app.visit(async (maria) => {
      await addMember(app);
      let fails = true;
      await maria.page.setRequestInterception(true);
      maria.page.on('request', (request) => {
        const isMachine = request.url().includes('/chunks/auth-machine');
        void (isMachine && fails ? request.abort('failed') : request.continue());
      });
      await maria.page.goto(maria.url);
      await maria.hear(texts.network);
      fails = false;
      await maria.submit('Sign in', { Email: email, Password: password });
      await maria.see('Members’ area');
    }),
  );
});
