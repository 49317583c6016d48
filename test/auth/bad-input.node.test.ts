import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { AuthApi } from '../../src/auth/api.js';
import { createAuth } from '../../src/auth/auth.js';
import type { AuthConfigInput } from '../../src/auth/config/config-types.js';
import type { CognitoUser } from '../../src/auth/types.js';
import { AuthError } from '../../src/lib/auth-error.js';
import { addUser, clientId, createWorld, password, poolId, rejection, type World } from './fixtures.js';
import { createIdentityWorld } from './identity.fixtures.js';

const boom = (): never => {
  throw new TypeError('boom');
};
const loop: Record<string, unknown> = {};
loop['loop'] = loop;
const { proxy: revoked, revoke } = Proxy.revocable({}, {});
revoke();
const throwing = new Proxy({}, { get: boom, has: boom, ownKeys: boom, getOwnPropertyDescriptor: boom });

/** Values that no argument may be. `null` is among them unless it counts as left out. */
const wrong: Readonly<Record<string, unknown>> = {
  '5': 5,
  NaN: NaN,
  '10n': 10n,
  'a symbol': Symbol('secret'),
  'a function': () => undefined,
  'a list': ['secret'],
  'a proxy that throws': throwing,
  'a revoked proxy': revoked,
};
const objects = { '{}': {}, 'an object without prototype': Object.create(null) as unknown, 'a loop': loop };

/** Wrong values by what an argument must be. */
const kinds = {
  text: { ...wrong, ...objects, null: null, true: true, 'an empty string': '', 'an empty list': [] },
  user: {
    ...wrong,
    ...objects,
    null: null,
    true: true,
    'a string': 'secret',
    'a look-alike': { getUsername: boom, authenticateUserInternal: boom, cacheTokens: boom },
  },
  /** An object of strings. */
  texts: {
    ...wrong,
    'a loop': loop,
    true: true,
    'a string': 'secret',
    'an empty list': [],
    'a number in it': { name: 5 },
    'a BigInt in it': { name: 10n },
    'an object in it': { name: Object.create(null) as unknown },
  },
  options: { ...wrong, true: true, 'a string': 'secret', 'an empty list': [] },
  flag: { ...wrong, ...objects, 'a string': 'true' },
} satisfies Record<string, Readonly<Record<string, unknown>>>;
type Kind = keyof typeof kinds;
const andNull = (kind: Kind) => ({ ...kinds[kind], null: null });

/** One argument, or one member of one: its wrong values, and a call with a value there. */
type Place = readonly [values: Readonly<Record<string, unknown>>, call: (value: never) => unknown];
type Places = Readonly<Record<string, Place>>;

/** Every function of `Auth`, with the name of each argument as its errors call it; `undefined` for a function without arguments. */
const functions = (auth: AuthApi, user: CognitoUser): Record<keyof AuthApi, Places | undefined> => {
  const { text, texts, options, flag } = kinds;
  const owner = kinds.user;
  const named = { attributeKey: 'name', value: 'x' };
  return {
    configure: {
      userPoolId: [{ ...text, null: 'null' }, (userPoolId) => auth.configure({ userPoolId })],
      'Auth config': [
        { 'a proxy that throws': throwing, 'a revoked proxy': revoked },
        (value) => auth.configure(value),
      ],
      passwordPolicy: [
        { '5': 5, 'a symbol': Symbol('x'), 'a loop': { minLength: loop } },
        (passwordPolicy) => auth.configure({ passwordPolicy }),
      ],
    },
    mayBeSignedIn: undefined,
    preload: undefined,
    onEvent: {
      argument: [{ ...text, 'a function': null }, (value) => auth.onEvent(value)],
    },
    signUp: {
      username: [{ ...text, undefined }, (username) => auth.signUp({ username, password })],
      'the first argument': [{ ...andNull('options'), 'a string': null }, (value) => auth.signUp(value)],
      password: [text, (value) => auth.signUp({ username: 'x', password: value })],
      attributes: [
        { ...andNull('texts'), 'an empty list': null },
        (attributes) => auth.signUp({ username: 'x', password, attributes }),
      ],
      validationData: [
        { ...texts, 'an empty list': '', 'a list without names': [{ Value: 'x' }], 'a loop': [loop] },
        (validationData) => auth.signUp({ username: 'x', password, validationData }),
      ],
      clientMetadata: [texts, (clientMetadata) => auth.signUp({ username: 'x', password, clientMetadata })],
      autoSignIn: [
        { ...wrong, 'a string': 'true', 'a string in it': { enabled: 'true' } },
        (autoSignIn) => auth.signUp({ username: 'x', password, autoSignIn }),
      ],
    },
    confirmSignUp: {
      username: [{ ...text, undefined }, (value) => auth.confirmSignUp(value, '1')],
      code: [{ ...text, undefined }, (value) => auth.confirmSignUp('ada', value)],
      options: [andNull('options'), (value) => auth.confirmSignUp('ada', '1', value)],
      clientMetadata: [texts, (clientMetadata) => auth.confirmSignUp('ada', '1', { clientMetadata })],
      forceAliasCreation: [
        flag,
        (forceAliasCreation) => auth.confirmSignUp('ada', '1', { forceAliasCreation }),
      ],
    },
    resendSignUp: {
      username: [{ ...text, undefined }, (value) => auth.resendSignUp(value)],
      clientMetadata: [texts, (value) => auth.resendSignUp('ada', value)],
    },
    autoSignIn: { username: [{ ...text, undefined }, (value) => auth.autoSignIn(value)] },
    signIn: {
      username: [{ ...text, undefined }, (username) => auth.signIn({ username, password })],
      'the first argument': [{ ...andNull('options'), 'a string': null }, (value) => auth.signIn(value)],
      password: [text, (value) => auth.signIn('ada', value)],
      preferredChallenge: [
        text,
        (preferredChallenge) => auth.signIn({ username: 'ada', password, preferredChallenge }),
      ],
      validationData: [
        andNull('texts'),
        (validationData) => auth.signIn({ username: 'ada', password, validationData }),
      ],
    },
    selectChallenge: {
      'the first argument': [{ ...owner, undefined }, (value) => auth.selectChallenge(value, 'EMAIL_OTP')],
      challenge: [{ ...text, undefined }, (value) => auth.selectChallenge(user, value)],
      options: [andNull('options'), (value) => auth.selectChallenge(user, 'EMAIL_OTP', value)],
      password: [text, (value) => auth.selectChallenge(user, 'PASSWORD', { password: value })],
      clientMetadata: [
        texts,
        (clientMetadata) => auth.selectChallenge(user, 'EMAIL_OTP', { clientMetadata }),
      ],
    },
    getUserAuthFactors: {
      options: [andNull('options'), (value) => auth.getUserAuthFactors(value)],
      user: [owner, (value) => auth.getUserAuthFactors({ user: value })],
    },
    confirmSignIn: {
      'the first argument': [{ ...owner, undefined }, (value) => auth.confirmSignIn(value, '1')],
      code: [{ ...text, undefined }, (value) => auth.confirmSignIn(user, value)],
      mfaType: [{ ...wrong, ...objects, ' ': ' ' }, (value) => auth.confirmSignIn(user, '1', value)],
      clientMetadata: [texts, (value) => auth.confirmSignIn(user, '1', 'SMS_MFA', value)],
    },
    sendMFASelectionAnswer: {
      'the first argument': [
        { ...owner, undefined },
        (value) => auth.sendMFASelectionAnswer(value, 'SMS_MFA'),
      ],
      mfaType: [{ ...text, undefined }, (value) => auth.sendMFASelectionAnswer(user, value)],
    },
    completeNewPassword: {
      'the first argument': [{ ...owner, undefined }, (value) => auth.completeNewPassword(value, password)],
      newPassword: [{ ...text, undefined }, (value) => auth.completeNewPassword(user, value)],
      requiredAttributes: [
        { ...andNull('texts'), 'an empty list': null },
        (value) => auth.completeNewPassword(user, password, value),
      ],
      clientMetadata: [texts, (value) => auth.completeNewPassword(user, password, {}, value)],
    },
    sendCustomChallengeAnswer: {
      'the first argument': [{ ...owner, undefined }, (value) => auth.sendCustomChallengeAnswer(value, '1')],
      answer: [{ ...text, undefined }, (value) => auth.sendCustomChallengeAnswer(user, value)],
      clientMetadata: [texts, (value) => auth.sendCustomChallengeAnswer(user, '1', value)],
    },
    cancelSignIn: { argument: [{ ...text, undefined }, (value) => auth.cancelSignIn(value)] },
    setupTOTP: { 'the first argument': [{ ...owner, undefined }, (value) => auth.setupTOTP(value)] },
    verifyTotpToken: {
      'the first argument': [{ ...owner, undefined }, (value) => auth.verifyTotpToken(value, '1')],
      code: [{ ...text, undefined }, (value) => auth.verifyTotpToken(user, value)],
    },
    setPreferredMFA: {
      'the first argument': [{ ...owner, undefined }, (value) => auth.setPreferredMFA(value, 'SMS')],
      method: [{ ...text, undefined }, (value) => auth.setPreferredMFA(user, value)],
    },
    updateMFAPreference: {
      'the first argument': [
        { ...andNull('options'), undefined },
        (value) => auth.updateMFAPreference(value),
      ],
      totp: [{ ...text, ' ': ' ' }, (totp) => auth.updateMFAPreference({ totp })],
      sms: [text, (sms) => auth.updateMFAPreference({ sms })],
      email: [text, (email) => auth.updateMFAPreference({ email })],
      webAuthn: [{ ...text, PREFERRED: 'PREFERRED' }, (webAuthn) => auth.updateMFAPreference({ webAuthn })],
      options: [andNull('options'), (value) => auth.updateMFAPreference({ totp: 'ENABLED' }, value)],
      user: [owner, (value) => auth.updateMFAPreference({ totp: 'ENABLED' }, { user: value })],
      'totp, sms, email, webAuthn': [{ nothing: {} }, (value) => auth.updateMFAPreference(value)],
    },
    getPreferredMFA: {
      'the first argument': [{ ...owner, undefined }, (value) => auth.getPreferredMFA(value)],
      options: [options, (value) => auth.getPreferredMFA(user, value)],
      bypassCache: [flag, (bypassCache) => auth.getPreferredMFA(user, { bypassCache })],
    },
    getMFAOptions: { 'the first argument': [{ ...owner, undefined }, (value) => auth.getMFAOptions(value)] },
    autofillPasskey: {
      'the first argument': [{ ...andNull('options'), undefined }, (value) => auth.autofillPasskey(value)],
      username: [{ ...text, undefined }, (username) => auth.autofillPasskey({ username })],
      signal: [
        { ...wrong, ...objects, null: null },
        (signal) => auth.autofillPasskey({ username: 'ada', signal }),
      ],
    },
    associateWebAuthnCredential: {
      options: [andNull('options'), (value) => auth.associateWebAuthnCredential(value)],
      signal: [
        { ...wrong, ...objects, null: null },
        (signal) => auth.associateWebAuthnCredential({ signal }),
      ],
      mediation: [text, (mediation) => auth.associateWebAuthnCredential({ mediation })],
      user: [owner, (value) => auth.associateWebAuthnCredential({ user: value })],
    },
    listWebAuthnCredentials: {
      options: [andNull('options'), (value) => auth.listWebAuthnCredentials(value)],
      pageSize: [
        { ...text, '5': null, '0': 0, '21': 21, '1.5': 1.5 },
        (pageSize) => auth.listWebAuthnCredentials({ pageSize }),
      ],
      nextToken: [text, (nextToken) => auth.listWebAuthnCredentials({ nextToken })],
      user: [owner, (value) => auth.listWebAuthnCredentials({ user: value })],
    },
    deleteWebAuthnCredential: {
      'the first argument': [
        { ...andNull('options'), undefined },
        (value) => auth.deleteWebAuthnCredential(value),
      ],
      credentialId: [
        { ...text, undefined },
        (credentialId) => auth.deleteWebAuthnCredential({ credentialId }),
      ],
      user: [owner, (value) => auth.deleteWebAuthnCredential({ credentialId: 'x', user: value })],
    },
    forgotPassword: {
      username: [{ ...text, undefined }, (value) => auth.forgotPassword(value)],
      clientMetadata: [texts, (value) => auth.forgotPassword('ada', value)],
    },
    forgotPasswordSubmit: {
      username: [{ ...text, undefined }, (value) => auth.forgotPasswordSubmit(value, '1', password)],
      code: [{ ...text, undefined }, (value) => auth.forgotPasswordSubmit('ada', value, password)],
      newPassword: [{ ...text, undefined }, (value) => auth.forgotPasswordSubmit('ada', '1', value)],
      clientMetadata: [texts, (value) => auth.forgotPasswordSubmit('ada', '1', password, value)],
    },
    changePassword: {
      'the first argument': [{ ...owner, undefined }, (value) => auth.changePassword(value, password, 'x')],
      oldPassword: [text, (value) => auth.changePassword(user, value, password)],
      newPassword: [{ ...text, undefined }, (value) => auth.changePassword(user, password, value)],
    },
    userAttributes: {
      'the first argument': [{ ...owner, undefined }, (value) => auth.userAttributes(value)],
    },
    updateUserAttributes: {
      'the first argument': [
        { ...owner, undefined },
        (value) => auth.updateUserAttributes(value, { name: 'x' }),
      ],
      attributes: [
        { ...andNull('texts'), '{}': {}, undefined },
        (value) => auth.updateUserAttributes(user, value),
      ],
      clientMetadata: [texts, (value) => auth.updateUserAttributes(user, { name: 'x' }, value)],
    },
    updateUserAttribute: {
      'the first argument': [
        { ...andNull('options'), undefined },
        (value) => auth.updateUserAttribute(value),
      ],
      userAttribute: [
        { ...andNull('options'), undefined },
        (userAttribute) => auth.updateUserAttribute({ userAttribute }),
      ],
      attributeKey: [
        { ...text, undefined, sub: 'sub', email_verified: 'email_verified' },
        (attributeKey) => auth.updateUserAttribute({ userAttribute: { attributeKey, value: 'x' } }),
      ],
      value: [
        // An empty value clears the attribute.
        { ...text, 'an empty string': null, undefined },
        (value) => auth.updateUserAttribute({ userAttribute: { attributeKey: 'name', value } }),
      ],
      options: [
        andNull('options'),
        (value) => auth.updateUserAttribute({ userAttribute: named, options: value }),
      ],
      clientMetadata: [
        texts,
        (clientMetadata) => auth.updateUserAttribute({ userAttribute: named, options: { clientMetadata } }),
      ],
    },
    deleteUserAttributes: {
      'the first argument': [{ ...owner, undefined }, (value) => auth.deleteUserAttributes(value, ['name'])],
      names: [
        { ...text, undefined, 'a list': [5], 'a string': 'name' },
        (value) => auth.deleteUserAttributes(user, value),
      ],
      'names[1]': [{ ...text, undefined }, (value) => auth.deleteUserAttributes(user, ['name', value])],
    },
    verifiedContact: {
      'the first argument': [{ ...owner, undefined }, (value) => auth.verifiedContact(value)],
    },
    verifyUserAttribute: {
      'the first argument': [{ ...owner, undefined }, (value) => auth.verifyUserAttribute(value, 'email')],
      attribute: [{ ...text, undefined }, (value) => auth.verifyUserAttribute(user, value)],
      clientMetadata: [texts, (value) => auth.verifyUserAttribute(user, 'email', value)],
    },
    verifyUserAttributeSubmit: {
      'the first argument': [
        { ...owner, undefined },
        (value) => auth.verifyUserAttributeSubmit(value, 'email', '1'),
      ],
      attribute: [{ ...text, undefined }, (value) => auth.verifyUserAttributeSubmit(user, value, '1')],
      code: [{ ...text, undefined }, (value) => auth.verifyUserAttributeSubmit(user, 'email', value)],
    },
    verifyCurrentUserAttribute: {
      attribute: [{ ...text, undefined }, (value) => auth.verifyCurrentUserAttribute(value)],
      clientMetadata: [texts, (value) => auth.verifyCurrentUserAttribute('email', value)],
    },
    verifyCurrentUserAttributeSubmit: {
      attribute: [{ ...text, undefined }, (value) => auth.verifyCurrentUserAttributeSubmit(value, '1')],
      code: [{ ...text, undefined }, (value) => auth.verifyCurrentUserAttributeSubmit('email', value)],
    },
    currentAuthenticatedUser: {
      options: [options, (value) => auth.currentAuthenticatedUser(value)],
      bypassCache: [flag, (bypassCache) => auth.currentAuthenticatedUser({ bypassCache })],
    },
    currentUserPoolUser: {
      options: [options, (value) => auth.currentUserPoolUser(value)],
      bypassCache: [flag, (bypassCache) => auth.currentUserPoolUser({ bypassCache })],
    },
    currentUserInfo: undefined,
    deleteUser: {
      options: [andNull('options'), (value) => auth.deleteUser(value)],
      user: [owner, (value) => auth.deleteUser({ user: value })],
    },
    userSession: { 'the first argument': [{ ...owner, undefined }, (value) => auth.userSession(value)] },
    currentSession: undefined,
    signOut: {
      options: [andNull('options'), (value) => auth.signOut(value)],
      user: [owner, (value) => auth.signOut({ user: value })],
      global: [flag, (global) => auth.signOut({ global })],
    },
    listUserSessions: {
      options: [andNull('options'), (value) => auth.listUserSessions(value)],
      user: [owner, (value) => auth.listUserSessions({ user: value })],
    },
    revokeUserSession: {
      sessionId: [{ ...text, undefined }, (sessionId) => auth.revokeUserSession(sessionId)],
      options: [andNull('options'), (value) => auth.revokeUserSession('tkn1', value)],
      linked: [flag, (linked) => auth.revokeUserSession('tkn1', { linked })],
      user: [owner, (value) => auth.revokeUserSession('tkn1', { user: value })],
    },
    revokeOtherUserSessions: {
      options: [andNull('options'), (value) => auth.revokeOtherUserSessions(value)],
      user: [owner, (value) => auth.revokeOtherUserSessions({ user: value })],
    },
    stepUp: {
      'the first argument': [{ ...andNull('options'), undefined }, (value) => auth.stepUp(value)],
      acrValues: [
        {
          ...text,
          // A list of one name is right.
          'a list': [],
          undefined,
          'a string': 'urn:1',
          'a space': ['urn:1 urn:2'],
          'a number in it': ['urn:1', 5],
        },
        (acrValues) => auth.stepUp({ acrValues }),
      ],
      maxAge: [
        { ...text, '5': '5', '-1': -1, '1.5': 1.5 },
        (maxAge) => auth.stepUp({ acrValues: ['urn:1'], maxAge }),
      ],
    },
    rememberDevice: {
      options: [andNull('options'), (value) => auth.rememberDevice(value)],
      user: [owner, (value) => auth.rememberDevice({ user: value })],
    },
    forgetDevice: {
      'the first argument': [andNull('options'), (value) => auth.forgetDevice(value)],
      device: [andNull('options'), (device) => auth.forgetDevice({ device })],
      'device.id': [{ ...text, undefined }, (id) => auth.forgetDevice({ device: { id } })],
      user: [owner, (value) => auth.forgetDevice({ user: value })],
    },
    fetchDevices: {
      options: [andNull('options'), (value) => auth.fetchDevices(value)],
      user: [owner, (value) => auth.fetchDevices({ user: value })],
    },
    federatedSignIn: {
      options: [{ ...andNull('options'), 'a string': null }, (value) => auth.federatedSignIn(value)],
      provider: [{ ...wrong, ...objects, null: null }, (provider) => auth.federatedSignIn({ provider })],
      customProvider: [wrong, (customProvider) => auth.federatedSignIn({ customProvider })],
      customState: [wrong, (customState) => auth.federatedSignIn({ customState })],
      acrValues: [
        {
          ...text,
          // A list of one name is right.
          'a list': [],
          'a space': 'urn:1 urn:2',
          'a space in a list': ['urn:1 urn:2'],
          'a number in it': ['urn:1', 5],
        },
        (acrValues) => auth.federatedSignIn({ acrValues }),
      ],
      maxAge: [{ ...text, '5': '5', '-1': -1, '1.5': 1.5 }, (maxAge) => auth.federatedSignIn({ maxAge })],
    },
    currentCredentials: undefined,
    currentUserCredentials: undefined,
    essentialCredentials: {
      credentials: [
        { ...text, ...kinds.options, 'a string': null, undefined },
        (value) => auth.essentialCredentials(value),
      ],
    },
    handleAuthResponse: { argument: [text, (value) => auth.handleAuthResponse(value)] },
  };
};

/** The error of a call; also an error if it resolves or hangs. */
async function failureOf(call: () => unknown): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, 5000, new Error('It hangs.'))));
  const result = new Promise((resolve) => resolve(call())).then(
    () => new Error('It resolved.'),
    (error: unknown) => error,
  );
  return Promise.race([result, late]).finally(() => clearTimeout(timer));
}

async function signedIn(world: World): Promise<CognitoUser> {
  const user = await world.auth.signIn('ada', password);
  world.calls.length = 0;
  world.events.length = 0;
  return user;
}

/** Calls a function with every wrong value of every argument, and lists what is not as it should be. */
async function problemsOf(world: World, name: string, places: Places): Promise<string[]> {
  const problems: string[] = [];
  for (const [place, [values, call]] of Object.entries(places))
    for (const [what, value] of Object.entries(values)) {
      const before = new Map(world.storage.items);
      const error = await failureOf(() => call(value as never));
      const report = (problem: string) =>
        problems.push(`${name}: ${place} is ${what}: ${problem} ${String(error)}`);
      if (!(error instanceof AuthError)) report('not an AuthError');
      else if (error.code !== (name === 'configure' ? 'InvalidConfig' : 'InvalidArgument'))
        report('the code');
      else if (!error.message.includes(place) && !/must be|cannot be read/.test(error.message))
        report('the message');
      else if (!error.message.includes(place)) report('the place');
      else if (error.message.includes('secret')) report('the value');
      if (world.calls.length > 0) report(`sends ${world.calls.join()}`);
      assert.deepEqual(world.storage.items, before);
      world.calls.length = 0;
    }
  return problems;
}

describe('wrong arguments', () => {
  const { auth } = createWorld();
  const names = Object.keys(auth) as (keyof AuthApi)[];

  it('are known for every function', () => {
    assert.deepEqual(Object.keys(functions(auth, {} as never)), names);
  });

  for (const name of names.filter((each) => functions(auth, {} as never)[each]))
    it(`of ${name} are an AuthError that names the argument, without a request`, async () => {
      const world = createWorld();
      await addUser(world);
      const user = await signedIn(world);
      assert.deepEqual(await problemsOf(world, name, functions(world.auth, user)[name] ?? {}), []);
      // A URL that cannot be parsed is reported.
      assert.ok(world.events.every(({ event }) => event === 'parsingUrl_failure'));
      assert.equal((await world.auth.currentSession()).isValid(), true);
    });
});

describe('a user of another user pool or app client', () => {
  for (const [what, id, client] of [
    ['pool', 'us-east-1_Other', clientId],
    ['client', poolId, 'otherclient'],
  ] as const)
    it(`(${what}) is InvalidArgument with both names, and the session stays`, async () => {
      const world = createWorld();
      await addUser(world);
      const mine = await world.auth.signIn('ada', password);
      const other = createWorld(
        { id, clients: [{ id: client }] },
        { userPoolId: id, userPoolWebClientId: client },
      );
      await addUser(other, 'ada', { email: 'another@example.com' });
      await other.auth.signIn('ada', password);
      other.calls.length = 0;
      for (const call of [
        () => other.auth.updateUserAttributes(mine, { name: 'x' }),
        () => other.auth.signOut({ user: mine }),
      ]) {
        const error = await rejection(call());
        assert.equal(error.code, 'InvalidArgument');
        for (const name of [poolId, clientId, id, client])
          assert.ok(error.message.includes(name), error.message);
      }
      assert.deepEqual(other.calls, []);
      await other.auth.currentSession();
    });
});

describe('signOut with an identity pool', () => {
  it('is InvalidArgument for options or a user that are null or wrong, and ends no session', async () => {
    const world = createIdentityWorld();
    const { auth } = world;
    await auth.signUp({ username: 'ada', password, attributes: { email: 'ada@example.com' } });
    await auth.signIn('ada', password);
    for (const options of [null, 5, 'ada', [], { user: null }, { user: 5 }, { global: 'true' }])
      assert.equal((await rejection(auth.signOut(options as never))).code, 'InvalidArgument');
    assert.equal((await auth.currentAuthenticatedUser()).getUsername(), 'ada');
  });

  it('leaves a running sign-in where the token of another sign-in is wrong', async () => {
    const world = createIdentityWorld();
    const { auth } = world;
    await auth.signUp({ username: 'ada', password, attributes: { email: 'ada@example.com' } });
    const running = auth.signIn('ada', password);
    for (const args of [
      ['google', throwing],
      ['google', { token: 'x' }, { age: 10n }],
      ['google', { token: 'x' }, loop],
      ['google', { token: 'x' }, null],
    ])
      assert.equal(
        (await rejection(Promise.resolve(Reflect.apply(auth.federatedSignIn, auth, args)))).code,
        'InvalidArgument',
      );
    assert.equal((await running).getUsername(), 'ada');
  });
});

describe('a wrong option of the config is InvalidConfig that names it and its value', () => {
  const options: [string, AuthConfigInput | object, RegExp][] = [
    ['a domain', { oauth: { domain: 10n } }, /oauth\.domain is bigint/],
    ['a loop in scopes', { oauth: { domain: 'x', scope: loop } }, /oauth\.scope is object/],
    ['a loop in the password policy', { passwordPolicy: loop }, /passwordPolicy is object/],
    [
      'an object without prototype',
      { mandatorySignIn: Object.create(null) as unknown },
      /mandatorySignIn is /,
    ],
    ['a symbol', { passwordPolicy: { minLength: Symbol('x') } }, /passwordPolicy is \{\}/],
    ['a short password', { passwordPolicy: { minLength: 5 } }, /passwordPolicy is \{"minLength":5\}/],
    ['a number', { userPoolId: 4711 }, /userPoolId is 4711/],
    ['a getter', { oauth: throwing }, /cannot be read/],
    [
      'a storage',
      { storage: { items: 'secret', getItem: () => null } },
      /storage is object: it must be 'local'/,
    ],
    ...[
      { expires: 'tomorrow' },
      { expires: -1 },
      { expires: 0 },
      { expires: new Date(0) },
      { expires: Infinity },
      { expires: null },
      { secure: 'false' },
      { path: 'app' },
      { path: '/;' },
      { domain: 'https://example.com' },
      { domain: 'a b' },
      { domain: 5 },
      { sameSite: 'None' },
      { sameSite: 'none', secure: false },
      [],
    ].map((cookieStorage): [string, object, RegExp] => [
      `cookieStorage ${JSON.stringify(cookieStorage)}`,
      { cookieStorage },
      /cookieStorage is [[{].*expires: days/,
    ]),
  ];
  for (const [what, option, message] of options)
    it(what, () => {
      assert.throws(
        () => createAuth({ userPoolId: poolId, userPoolWebClientId: clientId, ...option }),
        (error: unknown) =>
          error instanceof AuthError && error.code === 'InvalidConfig' && message.test(error.message),
      );
    });

  it('except those that are fine', () => {
    for (const cookieStorage of [
      {},
      { domain: '.example.com', path: '/app', expires: 0.5, secure: false, sameSite: 'lax' },
      { domain: undefined, expires: 400, sameSite: 'none' },
      { domain: '', path: '' },
    ] as const)
      createAuth({ userPoolId: poolId, userPoolWebClientId: clientId, cookieStorage });
  });
});
