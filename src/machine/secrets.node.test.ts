import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createWorld, email, password } from '../../test/auth/fixtures.js';
import { startRecorded, textOf } from '../../test/machine/support.js';

describe('what the machine remembers', () => {
  it('has no password and no code in it, at any moment of any flow', async () => {
    const world = createWorld({ mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA'] });
    const person = startRecorded(world.auth, { initialState: 'signUp' });
    await person.rest();
    const typed = [password, 'Wrong-Horse-9', 'New-Horse-10', 'wrong-code'];
    await person.does({ type: 'signUp.submit', username: 'ada', password, attributes: { email } });
    typed.push(world.code());
    await person.does({ type: 'confirmSignUp.submit', code: 'wrong-code' });
    await person.does({ type: 'confirmSignUp.submit', code: world.code() });
    assert.equal(person.state(), 'TOTPSetup');
    await person.does({ type: 'TOTPSetup.submit', code: 'wrong-code' });
    const first = await world.totp(person.context().totpSecret ?? '');
    const secret = person.context().totpSecret ?? '';
    typed.push(first);
    await person.does({ type: 'TOTPSetup.submit', code: first });
    assert.equal(person.state(), 'signedIn');
    await person.does({ type: 'signOut' });
    await person.does({ type: 'signIn.submit', username: 'ada', password: 'Wrong-Horse-9' });
    world.cognito.clock.advance(60_000);
    await person.does({ type: 'signIn.submit', username: 'ada', password });
    const second = await world.totp(secret);
    typed.push(second);
    await person.does({ type: 'confirmSignIn.submit', code: 'wrong-code' });
    await person.does({ type: 'confirmSignIn.submit', code: second });
    assert.equal(person.state(), 'signedIn');
    await person.does({ type: 'signOut' });
    person.actor.send({ type: 'nav.forgotPassword' });
    await person.does({ type: 'forgotPassword.send', username: 'ada' });
    typed.push(world.code());
    await person.does({ type: 'forgotPassword.submit', code: world.code(), password: 'New-Horse-10' });
    assert.equal(person.context().notice, 'passwordChanged');
    const remembered = [...person.texts, textOf(person.emitted), textOf(person.actor.getSnapshot())];
    for (const secretText of typed) {
      assert.ok(secretText.length >= 6);
      const found = remembered.find(
        (text) => text.includes(`"${secretText}"`) || text.includes(`=${secretText}`),
      );
      assert.equal(found, undefined, `${secretText} is remembered`);
    }
    for (const text of remembered) assert.ok(!typed.slice(0, 4).some((each) => text.includes(each)));
  });
});
