import '../define.js';

import { expect } from '@open-wc/testing';

import type { AuthAuthenticator } from '../elements/authenticator/authenticator.js';
import { AuthDriver, createCognitoFixture, type SeedUser } from './index.js';

const password = 'Correct-Horse-9';
const totpSecret = 'JBSWY3DPEHPK3PXP';
const ada: SeedUser = {
  username: 'ada@example.com',
  password,
  attributes: { email: 'ada@example.com' },
  totpSecret,
};

async function start() {
  sessionStorage.clear();
  const fixture = await createCognitoFixture({ users: [ada] });
  const authenticator: AuthAuthenticator = document.createElement('auth-authenticator');
  authenticator.config = fixture.config;
  document.body.append(authenticator);
  return { fixture, authenticator, driver: new AuthDriver(authenticator) };
}

describe('AuthDriver', () => {
  afterEach(() => document.querySelector('auth-authenticator')?.remove());

  it('signs in with a second factor and out again', async () => {
    const { fixture, authenticator, driver } = await start();
    await driver.signIn(ada.username, password);
    await driver.waitFor('confirmSignIn');
    await driver.confirm(await fixture.totp(totpSecret));
    await driver.waitFor(['signedIn', 'verifyContact']);
    expect(authenticator.user?.getUsername()).to.equal(ada.username);
    authenticator.signOut();
    await driver.waitFor('signIn');
  });

  it('reads what the screen complains of', async () => {
    const { authenticator, driver } = await start();
    await driver.signIn(ada.username, 'Wrong-Horse-9');
    expect(authenticator.authState).to.equal('signIn');
    expect(driver.errors).to.have.length(1);
  });

  it('says which fields there are, and what it waited for in vain', async () => {
    const { driver } = await start();
    await driver.submit({ code: '1' }).then(
      () => expect.fail('It must not find the field.'),
      (error: unknown) =>
        expect(String(error)).to.match(/"signIn" has no field "code"; it has username, password/),
    );
    await driver.waitFor('signedIn', 50).then(
      () => expect.fail('No user signed in.'),
      (error: unknown) =>
        expect(String(error)).to.match(/never came to signedIn; after 50 ms it is in "signIn"/),
    );
  });
});
