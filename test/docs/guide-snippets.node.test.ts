import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';

import type { CognitoUser } from '../../src/auth/types.js';
import type { PoolOptions } from '../../src/local-cognito/index.js';
import { addTotpUser, addUser, createWorld, password, poolId, type World } from '../auth/fixtures.js';
import { passkeys, usePasskeys } from '../auth/passkeys.fixtures.js';

const maria = 'maria@example.com';
const phone = '+15555550123';

/** The snippets of the guides, as they stand there. */
let snippets: readonly string[];
before(() => {
  const read = (name: string) =>
    readFileSync(new URL(`../../docs/guides/${name}.md`, import.meta.url), 'utf8');
  const guides = ['headless', 'sign-up-fields'].map(read).join('\n');
  snippets = [...guides.matchAll(/```js\n([^]*?)```/g)].map(([, code = '']) => code);
});

/** Returns the only snippet with this text. */
function snippet(text: string): string {
  const found = snippets.filter((code) => code.includes(text));
  assert.equal(found.length, 1, `One snippet with ${text}`);
  return found[0] ?? '';
}

/**
 * Runs a snippet. Its free names are members of `names`, read when they are needed, so that a code may be sent before.
 * Returns the values of the names in `results`.
 */
async function run(
  code: string,
  names: object,
  results: readonly string[] = [],
): Promise<Record<string, unknown>> {
  const body = `return (async () => { with (names) { ${code}\nreturn { ${results.join(', ')} }; } })();`;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const start = new Function('names', body) as (given: object) => Promise<Record<string, unknown>>;
  return start(names);
}

/** A world in which maria has an account that she signs in to with her address. */
async function open(pool: Partial<PoolOptions> = {}, attributes: object = {}): Promise<World> {
  const world = createWorld(
    {
      usernameAttributes: ['email'],
      firstFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'],
      passkeys,
      ...pool,
    },
    { authenticationFlowType: 'USER_AUTH' },
  );
  await addUser(world, maria, { email: maria, ...attributes });
  return world;
}

const names = (world: World, more: object = {}) => ({
  Auth: world.auth,
  password,
  get code() {
    return world.code();
  },
  ...more,
});

const isSignedIn = async ({ auth }: World): Promise<void> => {
  assert.equal((await auth.currentAuthenticatedUser()).attributes?.['email'], maria);
};

describe('the snippets of the guides', () => {
  usePasskeys();

  it('sign in with a code by email', async () => {
    const world = await open();
    await run(snippet("preferredChallenge: 'EMAIL_OTP'"), names(world));
    await isSignedIn(world);
  });

  it('show the choice to a user without that factor, who takes the password', async () => {
    const world = await open({ firstFactors: ['PASSWORD', 'SMS_OTP'] }, { phone_number: phone });
    let shown: unknown;
    const show = { showChoice: (choice: unknown) => (shown = choice) };
    const { user } = await run(snippet("preferredChallenge: 'EMAIL_OTP'"), names(world, show), ['user']);
    assert.ok(Array.isArray(shown) && shown.includes('SMS_OTP') && shown.includes('PASSWORD_SRP'));
    await run(snippet("'PASSWORD_SRP', { password }"), names(world, { user }));
    await isSignedIn(world);
  });

  it('choose a code by SMS', async () => {
    const world = await open({ firstFactors: ['PASSWORD', 'SMS_OTP'] }, { phone_number: phone });
    const user = await world.auth.signIn({ username: maria });
    await run(snippet("'SMS_OTP'); // then"), names(world, { user }));
    await world.auth.confirmSignIn(user, world.code());
    await isSignedIn(world);
  });

  it('set up codes by email where the pool insists on a second factor', async () => {
    const world = createWorld({ mfa: 'ON', mfaTypes: ['EMAIL_OTP'], requiredAttributes: [] });
    const { admin } = world.cognito.pools.get(poolId) ?? assert.fail();
    await admin.createUser({ username: 'maria', suppress: true });
    await admin.setUserPassword('maria', password);
    const user = await world.auth.signIn('maria', password);
    await run(snippet("availableFactors?.includes('EMAIL_OTP')"), names(world, { user }));
    await isSignedIn(world);
  });

  it('register a passkey, sign in with it, list and delete it', async () => {
    const world = await open();
    await world.auth.signIn(maria, password);
    const all = snippet('associateWebAuthnCredential');
    const [register = '', ...others] = all.split('\n');
    await run(register, names(world));
    await world.auth.signOut();
    await run(snippet("preferredChallenge: 'WEB_AUTHN'"), names(world));
    await isSignedIn(world);
    await run(others.join('\n'), names(world));
    assert.deepEqual((await world.auth.listWebAuthnCredentials()).credentials, []);
  });

  it('offer the passkey in the autofill', async () => {
    const world = await open();
    await world.auth.signIn(maria, password);
    await world.auth.associateWebAuthnCredential();
    await world.auth.signOut();
    await run(snippet('autofillPasskey'), names(world));
    await isSignedIn(world);
  });

  it('create an account without a password', async () => {
    const world = createWorld(
      { usernameAttributes: ['email'], firstFactors: ['PASSWORD', 'EMAIL_OTP'] },
      { authenticationFlowType: 'USER_AUTH' },
    );
    const { user } = await run(snippet('autoSignIn: true'), names(world), ['user']);
    assert.equal((user as CognitoUser).challengeName, undefined);
    await isSignedIn(world);
  });

  it('ask for a level of authentication', async () => {
    const world = createWorld();
    const secret = await addTotpUser(world);
    const account = world.cognito.pools.get(poolId)?.users.find('ada');
    account?.factors.delete('SOFTWARE_TOKEN_MFA');
    await world.auth.signIn('ada', password);
    account?.factors.add('SOFTWARE_TOKEN_MFA');
    const code = snippet("acrValues: ['urn:cognito:loa:4'], maxAge");
    world.cognito.clock.advance(30_000);
    const digits = await world.totp(secret);
    const { user } = await run(code.replace('123456', digits), names(world), ['user']);
    const pending = user as CognitoUser;
    if (pending.challengeName === 'SELECT_CHALLENGE') {
      await world.auth.selectChallenge(pending, 'PASSWORD_SRP', { password });
      await world.auth.confirmSignIn(pending, digits, 'SOFTWARE_TOKEN_MFA');
    }
    assert.equal((await world.auth.currentSession()).getIdToken().payload['acr'], 'urn:cognito:loa:4');
  });

  it('change an address with the code', async () => {
    const world = createWorld();
    await addUser(world);
    await world.auth.signIn('ada', password);
    await run(snippet('updateUserAttribute({'), names(world));
    const { attributes } = await world.auth.currentAuthenticatedUser();
    assert.deepEqual([attributes?.email, attributes?.email_verified], ['maria@example.org', true]);
  });

  it('forget the other devices', async () => {
    const world = createWorld({ deviceTracking: 'ALWAYS' });
    await addUser(world);
    await world.open({ storage: 'memory' }).signIn('ada', password);
    await world.auth.signIn('ada', password);
    await run(snippet('forgetDevice({ device })'), names(world));
    assert.deepEqual(
      (await world.auth.fetchDevices()).map(({ isCurrent }) => isCurrent),
      [true],
    );
  });

  it('change the password, and end the other sessions', async () => {
    const world = createWorld({ sessionTracking: { maxPerUser: 100 } });
    await addUser(world);
    await world.open({ storage: 'memory' }).signIn('ada', password);
    await world.auth.signIn('ada', password);
    const given = names(world, { newPassword: 'Better-Horse-10' });
    const { ended } = await run(snippet('revokeOtherUserSessions'), given, ['ended']);
    assert.equal(ended, 1);
    await world.auth.signIn('ada', 'Better-Horse-10');
  });

  it('list the sessions of a user, and end one', async () => {
    const world = createWorld({ sessionTracking: { maxPerUser: 100 } });
    await addUser(world);
    await world.auth.signIn('ada', password);
    const other = world.open({ storage: 'memory' });
    await other.signIn('ada', password);
    // This service does not know the devices.
    await run(snippet('Auth.listUserSessions').replace("'Android'", "'unknown'"), names(world));
    assert.equal((await world.auth.listUserSessions()).length, 1);
  });

  it('link to the terms and the privacy policy', async () => {
    const { auth } = createWorld();
    await run(snippet('terms: {'), { Auth: auth });
    assert.equal(auth.configure()?.terms?.['fr'], 'https://example.com/fr/conditions');
    assert.equal(auth.configure()?.privacy?.['default'], 'https://example.com/privacy');
  });
});
