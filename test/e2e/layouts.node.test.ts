import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { useApp } from './support/app.js';
import { addMember, email, password } from './support/people.js';
import type { Person } from './support/person.js';

const app = useApp();

const isOpen = ({ page }: Person): Promise<boolean> =>
  page.$eval('dialog', (dialog) => dialog instanceof HTMLDialogElement && dialog.open);

describe('the dialog of the theming guide', () => {
  it(
    'opens at the first field, closes with Escape, and gives the focus back',
    app.visit(async (maria) => {
      const { keyboard } = maria.page;
      await maria.open('dialog.html', 'Everything for everyone');
      await maria.page.waitForSelector('auth-authenticator[data-auth-state=signIn]');
      await maria.press('Sign in');
      assert.equal((await maria.focus()).name, 'Email');
      await maria.tabTo('Close');
      await keyboard.press('Escape');
      assert.equal(await isOpen(maria), false);
      assert.equal((await maria.focus()).name, 'Sign in');
      await keyboard.press('Enter');
      await maria.press('Close');
      assert.equal(await isOpen(maria), false);
      assert.equal((await maria.focus()).name, 'Sign in');
    }),
  );

  it(
    'moves the focus to the heading of another screen, and closes after the sign-in',
    app.visit(async (maria) => {
      await addMember(app);
      await maria.open('dialog.html', 'Everything for everyone');
      await maria.page.waitForSelector('auth-authenticator[data-auth-state=signIn]');
      await maria.press('Sign in');
      await maria.press('Create an account');
      await maria.standAt('Create your account');
      await maria.page.locator('auth-sign-up >>> .auth-footer button').click();
      await maria.standAt('Sign in to Acme');
      await maria.fillAll({ Email: email, Password: password });
      await maria.page.keyboard.press('Enter');
      await maria.meet('button', 'Sign out');
      assert.equal(await isOpen(maria), false);
      assert.equal((await maria.focus()).name, 'Sign out');
      await maria.press('Sign out');
      await maria.meet('button', 'Sign in');
      assert.equal(await isOpen(maria), false);
    }),
  );
});

describe('the split layout of the theming guide', () => {
  for (const width of [360, 1280]) {
    it(
      `has the picture and the form in the page at ${width} px, and signs in`,
      app.visit(async (maria) => {
        await addMember(app);
        await maria.page.setViewport({ width, height: 800 });
        await maria.open('split.html');
        const [picture, form, page] = await maria.page.evaluate(() => [
          document.querySelector('.split-picture')?.getBoundingClientRect().toJSON() as DOMRect,
          document.querySelector('auth-sign-in')?.getBoundingClientRect().toJSON() as DOMRect,
          document.documentElement.scrollWidth,
        ]);
        assert.ok(picture instanceof Object && form instanceof Object);
        assert.equal(page, width);
        if (width === 1280) assert.ok(picture.right <= form.left && picture.height >= 800);
        else assert.ok(picture.bottom <= form.top);
        await maria.submit('Sign in', { Email: email, Password: password });
        await maria.meet('button', 'Sign out');
      }),
    );
  }
});
