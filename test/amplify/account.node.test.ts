import { describe } from 'node:test';

import { PASSWORD } from '../conformance/harness.js';
import { type Run, same, usePool } from './compare.js';

const enter = ({ signIn, step }: Run) =>
  step('enter', () => signIn({ username: 'maria', password: PASSWORD }));

describe('the account with the functions of Amplify 6', () => {
  usePool({ attributesRequireVerificationBeforeUpdate: ['email'] });

  const form = {
    username: 'maria',
    password: PASSWORD,
    options: { userAttributes: { email: 'maria@example.com' } },
  };

  same('is created and confirmed', async ({ step, signUp, confirmSignUp, signIn, code, ...run }) => {
    await step('weak', () => signUp({ ...form, password: 'weak' }));
    await step('sign up', () => signUp(form));
    await step('taken', () => signUp(form));
    await step('too early', () => signIn({ username: 'maria', password: PASSWORD }));
    await step('again', () => run.resendSignUpCode({ username: 'maria' }));
    await step('wrong', () => confirmSignUp({ username: 'maria', confirmationCode: '000000' }));
    await step('confirm', () => confirmSignUp({ username: 'maria', confirmationCode: code() }));
    await step('confirmed already', () => run.resendSignUpCode({ username: 'maria' }));
    await step('sign in', () => signIn({ username: 'maria', password: PASSWORD }));
  });

  same('is signed in after the confirmation', async ({ step, signUp, confirmSignUp, autoSignIn, ...run }) => {
    const options = { ...form.options, autoSignIn: true };
    await step('sign up', () => signUp({ ...form, options }));
    await step('user', run.getCurrentUser);
    // In Amplify the sign-in begins with `autoSignIn`, here with the confirmation: the event may come earlier.
    await step('both', async () => {
      const confirmed = await confirmSignUp({ username: 'maria', confirmationCode: run.code() });
      return [confirmed, await autoSignIn()];
    });
    await step('user', run.getCurrentUser);
    await step('once', () => autoSignIn());
  });

  same('resets the password', async ({ step, signIn, resetPassword, confirmResetPassword, ...run }) => {
    await run.addUser('maria', { email: 'maria@example.com', email_verified: 'true' });
    await step('reset', () => resetPassword({ username: 'maria' }));
    const given = { username: 'maria', newPassword: 'Better-Horse-10' };
    await step('wrong', () => confirmResetPassword({ ...given, confirmationCode: '000000' }));
    await step('confirm', () => confirmResetPassword({ ...given, confirmationCode: run.code() }));
    await step('old', () => signIn({ username: 'maria', password: PASSWORD }));
    await step('new', () => signIn({ username: 'maria', password: 'Better-Horse-10' }));
    await run.signOut();
    await run.pool.admin.resetUserPassword('maria');
    await step('required', () => signIn({ username: 'maria', password: 'Better-Horse-10' }));
  });

  same('changes attributes and the password', async (run) => {
    const { step, code, updateUserAttributes, updateUserAttribute, confirmUserAttribute } = run;
    await run.addUser();
    await enter(run);
    await step('read', run.fetchUserAttributes);
    await step('several', () =>
      updateUserAttributes({ userAttributes: { nickname: 'Mia', email: 'maria@else.example' } }),
    );
    await step('wrong', () =>
      confirmUserAttribute({ userAttributeKey: 'email', confirmationCode: '000000' }),
    );
    await step('code', () => confirmUserAttribute({ userAttributeKey: 'email', confirmationCode: code() }));
    await step('one', () => updateUserAttribute({ userAttribute: { attributeKey: 'name', value: 'Maria' } }));
    await step('email', () =>
      updateUserAttribute({ userAttribute: { attributeKey: 'email', value: 'm@else.example' } }),
    );
    await step('send', () => run.sendUserAttributeVerificationCode({ userAttributeKey: 'email' }));
    await step('none', () => run.sendUserAttributeVerificationCode({ userAttributeKey: 'phone_number' }));
    await step('unknown', () => updateUserAttributes({ userAttributes: { 'custom:none': 'x' } }));
    await step('delete', () => run.deleteUserAttributes({ userAttributeKeys: ['nickname'] }));
    await step('required', () => run.deleteUserAttributes({ userAttributeKeys: ['email'] }));
    await step('read again', run.fetchUserAttributes);
    await step('wrong password', () =>
      run.updatePassword({ oldPassword: 'Wr0ng-one', newPassword: 'Better-Horse-10' }),
    );
    await step('password', () =>
      run.updatePassword({ oldPassword: PASSWORD, newPassword: 'Better-Horse-10' }),
    );
  });

  same('is deleted', async (run) => {
    const { step, getCurrentUser, deleteUser, signIn } = run;
    await run.addUser();
    await enter(run);
    await step('delete', deleteUser);
    await step('signed out', getCurrentUser);
    await step('gone', () => signIn({ username: 'maria', password: PASSWORD }));
  });
});
