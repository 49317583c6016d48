import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js';

import { type LocalPool, type PoolOptions, totpCode, type Triggers } from '../../src/local-cognito/index.js';
import { type LocalCognitoServer, serveLocalCognito } from '../../src/local-cognito/node.js';
import { CLIENT, PASSWORD, POOL } from './harness.js';

const DEFAULTS: Partial<PoolOptions> = {
  mfa: 'OPTIONAL',
  deviceTracking: 'OFF',
  challengeRequiredOnNewDevice: false,
  triggers: {},
};

const word: Triggers = {
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
    const { challengeAnswer, privateChallengeParameters } = event.request;
    event.response.answerCorrect = challengeAnswer === privateChallengeParameters['word'];
    return event;
  },
};

/** What a step of a sign-in came to: the session, or the name of what is asked. */
type Outcome = { asked: string; parameters?: unknown } | { accessToken: string; rememberDevice: boolean };

let server: LocalCognitoServer;
before(async () => {
  server = await serveLocalCognito();
});
after(() => server.close());

/** Storage that a test hands to one device or another. */
class MemoryStorage {
  readonly #items = new Map<string, string>();
  setItem(key: string, value: string): string {
    this.#items.set(key, value);
    return value;
  }
  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }
  removeItem(key: string): void {
    this.#items.delete(key);
  }
  clear(): void {
    this.#items.clear();
  }
}

function newUser(storage = new MemoryStorage(), username = 'maria'): CognitoUser {
  const Pool = new CognitoUserPool({
    UserPoolId: POOL,
    ClientId: CLIENT,
    endpoint: server.url,
    Storage: storage,
  });
  return new CognitoUser({ Username: username, Pool, Storage: storage });
}

/** Runs one step and resolves to what it came to; rejects with the service's error. */
const step = (run: (callbacks: Parameters<CognitoUser['authenticateUser']>[1]) => void): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const asks =
      (asked: string) =>
      (first: unknown, second?: unknown): void =>
        resolve({ asked, parameters: second ?? first });
    run({
      onSuccess: (session, rememberDevice) =>
        resolve({
          accessToken: session.getAccessToken().getJwtToken(),
          rememberDevice: rememberDevice === true,
        }),
      onFailure: reject,
      customChallenge: asks('CUSTOM_CHALLENGE'),
      totpRequired: asks('SOFTWARE_TOKEN_MFA'),
      mfaRequired: asks('SMS_MFA'),
      selectMFAType: asks('SELECT_MFA_TYPE'),
      mfaSetup: asks('MFA_SETUP'),
      newPasswordRequired: asks('NEW_PASSWORD_REQUIRED'),
    });
  });

const details = (Password?: string): AuthenticationDetails =>
  new AuthenticationDetails({ Username: 'maria', ...(Password === undefined ? {} : { Password }) });
const signIn = (user: CognitoUser, password = PASSWORD): Promise<Outcome> =>
  step((callbacks) => user.authenticateUser(details(password), callbacks));
const isIn = (outcome: Outcome): outcome is Extract<Outcome, { accessToken: string }> =>
  'accessToken' in outcome;

let pool: LocalPool;
beforeEach(async () => {
  server.cognito.reset();
  const found = server.cognito.pools.get(POOL);
  assert.ok(found);
  pool = found;
  pool.update(DEFAULTS);
  const attributes = {
    email: 'maria@example.com',
    phone_number: '+15555550123',
    phone_number_verified: 'true',
  };
  await pool.admin.createUser({ username: 'maria', attributes, suppress: true });
  await pool.admin.setUserPassword('maria', PASSWORD);
});

describe('amazon-cognito-identity-js, custom authentication', () => {
  const answer = (user: CognitoUser, text: string): Promise<Outcome> =>
    step((callbacks) => user.sendCustomChallengeAnswer(text, callbacks));

  it('begins without a password', async () => {
    pool.update({ triggers: word });
    const user = newUser();
    user.setAuthenticationFlowType('CUSTOM_AUTH');
    const asked = await step((callbacks) => user.initiateAuth(details(), callbacks));
    assert.deepEqual(asked, { asked: 'CUSTOM_CHALLENGE', parameters: { USERNAME: 'maria', hint: 'fruit' } });
    assert.ok(!isIn(await answer(user, 'plum')));
    assert.ok(isIn(await answer(user, 'pear')));
  });

  it('begins with SRP', async () => {
    pool.update({ triggers: word });
    const user = newUser();
    user.setAuthenticationFlowType('CUSTOM_AUTH');
    await assert.rejects(signIn(user, 'Wrong1!pass'), { code: 'NotAuthorizedException' });
    assert.ok(!isIn(await signIn(user)));
    assert.ok(isIn(await answer(user, 'pear')));
  });
});

describe('amazon-cognito-identity-js, the choice of a second factor', () => {
  it('works on a pool that insists, though nothing was turned on', async () => {
    pool.update({ mfa: 'ON' });
    const maria = pool.users.find('maria');
    assert.ok(maria);
    maria.totp.secret = 'JBSWY3DPEHPK3PXP';
    for (const factor of ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] as const) {
      const user = newUser();
      const asked = await signIn(user);
      assert.ok(!isIn(asked) && asked.asked === 'SELECT_MFA_TYPE');
      const next = await step((callbacks) =>
        user.sendMFASelectionAnswer(factor, {
          onSuccess: () => callbacks.onFailure(new Error('let in without a code')),
          onFailure: (error: unknown) => callbacks.onFailure(error),
          mfaRequired: (...given) => callbacks.mfaRequired?.(...given),
          totpRequired: (...given) => callbacks.totpRequired?.(...given),
        }),
      );
      assert.ok(!isIn(next) && next.asked === factor);
      const code =
        factor === 'SMS_MFA'
          ? (server.cognito.outbox.last('maria')?.code ?? '')
          : await totpCode(maria.totp.secret, Date.now());
      assert.ok(isIn(await step((callbacks) => user.sendMFACode(code, callbacks, factor))));
    }
  });
});

describe('amazon-cognito-identity-js, devices', () => {
  const listed = (user: CognitoUser): Promise<string> =>
    new Promise((resolve, reject) => {
      user.listDevices(10, null, {
        onSuccess: (data: unknown) => resolve(JSON.stringify(data)),
        onFailure: reject,
      });
    });
  const settle = (
    run: (callbacks: { onSuccess: (s: string) => void; onFailure: (e: Error) => void }) => void,
  ) =>
    new Promise<string>((resolve, reject) => {
      run({ onSuccess: resolve, onFailure: reject });
    });

  it('confirms a device, signs in on it without the second factor, and forgets it', async () => {
    pool.update({ deviceTracking: 'ALWAYS', challengeRequiredOnNewDevice: true });
    const storage = new MemoryStorage();
    const user = newUser(storage);
    assert.ok(isIn(await signIn(user)));
    pool.users.find('maria')?.factors.add('SMS_MFA');
    const elsewhere = await signIn(newUser());
    assert.ok(!isIn(elsewhere) && elsewhere.asked === 'SMS_MFA');
    const again = newUser(storage);
    assert.ok(isIn(await signIn(again)));
    assert.match(await listed(again), /"device_name"/);
    const session = again.getSignInUserSession();
    assert.ok(session);
    await new Promise((resolve, reject) => {
      again.refreshSession(session.getRefreshToken(), (error: unknown, renewed) => {
        if (error) reject(error instanceof Error ? error : new Error('refused'));
        else resolve(renewed);
      });
    });
    await settle((callbacks) => again.forgetDevice(callbacks));
    const forgotten = await signIn(newUser(storage));
    assert.ok(!isIn(forgotten) && forgotten.asked === 'SMS_MFA');
  });

  it('recovers when the device it knows was forgotten elsewhere', async () => {
    pool.update({ deviceTracking: 'ALWAYS' });
    const storage = new MemoryStorage();
    assert.ok(isIn(await signIn(newUser(storage))));
    pool.users.find('maria')?.devices.clear();
    assert.ok(isIn(await signIn(newUser(storage))));
    assert.equal(pool.users.find('maria')?.devices.size, 1);
  });

  it('proves the device after the code of the second factor', async () => {
    pool.update({ deviceTracking: 'ALWAYS' });
    const storage = new MemoryStorage();
    assert.ok(isIn(await signIn(newUser(storage))));
    pool.users.find('maria')?.factors.add('SMS_MFA');
    const user = newUser(storage);
    const asked = await signIn(user);
    assert.ok(!isIn(asked) && asked.asked === 'SMS_MFA');
    const code = server.cognito.outbox.last('maria')?.code ?? '';
    assert.ok(isIn(await step((callbacks) => user.sendMFACode(code, callbacks))));
    assert.equal(pool.users.find('maria')?.devices.size, 1);
  });

  it('asks whether to remember, and is not let in by another verifier', async () => {
    pool.update({ deviceTracking: 'USER_OPT_IN', challengeRequiredOnNewDevice: true });
    const storage = new MemoryStorage();
    const user = newUser(storage);
    const first = await signIn(user);
    assert.ok(isIn(first) && first.rememberDevice);
    await settle((callbacks) => user.setDeviceStatusRemembered(callbacks));
    assert.ok(isIn(await signIn(newUser(storage))));
    for (const device of pool.users.find('maria')?.devices.values() ?? []) {
      device.verifier = { saltHex: device.verifier?.saltHex ?? '', verifier: 5n };
    }
    await assert.rejects(signIn(newUser(storage)), { code: 'NotAuthorizedException' });
  });
});
