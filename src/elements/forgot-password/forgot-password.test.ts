import { expect } from '@open-wc/testing';

import { alertText, button, description, field, text } from '../../../test/browser/support/find.js';
import { clientId, createPage, mount, settled, submit } from '../../../test/browser/support/page.js';

describe('auth-forgot-password', () => {
  it('never reveals that there is no account, even if the app client does', async () => {
    const page = createPage({ clients: [{ id: clientId, preventUserExistenceErrors: 'LEGACY' }] });
    const element = await mount(page, { authState: 'forgotPassword' });
    submit({ 'Email or username': 'nobody' }, 'Send code', element);
    await settled(element);
    expect(alertText(element)).to.equal('');
    expect(text(element)).to.include('If that account exists, a code is on its way.');
    submit(
      { '6-digit code': '123456', 'New password': 'Correct7!horse', 'Confirm password': 'Correct7!horse' },
      'Reset password',
      element,
    );
    await settled(element);
    expect(alertText(element)).to.equal('');
    expect(description(field('6-digit code', element))).to.include('didn’t match');
    expect(button('Reset password', element)).to.exist;
  });
});
