import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { Amplify } from 'aws-amplify';
import {
  associateWebAuthnCredential,
  autoSignIn,
  confirmSignIn,
  confirmSignUp,
  deleteWebAuthnCredential,
  fetchAuthSession,
  fetchDevices,
  fetchMFAPreference,
  forgetDevice,
  listWebAuthnCredentials,
  signIn,
  signOut,
  signUp,
  updateMFAPreference,
  updateUserAttribute,
} from 'aws-amplify/auth';

import { createAuth } from '../../src/auth/auth.js';
import { type LocalCognitoServer, serveLocalCognito } from '../../src/local-cognito/node.js';
import { CLIENT, PASSWORD, POOL } from './harness.js';
import { SoftwareAuthenticator } from './software-authenticator.js';
import { installCredentials } from './software-credentials.js';

let server: LocalCognitoServer;
let device: SoftwareAuthenticator;
let uninstall: () => void;
before(async () => {
  server = await serveLocalCognito({
    pools: [
      {
        id: POOL,
        clients: [{ id: CLIENT, refreshTokenRotation: { retryGracePeriodSeconds: 0 } }],
        issuer: 'UPDATED',
        mfaTypes: ['SMS_MFA', 'EMAIL_OTP'],
        firstFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'],
        passkeys: { relyingPartyId: 'localhost' },
      },
    ],
  });
  Amplify.configure({
    Auth: { Cognito: { userPoolId: POOL, userPoolClientId: CLIENT, userPoolEndpoint: server.url } },
  });
  device = new SoftwareAuthenticator({ origin: 'http://localhost:3000' });
  uninstall = installCredentials(device);
});
beforeEach(async () => {
  const { admin } = server.cognito.pools.get(POOL) ?? assert.fail();
  await signOut();
  server.cognito.reset();
  const attributes = { email: 'maria@example.com', phone_number: '+15555550123' };
  await admin.createUser({ username: 'maria', attributes, suppress: true });
  await admin.setUserPassword('maria', PASSWORD);
});
after(async () => {
  uninstall();
  await server.close();
});

const isSignedIn = async (): Promise<boolean> => (await fetchAuthSession()).tokens !== undefined;

const lastCode = (username = 'maria'): string => server.cognito.outbox.last(username)?.code ?? '';

async function registerPasskey(): Promise<void> {
  await signIn({ username: 'maria', password: PASSWORD });
  await associateWebAuthnCredential();
}

const userAuth = (preferredChallenge?: 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN') =>
  signIn({
    username: 'maria',
    options: { authFlowType: 'USER_AUTH', ...(preferredChallenge ? { preferredChallenge } : {}) },
  });

describe('aws-amplify', () => {
  it('registers, lists and deletes a passkey', async () => {
    await registerPasskey();
    const { credentials } = await listWebAuthnCredentials();
    const [id = ''] = [...device.keys.keys()].slice(-1);
    assert.equal(credentials.length, 1);
    const [passkey = assert.fail()] = credentials;
    assert.equal(passkey.credentialId, id);
    assert.equal(passkey.relyingPartyId, 'localhost');
    assert.ok(passkey.createdAt instanceof Date);
    assert.deepEqual(passkey.authenticatorTransports, ['internal', 'hybrid']);
    await deleteWebAuthnCredential({ credentialId: id });
    assert.deepEqual((await listWebAuthnCredentials()).credentials, []);
    await assert.rejects(deleteWebAuthnCredential({ credentialId: id }), {
      name: 'ResourceNotFoundException',
    });
  });

  it('signs in by passkey, preferred or chosen', async () => {
    await registerPasskey();
    await signOut();
    assert.equal((await userAuth('WEB_AUTHN')).nextStep.signInStep, 'DONE');
    assert.ok(await isSignedIn());
    await signOut();
    const { nextStep } = await userAuth();
    assert.equal(nextStep.signInStep, 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION');
    assert.ok('availableChallenges' in nextStep && nextStep.availableChallenges.includes('WEB_AUTHN'));
    const chosen = await confirmSignIn({ challengeResponse: 'WEB_AUTHN' });
    assert.equal(chosen.nextStep.signInStep, 'DONE');
    assert.ok(await isSignedIn());
  });

  it('refreshes after a sign-in by passkey, where refresh tokens rotate', async () => {
    await registerPasskey();
    await signOut();
    await userAuth('WEB_AUTHN');
    const before = await fetchAuthSession();
    assert.match(String(before.tokens?.idToken?.payload['iss']), /^https:\/\/issuer-cognito-idp\./);
    for (let round = 0; round < 2; round++) {
      const { tokens } = await fetchAuthSession({ forceRefresh: true });
      assert.notEqual(tokens?.accessToken.toString(), before.tokens?.accessToken.toString());
    }
    assert.equal((await listWebAuthnCredentials()).credentials.length, 1);
  });

  it('knows the errors of a registration', async () => {
    await signIn({ username: 'maria', password: PASSWORD });
    const pool = server.cognito.pools.get(POOL) ?? assert.fail();
    const { firstFactors, passkeys } = pool.options;
    try {
      pool.update({ passkeys: {} });
      await assert.rejects(associateWebAuthnCredential(), { name: 'WebAuthnConfigurationMissingException' });
      pool.update({ firstFactors: ['PASSWORD'] });
      await assert.rejects(associateWebAuthnCredential(), { name: 'WebAuthnNotEnabledException' });
    } finally {
      pool.update({ firstFactors, passkeys });
    }
    device.settings.origin = 'https://example.com';
    try {
      await assert.rejects(associateWebAuthnCredential(), { name: 'WebAuthnOriginNotAllowedException' });
    } finally {
      device.settings.origin = 'http://localhost:3000';
    }
  });

  for (const [challenge, step] of [
    ['EMAIL_OTP', 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE'],
    ['SMS_OTP', 'CONFIRM_SIGN_IN_WITH_SMS_CODE'],
  ] as const) {
    it(`signs in by a code: ${challenge}`, async () => {
      assert.equal((await userAuth(challenge)).nextStep.signInStep, step);
      const { nextStep } = await confirmSignIn({ challengeResponse: lastCode() });
      assert.equal(nextStep.signInStep, 'DONE');
      assert.ok(await isSignedIn());
    });
  }

  it('signs in by a password as preferred challenge, with and without SRP, and refuses a wrong one', async () => {
    for (const preferredChallenge of ['PASSWORD', 'PASSWORD_SRP'] as const) {
      const options = { authFlowType: 'USER_AUTH', preferredChallenge } as const;
      await assert.rejects(signIn({ username: 'maria', password: 'Wr0ng-one', options }), {
        name: 'NotAuthorizedException',
      });
      const { nextStep } = await signIn({ username: 'maria', password: PASSWORD, options });
      assert.equal(nextStep.signInStep, 'DONE');
      await signOut();
    }
  });

  it('chooses a password among the first factors', async () => {
    const { nextStep } = await userAuth();
    assert.equal(nextStep.signInStep, 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION');
    const chosen = await confirmSignIn({ challengeResponse: 'PASSWORD' });
    assert.equal(chosen.nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_PASSWORD');
    const done = await confirmSignIn({ challengeResponse: PASSWORD });
    assert.equal(done.nextStep.signInStep, 'DONE');
  });

  it('signs up without a password; the confirmed code signs in', async (test) => {
    // Amplify waits three minutes for the confirmation, also when it is done.
    const later = globalThis.setTimeout;
    const detached = (...args: Parameters<typeof later>) => later(...args).unref();
    test.mock.method(globalThis, 'setTimeout', detached as typeof later);
    const { nextStep } = await signUp({
      username: 'nora',
      options: {
        userAttributes: { email: 'nora@example.com' },
        autoSignIn: { authFlowType: 'USER_AUTH' },
      },
    });
    assert.equal(nextStep.signUpStep, 'CONFIRM_SIGN_UP');
    const confirmed = await confirmSignUp({ username: 'nora', confirmationCode: lastCode('nora') });
    assert.equal(confirmed.nextStep.signUpStep, 'COMPLETE_AUTO_SIGN_IN');
    assert.equal((await autoSignIn()).nextStep.signInStep, 'DONE');
    await associateWebAuthnCredential();
    assert.equal((await listWebAuthnCredentials()).credentials.length, 1);
  });

  it('turns email on as second factor and is asked for its code', async () => {
    await signIn({ username: 'maria', password: PASSWORD });
    await updateMFAPreference({ email: 'PREFERRED' });
    assert.deepEqual(await fetchMFAPreference(), { preferred: 'EMAIL', enabled: ['EMAIL'] });
    await signOut();
    const { nextStep } = await signIn({ username: 'maria', password: PASSWORD });
    assert.equal(nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE');
    await assert.rejects(confirmSignIn({ challengeResponse: '000000' }), { name: 'CodeMismatchException' });
    const done = await confirmSignIn({ challengeResponse: lastCode() });
    assert.equal(done.nextStep.signInStep, 'DONE');
  });

  it('changes an attribute, with the result of Auth', async () => {
    const auth = createAuth({
      userPoolId: POOL,
      userPoolWebClientId: CLIENT,
      endpoint: server.url,
      storage: 'memory',
    });
    await signIn({ username: 'maria', password: PASSWORD });
    await auth.signIn('maria', PASSWORD);
    for (const [attributeKey, value] of [
      ['nickname', 'Mia'],
      ['email', 'maria@else.example'],
    ] as const) {
      const userAttribute = { attributeKey, value };
      const theirs = await updateUserAttribute({ userAttribute });
      server.cognito.pools.get(POOL)?.users.find('maria')?.attributes.delete(attributeKey);
      assert.deepEqual(await auth.updateUserAttribute({ userAttribute }), theirs);
      assert.equal(theirs.isUpdated, attributeKey === 'nickname');
    }
  });

  it('lists devices and forgets them by their id', async () => {
    const pool = server.cognito.pools.get(POOL) ?? assert.fail();
    pool.update({ deviceTracking: 'ALWAYS' });
    try {
      await signIn({ username: 'maria', password: PASSWORD });
      const auth = createAuth({
        userPoolId: POOL,
        userPoolWebClientId: CLIENT,
        endpoint: server.url,
        storage: 'memory',
      });
      await auth.signIn('maria', PASSWORD);
      const [theirs, ours, ...more] = await fetchDevices();
      assert.ok(theirs && ours && more.length === 0);
      const listed = await auth.fetchDevices();
      assert.deepEqual(
        listed.map(({ id, name, isCurrent }) => [id, name, isCurrent]),
        [
          [theirs.id, theirs.name, false],
          [ours.id, ours.name, true],
        ],
      );
      await forgetDevice({ device: { id: ours.id } });
      await assert.rejects(forgetDevice({ device: { id: ours.id } }), { name: 'ResourceNotFoundException' });
      await auth.forgetDevice({ device: theirs });
      assert.deepEqual(await fetchDevices(), []);
    } finally {
      pool.update({ deviceTracking: 'OFF' });
    }
  });

  describe('sets a second factor up during sign-in', () => {
    const pool = () => server.cognito.pools.get(POOL) ?? assert.fail();
    const begin = async (mfaTypes: ('SOFTWARE_TOKEN_MFA' | 'SMS_MFA' | 'EMAIL_OTP')[]) => {
      pool().update({ mfa: 'ON', mfaTypes, firstFactors: ['PASSWORD'] });
      await pool().admin.createUser({ username: 'ada', suppress: true });
      await pool().admin.setUserPassword('ada', PASSWORD);
      return signIn({ username: 'ada', password: PASSWORD });
    };

    const finish = async () => {
      const sent = await confirmSignIn({ challengeResponse: 'ada@example.com' });
      assert.equal(sent.nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE');
      const code = server.cognito.outbox.last('ada')?.code ?? '';
      const { nextStep } = await confirmSignIn({ challengeResponse: code });
      assert.equal(nextStep.signInStep, 'DONE');
      assert.ok(await isSignedIn());
      assert.equal(pool().users.find('ada')?.attributes.get('email_verified'), 'true');
    };

    it('by email, chosen among several', async () => {
      const { nextStep } = await begin(['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP']);
      assert.equal(nextStep.signInStep, 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION');
      assert.ok('allowedMFATypes' in nextStep);
      assert.deepEqual(nextStep.allowedMFATypes, ['TOTP', 'EMAIL']);
      const chosen = await confirmSignIn({ challengeResponse: 'EMAIL' });
      assert.equal(chosen.nextStep.signInStep, 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP');
      await finish();
    });

    it('by email alone', async () => {
      assert.equal((await begin(['EMAIL_OTP'])).nextStep.signInStep, 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP');
      await finish();
    });
  });
});
