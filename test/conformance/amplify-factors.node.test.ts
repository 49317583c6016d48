import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { Amplify } from 'aws-amplify';
import {
  associateWebAuthnCredential,
  confirmSignIn,
  deleteWebAuthnCredential,
  fetchAuthSession,
  listWebAuthnCredentials,
  signIn,
  signOut,
} from 'aws-amplify/auth';

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
        clients: [{ id: CLIENT }],
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
      const code = server.cognito.outbox.last('maria')?.code ?? '';
      const { nextStep } = await confirmSignIn({ challengeResponse: code });
      assert.equal(nextStep.signInStep, 'DONE');
      assert.ok(await isSignedIn());
    });
  }
});
