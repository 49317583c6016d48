import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createWorld, email, password } from './fixtures.js';
import { secretsIn, textsIn } from './reachable.js';

const wrong = 'Wrong-Horse-9';
const next = 'New-Horse-10';

describe('a listener of auth events', () => {
  it('gets no password and no code, whatever happens', async () => {
    const world = createWorld({ mfa: 'OPTIONAL', mfaTypes: ['SOFTWARE_TOKEN_MFA'] });
    const { auth, events } = world;
    const codes = ['no-code'];
    const failing = (call: Promise<unknown>) => assert.rejects(call);
    const sent = () => {
      codes.push(world.code());
      return world.code();
    };
    await failing(auth.signUp({ username: 'ada', password: 'short', attributes: { email } }));
    await auth.signUp({ username: 'ada', password, attributes: { email }, autoSignIn: true });
    await failing(auth.confirmSignUp('ada', 'no-code'));
    await auth.confirmSignUp('ada', sent());
    const user = (await auth.autoSignIn('ada')) ?? assert.fail('no user was signed in');
    const secret = await auth.setupTOTP(user);
    codes.push(await world.totp(secret));
    await auth.verifyTotpToken(user, codes.at(-1) ?? '');
    await auth.setPreferredMFA(user, 'TOTP');
    await auth.changePassword(user, password, next);
    await auth.signOut();
    await failing(auth.signIn('ada', wrong));
    world.cognito.clock.advance(60_000);
    const challenged = await auth.signIn('ada', next);
    await failing(auth.confirmSignIn(challenged, 'no-code'));
    codes.push(await world.totp(secret));
    await auth.confirmSignIn(challenged, codes.at(-1) ?? '');
    await auth.signOut();
    await auth.forgotPassword('ada');
    await failing(auth.forgotPasswordSubmit('ada', 'no-code', password));
    await auth.forgotPasswordSubmit('ada', sent(), password);
    const names = new Set(events.map(({ event }) => event));
    assert.ok(['signUp', 'signUp_failure', 'autoSignIn', 'signIn_failure'].every((name) => names.has(name)));
    assert.ok(['signIn', 'forgotPasswordSubmit_failure', 'signOut'].every((name) => names.has(name)));
    assert.deepEqual(secretsIn(events, [password, next, wrong, 'short'], codes), []);
  });

  it('gets the user, from whom the tokens can be read', async () => {
    const world = createWorld({ requireConfirmation: false });
    const { auth, events } = world;
    await auth.signUp({ username: 'ada', password, attributes: { email } });
    events.length = 0;
    const user = await auth.signIn('ada', password);
    const session = user.getSignInUserSession();
    const texts = textsIn(events);
    for (const token of [session?.getIdToken(), session?.getAccessToken()])
      assert.ok(texts.has(token?.getJwtToken() ?? '?'));
    assert.ok(texts.has(session?.getRefreshToken().getToken() ?? '?'));
  });
});
