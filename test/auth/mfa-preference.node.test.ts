import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addTotpUser, addUser, createWorld, email, password, poolId, rejection } from './fixtures.js';

describe('updateMFAPreference', () => {
  it('changes several factors at once', async () => {
    const world = createWorld();
    const secret = await addTotpUser(world);
    const { auth } = world;
    const user = await auth.signIn('ada', password);
    await auth.confirmSignIn(user, await world.totp(secret), 'SOFTWARE_TOKEN_MFA');
    const record = world.cognito.pools.get(poolId)?.users.find('ada');
    assert.ok(record);
    record.attributes.set('phone_number', '+15555550123');
    record.attributes.set('phone_number_verified', 'true');
    await auth.updateMFAPreference({ totp: 'NOT_PREFERRED', sms: 'PREFERRED' });
    assert.equal(await auth.getPreferredMFA(user), 'SMS_MFA');
    assert.deepEqual([...record.factors].sort(), ['SMS_MFA', 'SOFTWARE_TOKEN_MFA']);
    await auth.updateMFAPreference({ sms: 'DISABLED', totp: 'PREFERRED' });
    assert.equal(await auth.getPreferredMFA(user), 'SOFTWARE_TOKEN_MFA');
    assert.deepEqual([...record.factors], ['SOFTWARE_TOKEN_MFA']);
  });

  it('sends nothing for a mode that does not exist, or without a factor', async () => {
    const world = createWorld();
    await addUser(world, 'ada', { email });
    const { auth, calls } = world;
    await auth.signIn('ada', password);
    calls.length = 0;
    const wrong = await rejection(auth.updateMFAPreference({ totp: 'ON' as never }));
    assert.equal(
      wrong.message,
      'updateMFAPreference: totp is "ON"; it must be one of ENABLED, DISABLED, PREFERRED, NOT_PREFERRED.',
    );
    const misspelled = await rejection(
      auth.updateMFAPreference({ totp: 'ENABLED', webauthn: 'ENABLED' } as never),
    );
    assert.match(
      misspelled.message,
      /the name of a factor is "webauthn"; it must be one of totp, sms, email, webAuthn/,
    );
    const none = await rejection(auth.updateMFAPreference({}));
    assert.equal(none.message, 'updateMFAPreference: name at least one of totp, sms, email, webAuthn.');
    assert.deepEqual(calls, []);
    const refused = await rejection(auth.updateMFAPreference({ totp: 'ENABLED' }));
    assert.equal(refused.code, 'InvalidParameterException');
  });

  it('acts on the user that is given, not on the one who has signed in since', async () => {
    const world = createWorld({ mfaTypes: ['SMS_MFA', 'EMAIL_OTP'] });
    await addUser(world, 'ada', { email });
    await addUser(world, 'grace', { email: 'grace@example.com' });
    const { auth, cognito } = world;
    const ada = await auth.signIn('ada', password);
    await auth.updateMFAPreference({ email: 'PREFERRED' }, { user: ada });
    assert.deepEqual((await auth.getUserAuthFactors({ user: ada })).mfaFactors, ['EMAIL_OTP']);
    await auth.signIn('grace', password);
    for (const call of [
      auth.updateMFAPreference({ email: 'DISABLED' }, { user: ada }),
      auth.getUserAuthFactors({ user: ada }),
    ])
      assert.equal((await rejection(call)).code, 'NotSignedIn');
    const factors = (name: string) => [...(cognito.pools.get(poolId)?.users.find(name)?.factors ?? [])];
    assert.deepEqual([factors('ada'), factors('grace')], [['EMAIL_OTP'], []]);
    for (const call of [
      auth.updateMFAPreference({ email: 'DISABLED' }, { user: 'ada' as never }),
      auth.getUserAuthFactors({ user: 'ada' as never }),
    ])
      assert.equal((await rejection(call)).code, 'InvalidArgument');
  });
});
