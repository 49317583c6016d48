import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { addUser, assertLive, password, poolId, rejection } from './fixtures.js';
import {
  byPasskey,
  device,
  openPrompt,
  passkeys,
  registered,
  remove,
  replacePrompt,
  signedIn,
  throws,
  usePasskeys,
} from './passkeys.fixtures.js';

usePasskeys();

describe('registering a passkey', () => {
  it('registers, lists and deletes it', async () => {
    const { auth, calls } = await signedIn();
    await auth.associateWebAuthnCredential();
    const { credentials, nextToken } = await auth.listWebAuthnCredentials();
    assert.equal(nextToken, undefined);
    const [passkey] = credentials;
    assert.ok(passkey);
    assert.equal(passkey.credentialId, [...device.keys.keys()][0]);
    assert.equal(passkey.relyingPartyId, 'example.com');
    assert.equal(passkey.authenticatorAttachment, 'platform');
    assert.ok(passkey.createdAt instanceof Date);
    assert.ok(Math.abs(passkey.createdAt.getTime() - Date.now()) < 60_000);
    await auth.deleteWebAuthnCredential(passkey);
    assert.deepEqual((await auth.listWebAuthnCredentials()).credentials, []);
    assert.deepEqual(calls, [
      'StartWebAuthnRegistration',
      'CompleteWebAuthnRegistration',
      'ListWebAuthnCredentials',
      'DeleteWebAuthnCredential',
      'ListWebAuthnCredentials',
    ]);
    const again = await rejection(auth.deleteWebAuthnCredential(passkey));
    assert.equal(again.code, 'ResourceNotFoundException');
  });

  it('lists page by page', async () => {
    const { auth } = await signedIn();
    for (let count = 0; count < 3; count++) {
      await auth.associateWebAuthnCredential();
      device.keys.clear();
    }
    const first = await auth.listWebAuthnCredentials({ pageSize: 2 });
    assert.equal(first.credentials.length, 2);
    assert.ok(first.nextToken);
    const second = await auth.listWebAuthnCredentials({ pageSize: 2, nextToken: first.nextToken });
    assert.equal(second.credentials.length, 1);
    assert.equal(second.nextToken, undefined);
  });

  it('needs a signed-in user, and asks the browser nothing without one', async () => {
    const { auth, calls } = await registered();
    let asked = false;
    replacePrompt('create', () => {
      asked = true;
      return Promise.resolve(null);
    });
    assert.equal((await rejection(auth.associateWebAuthnCredential())).code, 'NotSignedIn');
    assert.equal((await rejection(auth.listWebAuthnCredentials())).code, 'NotSignedIn');
    assert.equal((await rejection(auth.deleteWebAuthnCredential({ credentialId: 'x' }))).code, 'NotSignedIn');
    assert.equal(asked, false);
    assert.deepEqual(calls, []);
  });

  for (const [name, code] of [
    ['NotAllowedError', 'PasskeyRegistrationCanceled'],
    ['AbortError', 'PasskeyRegistrationCanceled'],
    ['InvalidStateError', 'PasskeyAlreadyExists'],
    ['SecurityError', 'RelyingPartyMismatch'],
    ['NotSupportedError', 'PasskeyNotSupported'],
    ['UnknownError', 'PasskeyRegistrationFailed'],
    ['TypeError', 'PasskeyRegistrationFailed'],
  ] as const)
    it(`registers nothing after ${name}: ${code}`, async () => {
      const { auth, calls } = await signedIn();
      replacePrompt('create', throws(name));
      const error = await rejection(auth.associateWebAuthnCredential());
      assert.equal(error.code, code);
      assert.equal((error.cause as Error).name, name);
      assert.deepEqual(calls, ['StartWebAuthnRegistration']);
    });

  it('names the relying party ID and the host of the page where they do not match', async () => {
    const { auth } = await signedIn();
    replacePrompt('create', throws('SecurityError'));
    const { message } = await rejection(auth.associateWebAuthnCredential());
    assert.match(message, /"example\.com".*app\.example\.com/);
  });

  it('rejects where the browser has no passkeys, before it sends anything', async () => {
    const { auth, calls } = await signedIn();
    remove();
    const error = await rejection(auth.associateWebAuthnCredential());
    assert.equal(error.code, 'PasskeyNotSupported');
    assert.match(error.message, /does not support passkeys/);
    Object.defineProperty(globalThis, 'isSecureContext', { value: false, configurable: true });
    try {
      assert.match((await rejection(auth.associateWebAuthnCredential())).message, /https, or on localhost/);
    } finally {
      Reflect.deleteProperty(globalThis, 'isSecureContext');
    }
    assert.deepEqual(calls, []);
  });

  it('passes the errors of the service on', async () => {
    const { auth, cognito } = await signedIn();
    cognito.pools.get(poolId)?.update({ passkeys: {} });
    const missing = await rejection(auth.associateWebAuthnCredential());
    assert.equal(missing.code, 'WebAuthnConfigurationMissingException');
    cognito.pools.get(poolId)?.update({ passkeys: { relyingPartyId: 'example.org' } });
    device.settings.relyingPartyId = 'example.org';
    const origin = await rejection(auth.associateWebAuthnCredential());
    assert.equal(origin.code, 'WebAuthnOriginNotAllowedException');
  });

  it('closes the prompt when its signal aborts, and when it is canceled', async () => {
    const { auth, calls } = await signedIn();
    const prompt = openPrompt('create');
    const canceler = new AbortController();
    const first = auth.associateWebAuthnCredential({ signal: canceler.signal });
    await prompt.isOpen;
    canceler.abort();
    assert.equal((await rejection(first)).code, 'PasskeyOperationAborted');
    prompt.restore();
    const next = openPrompt('create');
    const second = auth.associateWebAuthnCredential();
    await next.isOpen;
    auth.cancelSignIn(second);
    assert.equal((await rejection(second)).code, 'PasskeyOperationAborted');
    assert.ok(!calls.includes('CompleteWebAuthnRegistration'));
  });

  it('closes the prompt when a user signs in or out', async () => {
    const world = await signedIn();
    const { auth, calls } = world;
    await addUser(world, 'grace', { email: 'grace@example.com' });
    for (const change of [() => auth.signIn('grace', password), () => auth.signOut()]) {
      const prompt = openPrompt('create');
      const late = auth.associateWebAuthnCredential();
      await prompt.isOpen;
      await change();
      assert.equal((await rejection(late)).code, 'PasskeyOperationAborted');
      prompt.restore();
    }
    assert.ok(!calls.includes('CompleteWebAuthnRegistration'));
  });

  it('registers nothing for a user who is no longer signed in, and signals the unknown passkey', async () => {
    const world = await signedIn();
    const { auth } = world;
    const told: unknown[] = [];
    Object.assign(PublicKeyCredential, {
      signalUnknownCredential: (options: unknown) => Promise.resolve(void told.push(options)),
    });
    const prompt = openPrompt('create');
    const late = auth.associateWebAuthnCredential();
    await prompt.isOpen;
    // Without an event that would close the prompt.
    world.storage.items.clear();
    prompt.answer();
    assert.equal((await rejection(late)).code, 'NotSignedIn');
    await auth.signIn('ada', password);
    assert.deepEqual((await auth.listWebAuthnCredentials()).credentials, []);
    assert.deepEqual(told, [{ rpId: 'example.com', credentialId: [...device.keys.keys()][0] }]);
    Reflect.deleteProperty(PublicKeyCredential, 'signalUnknownCredential');
  });

  it('signals a deleted passkey to the browser, which then stops offering it', async () => {
    const { auth } = await signedIn();
    await auth.associateWebAuthnCredential();
    const told: unknown[] = [];
    Object.assign(PublicKeyCredential, {
      signalUnknownCredential: (options: unknown) => {
        told.push(options);
        return Promise.reject(new Error('It may fail.'));
      },
    });
    const [passkey] = (await auth.listWebAuthnCredentials()).credentials;
    assert.ok(passkey);
    await auth.deleteWebAuthnCredential({ credentialId: passkey.credentialId });
    assert.deepEqual(told, [{ rpId: 'example.com', credentialId: passkey.credentialId }]);
    Reflect.deleteProperty(PublicKeyCredential, 'signalUnknownCredential');
  });
});

describe('signing in with a passkey', () => {
  it('asks the browser for it, and stores the session', async () => {
    const world = await registered();
    const { auth, calls, events } = world;
    const user = await auth.signIn(byPasskey);
    assert.equal(user.challengeName, 'WEB_AUTHN');
    assert.equal(user.firstFactor, 'WEB_AUTHN');
    events.length = 0;
    assert.equal(await auth.confirmSignIn(user), user);
    assert.equal(user.challengeName, undefined);
    assert.deepEqual(calls, ['InitiateAuth', 'RespondToAuthChallenge']);
    assert.deepEqual(
      events.map(({ event }) => event),
      ['signIn'],
    );
    assert.equal((await auth.currentAuthenticatedUser()).getUsername(), 'ada');
    await assertLive(world, 'ada');
  });

  it('works in browsers and password managers without the JSON functions', async () => {
    const { auth } = await registered();
    const original = replacePrompt('get', async (options) => {
      const credential = (await original(options)) as { toJSON?: unknown };
      Object.defineProperty(credential, 'toJSON', { value: undefined });
      return credential;
    });
    const user = await auth.signIn(byPasskey);
    await auth.confirmSignIn(user);
    assert.equal(user.challengeName, undefined);
  });

  it('answers the choice', async () => {
    const { auth } = await registered();
    const user = await auth.signIn('ada');
    assert.equal(user.challengeName, 'SELECT_CHALLENGE');
    assert.ok(user.challengeParam?.availableChallenges?.includes('WEB_AUTHN'));
    await auth.selectChallenge(user, 'WEB_AUTHN');
    assert.equal(user.challengeName, 'WEB_AUTHN');
    await auth.confirmSignIn(user);
    assert.equal(user.challengeName, undefined);
  });

  it('lets a user without a passkey choose', async () => {
    const { auth } = await signedIn();
    await auth.signOut();
    const user = await auth.signIn(byPasskey);
    assert.equal(user.challengeName, 'SELECT_CHALLENGE');
    assert.equal(user.firstFactor, undefined);
  });

  for (const [name, code] of [
    ['NotAllowedError', 'PasskeyAuthenticationCanceled'],
    ['AbortError', 'PasskeyAuthenticationCanceled'],
    ['InvalidStateError', 'PasskeyRetrievalFailed'],
    ['SecurityError', 'RelyingPartyMismatch'],
    ['UnknownError', 'PasskeyRetrievalFailed'],
  ] as const)
    it(`is asked for again after ${name}: ${code}`, async () => {
      const world = await registered();
      const { auth, calls } = world;
      const user = await auth.signIn(byPasskey);
      const original = replacePrompt('get', throws(name));
      assert.equal((await rejection(auth.confirmSignIn(user))).code, code);
      assert.deepEqual(calls, ['InitiateAuth']);
      assert.equal(user.challengeName, 'WEB_AUTHN');
      replacePrompt('get', original);
      await auth.confirmSignIn(user);
      await assertLive(world, 'ada');
    });

  it('rejects a passkey that the service does not know any more', async () => {
    const { auth, cognito, storage } = await registered();
    const user = await auth.signIn(byPasskey);
    cognito.pools.get(poolId)?.users.find('ada')?.passkeys.clear();
    assert.equal((await rejection(auth.confirmSignIn(user))).code, 'NotAuthorizedException');
    assert.ok(![...storage.items.keys()].some((key) => key.endsWith('Token')));
  });

  it('rejects a challenge that ended while the prompt was open', async () => {
    const { auth, cognito } = await registered();
    const user = await auth.signIn(byPasskey);
    const prompt = openPrompt('get');
    const late = auth.confirmSignIn(user);
    await prompt.isOpen;
    cognito.clock.advance(4 * 60_000);
    prompt.answer();
    assert.equal((await rejection(late)).code, 'ChallengeExpired');
  });

  it('rejects options of the service that are malformed', async () => {
    const { auth, calls } = await registered();
    for (const CREDENTIAL_REQUEST_OPTIONS of ['', '{', 'null', '{}', '{"challenge":5}']) {
      const user = await auth.signIn(byPasskey);
      Object.assign(user, { challengeParam: { CREDENTIAL_REQUEST_OPTIONS } });
      const { code } = await rejection(auth.confirmSignIn(user));
      assert.ok(['InvalidResponse', 'PasskeyRetrievalFailed'].includes(code), code);
    }
    assert.ok(!calls.includes('RespondToAuthChallenge'));
  });

  it('closes the prompt when the sign-in is canceled, or its signal aborts', async () => {
    const world = await registered();
    const { auth, calls } = world;
    const user = await auth.signIn(byPasskey);
    const prompt = openPrompt('get');
    const first = auth.confirmSignIn(user);
    await prompt.isOpen;
    auth.cancelSignIn(first);
    assert.equal((await rejection(first)).code, 'SignInCanceled');
    prompt.restore();
    const next = openPrompt('get');
    const canceler = new AbortController();
    const second = auth.confirmSignIn(user, { signal: canceler.signal });
    await next.isOpen;
    canceler.abort();
    assert.equal((await rejection(second)).code, 'SignInCanceled');
    next.restore();
    const aborted = auth.confirmSignIn(user, { signal: AbortSignal.abort() });
    assert.equal((await rejection(aborted)).code, 'SignInCanceled');
    assert.deepEqual(calls, ['InitiateAuth']);
    await auth.confirmSignIn(user);
    await assertLive(world, 'ada');
  });

  it('closes an earlier prompt, of another user too, before it opens one', async () => {
    const world = await registered();
    const { auth } = world;
    const waiting = await auth.signIn(byPasskey);
    const prompt = openPrompt('get');
    const conditional = rejection(auth.confirmSignIn(waiting, { mediation: 'conditional' }));
    await prompt.isOpen;
    prompt.restore();
    const user = await auth.signIn(byPasskey);
    await auth.confirmSignIn(user);
    assert.equal((await conditional).code, 'PasskeyOperationAborted');
    assert.equal(user.challengeName, undefined);
    await assertLive(world, 'ada');
  });

  it('replaces a prompt in the autofill by a dialog for the same user', async () => {
    const world = await registered();
    const { auth } = world;
    const user = await auth.signIn(byPasskey);
    const prompt = openPrompt('get');
    const conditional = rejection(auth.confirmSignIn(user, { mediation: 'conditional' }));
    await prompt.isOpen;
    prompt.restore();
    assert.equal((await auth.confirmSignIn(user)).challengeName, undefined);
    assert.equal((await conditional).code, 'SignInCanceled');
    await assertLive(world, 'ada');
  });

  it('counts from when the user answers: a sign-in by password that failed meanwhile is earlier', async () => {
    const world = await registered();
    const { auth } = world;
    const user = await auth.signIn(byPasskey);
    const prompt = openPrompt('get');
    const conditional = auth.confirmSignIn(user, { mediation: 'conditional' });
    await prompt.isOpen;
    assert.equal((await rejection(auth.signIn('ada', 'Wrong-Horse-9'))).code, 'NotAuthorizedException');
    prompt.answer();
    assert.equal((await conditional).challengeName, undefined);
    await assertLive(world, 'ada');
  });

  it('passes mediation on, and joins equal calls', async () => {
    const { auth, calls } = await registered();
    const user = await auth.signIn(byPasskey);
    const asked: unknown[] = [];
    const original = replacePrompt('get', (options) => {
      asked.push(options.mediation);
      return original(options);
    });
    const both = [1, 2].map(() => auth.confirmSignIn(user, { mediation: 'conditional' }));
    assert.deepEqual(await Promise.all(both), [user, user]);
    assert.deepEqual(asked, ['conditional']);
    assert.deepEqual(calls, ['InitiateAuth', 'RespondToAuthChallenge']);
  });

  it('rejects wrong options, and a code', async () => {
    const { auth } = await registered();
    const user = await auth.signIn(byPasskey);
    const wrong = [
      ['123456', /options must be an object; it is string/],
      [
        { mediation: 'loud' },
        /mediation is "loud"; it must be one of conditional, optional, required, silent/,
      ],
      [{ signal: {} }, /signal must be an AbortSignal/],
      [{ clientMetadata: 'x' }, /clientMetadata must be an object/],
    ] as const;
    for (const [options, message] of wrong) {
      const error = await rejection(auth.confirmSignIn(user, options as object));
      assert.equal(error.code, 'InvalidArgument');
      assert.match(error.message, message);
    }
  });

  it('is both factors in a pool that takes it so', async () => {
    const multi = { ...passkeys, factorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION' } as const;
    const world = await signedIn({ passkeys: multi });
    await world.auth.associateWebAuthnCredential();
    const current = await world.auth.currentAuthenticatedUser();
    await world.auth.verifyTotpToken(current, await world.totp(await world.auth.setupTOTP(current)));
    const record = world.cognito.pools.get(poolId)?.users.find('ada');
    assert.ok(record);
    await world.auth.updateMFAPreference({ totp: 'PREFERRED', webAuthn: 'ENABLED' });
    assert.equal(record.passkeyMfa, true);
    await world.auth.updateMFAPreference({ webAuthn: 'DISABLED' });
    assert.equal(record.passkeyMfa, false);
    await world.auth.updateMFAPreference({ totp: 'NOT_PREFERRED' });
    // The service wants the other factors in the same request.
    await world.auth.updateMFAPreference({ webAuthn: 'ENABLED' });
    assert.equal(record.passkeyMfa, true);
    const { mfaFactors, preferredMFA } = await world.auth.getUserAuthFactors();
    assert.deepEqual(mfaFactors, ['SOFTWARE_TOKEN_MFA', 'WEB_AUTHN_MFA']);
    assert.equal(preferredMFA, 'SOFTWARE_TOKEN_MFA');
    await world.auth.signOut();
    const user = await world.auth.signIn(byPasskey);
    assert.equal(user.challengeName, 'WEB_AUTHN');
    await world.auth.confirmSignIn(user);
    assert.equal(user.challengeName, undefined);
  });
});
