import { describe } from 'node:test';

import type { Triggers } from '../../src/local-cognito/index.js';
import { PASSWORD } from '../conformance/harness.js';
import { type Run, same, usePool } from './compare.js';

const wordTriggers: Triggers = {
  defineAuthChallenge(event) {
    const last = event.request.session.at(-1);
    if (last?.challengeName === 'SRP_A') event.response.challengeName = 'PASSWORD_VERIFIER';
    else if (last?.challengeName === 'CUSTOM_CHALLENGE' && last.challengeResult)
      event.response.issueTokens = true;
    else event.response.challengeName = 'CUSTOM_CHALLENGE';
    return event;
  },
  createAuthChallenge(event) {
    event.response.publicChallengeParameters = { hint: 'fruit' };
    event.response.privateChallengeParameters = { word: 'pear' };
    return event;
  },
  verifyAuthChallengeResponse(event) {
    event.response.answerCorrect = event.request.challengeAnswer === 'pear';
    return event;
  },
};

describe('signing in with the functions of Amplify 6', () => {
  usePool({ mfaTypes: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'], triggers: wordTriggers });

  const enter = ({ signIn, step }: Run) =>
    step('enter', () => signIn({ username: 'maria', password: PASSWORD }));

  same('by password: result, event, user, tokens, sign-out', async (run) => {
    const { step, signIn, signOut, getCurrentUser, fetchAuthSession, addUser } = run;
    await addUser();
    await step('signed out', getCurrentUser);
    await step('no session', fetchAuthSession);
    await step('wrong', () => signIn({ username: 'maria', password: 'Wr0ng-one' }));
    await step('unknown', () => signIn({ username: 'unknown', password: PASSWORD }));
    await enter(run);
    await step('twice', () => signIn({ username: 'maria', password: PASSWORD }));
    await step('user', getCurrentUser);
    const claims = async (forceRefresh: boolean) => {
      const { tokens, userSub, credentials, identityId } = await fetchAuthSession({ forceRefresh });
      const { accessToken, idToken, signInDetails } = tokens ?? {};
      return {
        access: Object.keys(accessToken?.payload ?? {}).sort(),
        id: Object.keys(idToken?.payload ?? {}).sort(),
        jwt: /^[\w-]+\.[\w-]+\.[\w-]+$/.test(String(accessToken)),
        others: { signInDetails, userSub, credentials, identityId },
      };
    };
    await step('session', () => claims(false));
    await step('refreshed', () => claims(true));
    await step('out', () => signOut());
    await step('out again', () => signOut({ global: false }));
    await step('signed out again', getCurrentUser);
    await enter(run);
    await step('out everywhere', () => signOut({ global: true }));
  });

  same('by every flow', async ({ step, signIn, signOut, confirmSignIn, getCurrentUser, addUser }) => {
    await addUser();
    for (const authFlowType of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const) {
      await step(authFlowType, () =>
        signIn({ username: 'maria', password: PASSWORD, options: { authFlowType } }),
      );
      await step('user', getCurrentUser);
      await signOut();
    }
    await step('custom', () =>
      signIn({ username: 'maria', options: { authFlowType: 'CUSTOM_WITHOUT_SRP' } }),
    );
    await step('wrong word', () => confirmSignIn({ challengeResponse: 'plum' }));
    await step('word', () => confirmSignIn({ challengeResponse: 'pear' }));
    await step('user', getCurrentUser);
    await signOut();
    await step('custom with password', () =>
      signIn({ username: 'maria', password: PASSWORD, options: { authFlowType: 'CUSTOM_WITH_SRP' } }),
    );
    await step('word', () => confirmSignIn({ challengeResponse: 'pear' }));
    await step('user', getCurrentUser);
  });

  same('with values that are missing', async ({ step, signIn, confirmSignIn, ...run }) => {
    await run.addUser();
    await step('username', () => signIn({ username: '', password: PASSWORD }));
    await step('password', () => signIn({ username: 'maria' }));
    for (const authFlowType of ['USER_PASSWORD_AUTH', 'CUSTOM_WITH_SRP'] as const)
      await step(authFlowType, () => signIn({ username: 'maria', options: { authFlowType } }));
    await step('password too many', () =>
      signIn({ username: 'maria', password: PASSWORD, options: { authFlowType: 'CUSTOM_WITHOUT_SRP' } }),
    );
    await step('no password for the preferred factor', () =>
      signIn({ username: 'maria', options: { authFlowType: 'USER_AUTH', preferredChallenge: 'PASSWORD' } }),
    );
    await step('nothing begun', () => confirmSignIn({ challengeResponse: '123456' }));
    await step('no answer', () => confirmSignIn({ challengeResponse: '' }));
    await step('reset', () => run.resetPassword({ username: '' }));
    const codes = { username: 'maria', confirmationCode: '1', newPassword: PASSWORD };
    await step('reset name', () => run.confirmResetPassword({ ...codes, username: '' }));
    await step('reset code', () => run.confirmResetPassword({ ...codes, confirmationCode: '' }));
    await step('reset password', () => run.confirmResetPassword({ ...codes, newPassword: '' }));
    await step('sign-up', () => run.signUp({ username: '' }));
    await step('confirm name', () => run.confirmSignUp({ username: '', confirmationCode: '1' }));
    await step('confirm code', () => run.confirmSignUp({ username: 'maria', confirmationCode: '' }));
    await step('resend', () => run.resendSignUpCode({ username: '' }));
    await step('totp', () => run.verifyTOTPSetup({ code: '' }));
    await step('change', () => run.updatePassword({ oldPassword: '', newPassword: PASSWORD }));
    await step('attribute', () =>
      run.confirmUserAttribute({ userAttributeKey: 'email', confirmationCode: '' }),
    );
    await step('auto', () => run.autoSignIn());
  });

  same('without a session', async ({ step, ...run }) => {
    await step('attributes', run.fetchUserAttributes);
    await step('update', () => run.updateUserAttributes({ userAttributes: { nickname: 'Mia' } }));
    await step('delete attributes', () => run.deleteUserAttributes({ userAttributeKeys: ['nickname'] }));
    await step('send', () => run.sendUserAttributeVerificationCode({ userAttributeKey: 'email' }));
    await step('change', () => run.updatePassword({ oldPassword: PASSWORD, newPassword: PASSWORD }));
    await step('totp', run.setUpTOTP);
    await step('verify', () => run.verifyTOTPSetup({ code: '123456' }));
    await step('mfa', run.fetchMFAPreference);
    await step('set mfa', () => run.updateMFAPreference({ totp: 'ENABLED' }));
    await step('devices', run.fetchDevices);
    await step('remember', run.rememberDevice);
    await step('forget', () => run.forgetDevice());
    await step('passkeys', () => run.listWebAuthnCredentials());
    await step('delete', run.deleteUser);
  });

  same('with a new password', async ({ step, signIn, confirmSignIn, pool, getCurrentUser }) => {
    await pool.admin.createUser({ username: 'maria', temporaryPassword: PASSWORD, suppress: true });
    await step('begin', () => signIn({ username: 'maria', password: PASSWORD }));
    await step('weak', () => confirmSignIn({ challengeResponse: 'weak' }));
    await step('new', () =>
      confirmSignIn({
        challengeResponse: 'Better-Horse-10',
        options: { userAttributes: { email: 'maria@example.com' } },
      }),
    );
    await step('user', getCurrentUser);
  });

  same('with a code by SMS, by app, by email, and a choice', async (run) => {
    const { step, confirmSignIn, signOut, updateMFAPreference, fetchMFAPreference, code } = run;
    await run.addUser('maria', { email: 'maria@example.com', phone_number: '+15555550123' });
    await enter(run);
    await step('none', fetchMFAPreference);
    const details = await step('set up', run.setUpTOTP);
    const link = () =>
      Promise.resolve(details.getSetupUri('My-app', 'maria').href.replace(details.sharedSecret, ''));
    await step('link', link);
    await step('wrong', () => run.verifyTOTPSetup({ code: '000000' }));
    const digits = await run.totp(details.sharedSecret);
    await step('verify', () => run.verifyTOTPSetup({ code: digits }));
    await step('app', () => updateMFAPreference({ totp: 'PREFERRED' }));
    await step('one', fetchMFAPreference);
    await signOut();
    await enter(run);
    await step('wrong code', () => confirmSignIn({ challengeResponse: '000000' }));
    const next = await run.totp(details.sharedSecret);
    await step('app code', () => confirmSignIn({ challengeResponse: next }));
    await step('sms', () => updateMFAPreference({ totp: 'NOT_PREFERRED', sms: 'ENABLED' }));
    await step('two', fetchMFAPreference);
    await signOut();
    await enter(run);
    await step('unknown choice', () => confirmSignIn({ challengeResponse: 'SOFTWARE_TOKEN_MFA' }));
    await step('choose', () => confirmSignIn({ challengeResponse: 'SMS' }));
    await step('sms code', () => confirmSignIn({ challengeResponse: code() }));
    await step('email', () => updateMFAPreference({ totp: 'DISABLED', sms: 'DISABLED', email: 'PREFERRED' }));
    await step('three', fetchMFAPreference);
    await signOut();
    await enter(run);
    await step('email code', () => confirmSignIn({ challengeResponse: code() }));
    await step('off', () => updateMFAPreference({ email: 'DISABLED' }));
    await step('none again', fetchMFAPreference);
  });
});
