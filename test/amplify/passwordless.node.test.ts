import { after, before, beforeEach, describe } from 'node:test';

import { PASSWORD } from '../conformance/harness.js';
import { SoftwareAuthenticator } from '../conformance/software-authenticator.js';
import { installCredentials } from '../conformance/software-credentials.js';
import { type Run, same, usePool } from './compare.js';

let device: SoftwareAuthenticator;
const begin = ({ signIn, step }: Run, preferredChallenge?: 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN') =>
  step('begin', () =>
    signIn({
      username: 'maria',
      options: { authFlowType: 'USER_AUTH', ...(preferredChallenge && { preferredChallenge }) },
    }),
  );

describe('signing in without a password with the functions of Amplify 6', () => {
  usePool({
    mfaTypes: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
    firstFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'],
    passkeys: { relyingPartyId: 'localhost' },
  });
  let uninstall: () => void;
  before(() => {
    device = new SoftwareAuthenticator({ origin: 'http://localhost:3000' });
    uninstall = installCredentials(device);
  });
  beforeEach(() => device.keys.clear());
  after(() => uninstall());
  const phone = { email: 'maria@example.com', phone_number: '+15555550123' };

  for (const factor of ['EMAIL_OTP', 'SMS_OTP'] as const)
    same(`with a code: ${factor}`, async (run) => {
      await run.addUser('maria', phone);
      await begin(run, factor);
      await run.step('wrong', () => run.confirmSignIn({ challengeResponse: '000000' }));
      await run.step('code', () => run.confirmSignIn({ challengeResponse: run.code() }));
      await run.step('user', run.getCurrentUser);
    });

  same('with a choice: a code, and a password', async (run) => {
    const { step, confirmSignIn } = run;
    await run.addUser('maria', phone);
    await begin(run);
    await step('choose', () => confirmSignIn({ challengeResponse: 'SMS_OTP' }));
    await step('code', () => confirmSignIn({ challengeResponse: run.code() }));
    await run.signOut();
    for (const challengeResponse of ['PASSWORD', 'PASSWORD_SRP']) {
      await begin(run);
      await step('choose', () => confirmSignIn({ challengeResponse }));
      await step('password', () => confirmSignIn({ challengeResponse: PASSWORD }));
      await run.signOut();
    }
  });

  same('with a passkey, preferred or chosen', async (run) => {
    const { step } = run;
    await run.addUser('maria', phone);
    await step('enter', () => run.signIn({ username: 'maria', password: PASSWORD }));
    await step('register', () => run.associateWebAuthnCredential());
    const { credentials } = await step('list', async () => {
      const { credentials, ...others } = await run.listWebAuthnCredentials();
      return { credentials: credentials.map((each) => ({ ...each, credentialId: '' })), ...others };
    });
    await step('count', () => Promise.resolve(credentials.length));
    await run.signOut();
    await begin(run, 'WEB_AUTHN');
    await step('user', run.getCurrentUser);
    await run.signOut();
    await begin(run);
    await step('choose', () => run.confirmSignIn({ challengeResponse: 'WEB_AUTHN' }));
    const [credentialId = ''] = [...device.keys.keys()].slice(-1);
    await step('delete', () => run.deleteWebAuthnCredential({ credentialId }));
    await step('gone', () => run.deleteWebAuthnCredential({ credentialId }));
  });

  same('after a sign-up without a password', async (run) => {
    const { step, signUp, confirmSignUp } = run;
    await step('sign up', () =>
      signUp({
        username: 'maria',
        options: {
          userAttributes: { email: 'maria@example.com' },
          autoSignIn: { authFlowType: 'USER_AUTH' },
        },
      }),
    );
    await step('both', async () => {
      const confirmed = await confirmSignUp({ username: 'maria', confirmationCode: run.code() });
      return [confirmed, await run.autoSignIn()];
    });
  });

  for (const [mfaTypes, choice] of [
    [['SOFTWARE_TOKEN_MFA'], undefined],
    [['EMAIL_OTP'], undefined],
    [['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'], 'TOTP'],
    [['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'], 'EMAIL'],
  ] as const)
    same(`sets a second factor up: ${choice ?? mfaTypes.join()}`, async (run) => {
      const { step, pool, confirmSignIn } = run;
      const { options } = pool;
      const before = { mfa: options.mfa, mfaTypes: options.mfaTypes, firstFactors: options.firstFactors };
      pool.update({ mfa: 'ON', mfaTypes: [...mfaTypes], firstFactors: ['PASSWORD'] });
      try {
        await run.addUser('ada', {});
        let next = await step('enter', () => run.signIn({ username: 'ada', password: PASSWORD }));
        if (choice) next = await step('choose', () => confirmSignIn({ challengeResponse: choice }));
        if (next.nextStep.signInStep === 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP') {
          const { sharedSecret } = next.nextStep.totpSetupDetails;
          await step('wrong', () => confirmSignIn({ challengeResponse: '000000' }));
          const digits = await run.totp(sharedSecret);
          await step('code', () => confirmSignIn({ challengeResponse: digits }));
        } else {
          await step('address', () => confirmSignIn({ challengeResponse: 'ada@example.com' }));
          await step('code', () => confirmSignIn({ challengeResponse: run.code('ada') }));
        }
        await step('user', run.getCurrentUser);
      } finally {
        pool.update(before);
      }
    });

  // Amplify confirms a device in browsers only, which it takes this process for.
  same('knows devices', async (run) => {
    const { step, fetchDevices } = run;
    run.pool.update({ deviceTracking: 'ALWAYS' });
    await run.addUser('dora');
    await step('enter', () => run.signIn({ username: 'dora', password: PASSWORD }));
    const list = await step('list', async () =>
      (await fetchDevices()).map(({ name, ...device }) => ({
        ...device,
        hasName: !!name,
        attributes: Object.keys(device.attributes).sort(),
      })),
    );
    await step('remember', run.rememberDevice);
    await step('forget it by its id', () => run.forgetDevice({ device: { id: list[0]?.id ?? '' } }));
    await step('none', fetchDevices);
    await step('unknown', () => run.forgetDevice({ device: { id: list[0]?.id ?? '' } }));
    run.pool.update({ deviceTracking: 'OFF' });
  });
});
