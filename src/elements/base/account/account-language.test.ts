import '../../change-password/define.js';

import { expect } from '@open-wc/testing';

import { inside } from '../../../../test/browser/support/account.js';
import { text } from '../../../../test/browser/support/find.js';
import { addUser, createPage, password, place, until } from '../../../../test/browser/support/page.js';
import { setLanguage } from '../../../localization/index.js';

describe('a part of the account without an authenticator', () => {
  after(() => setLanguage('en'));

  it('is in the language of the page around it, also later', async () => {
    const page = createPage();
    await addUser(page);
    await page.auth.signIn('ada', password);
    const host = place();
    host.lang = 'sk';
    const part = document.createElement('auth-change-password');
    part.auth = page.auth;
    host.append(part);
    const heading = (): string => text(inside(part).querySelector('.auth-section-heading'));
    await until(() => heading() === 'Heslo', 'Slovak');
    expect(inside(part).querySelector('[lang]')?.getAttribute('lang')).to.equal('sk');
    host.lang = 'nb';
    await until(() => heading() === 'Passord', 'Norwegian');
  });
});
