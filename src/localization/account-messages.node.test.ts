import assert from 'node:assert/strict';
import { it } from 'node:test';

import { msg, setLanguage } from './index.js';
import { showLanguage } from './set-language.js';

const heading = () => msg('Passkeys', { id: 'passkeys.heading' });

it('the messages of the account load with its elements, and with each later language', async () => {
  await showLanguage('fi');
  assert.equal(heading(), 'Passkeys', 'they are not loaded without the elements');
  const shown = setLanguage('sv');
  const { accountMessages, isLoadingAccountMessages } = await import('./account-messages.js');
  await shown;
  assert.equal(
    msg('Sign in', { id: 'sign-in.submit' }),
    'Logga in',
    'the call has not waited for its language',
  );
  await setLanguage('fi');
  await accountMessages;
  assert.equal(isLoadingAccountMessages(), false);
  assert.equal(heading(), 'Pääsyavaimet');
  await setLanguage('nb');
  assert.equal(heading(), 'Passnøkler');
});
