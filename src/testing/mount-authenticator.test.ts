import '../define.js';

import { expect } from '@open-wc/testing';

import { createCognitoFixture, mountAuthenticator } from './index.js';

const maria = { username: 'maria@example.com', password: 'Correct-Horse-9' };

describe('mountAuthenticator', () => {
  it('puts an authenticator for the fixture into the document, with its attributes, until it is removed', async () => {
    const cognito = await createCognitoFixture({ users: [maria] });
    const { authenticator, driver, remove } = mountAuthenticator(cognito, { 'username-attributes': 'email' });
    expect(authenticator.parentElement).to.equal(document.body);
    await driver.waitFor('signIn');
    expect(authenticator.querySelector('input[name=username]')).to.have.property('type', 'email');
    await driver.signIn(maria.username, maria.password);
    await driver.waitFor('signedIn');
    expect(authenticator.user?.getUsername()).to.equal(maria.username);
    remove();
    expect(authenticator.isConnected).to.equal(false);
  });
});
