import assert from 'node:assert/strict';

import type { AuthApi } from '../../src/auth/api.js';
import type { AuthOptions } from '../../src/auth/config/config-types.js';
import type { PoolOptions } from '../../src/local-cognito/index.js';
import { selectAuthState } from '../../src/machine/selectors.js';
import { selectView } from '../../src/machine/step-selectors.js';
import type { MachineInput } from '../../src/machine/types.js';
import { createWorld, email, password, poolId } from '../auth/fixtures.js';
import { passkeys, replacePrompt, throws } from '../auth/passkeys.fixtures.js';
import { asking } from '../auth/questions.js';
import { SoftwareAuthenticator } from '../conformance/software-authenticator.js';
import { installCredentials } from '../conformance/software-credentials.js';
import { type ModelEvent, type PoolKind, type UserKind, userKinds } from './auth-model.js';
import { offering, startRecorded } from './support.js';

const pools: Readonly<Record<PoolKind, readonly [Partial<PoolOptions>, AuthOptions]>> = {
  usual: [{ autoVerifiedAttributes: ['email', 'phone_number'] }, { authenticationFlowType: 'USER_SRP_AUTH' }],
  secondFactor: [{ mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA'] }, {}],
  question: [
    { triggers: asking([{ ask: { question: 'What is six times seven?' }, answer: '42' }], Infinity) },
    { authenticationFlowType: 'CUSTOM_AUTH' },
  ],
  trusting: [{ requireConfirmation: false, autoVerify: true }, {}],
  settingUp: [{ mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'], requiredAttributes: [] }, {}],
  choosing: [{ firstFactors: ['PASSWORD', 'EMAIL_OTP'] }, { authenticationFlowType: 'USER_AUTH' }],
  offering: [{ firstFactors: ['PASSWORD', 'WEB_AUTHN'], passkeys }, { authenticationFlowType: 'USER_AUTH' }],
};

type Act = Exclude<ModelEvent['type'], `signs in as ${UserKind}`>;

const phone = { phone_number: '+442079460000', phone_number_verified: 'true' };
const verified = { email, email_verified: 'true' };
const minute = 60_000;

function attributesOf(kind: UserKind): Record<string, string> {
  if (kind === 'withoutFactor') return {};
  if (kind === 'unverified') return { email, phone_number: phone.phone_number };
  return { ...verified, ...(kind === 'withSms' || kind === 'withBoth' ? phone : {}) };
}

/** A user at the machine, with a real pool behind it: does what the model's events say. */
export class Walker {
  readonly #world;
  #auth: AuthApi;
  #person;
  readonly #admin;
  #username = '';
  #count = 0;
  #secret = '';
  readonly #input: MachineInput;
  #remove: (() => void) | undefined;

  constructor(pool: PoolKind) {
    const [options, auth] = pools[pool];
    this.#world = createWorld(options, auth);
    this.#auth = this.#world.auth;
    this.#input = pool === 'offering' ? { passkeys: offering() } : {};
    this.#person = startRecorded(this.#auth, this.#input);
    if (pool === 'offering') this.#remove = installCredentials(new SoftwareAuthenticator());
    const { admin } = this.#world.cognito.pools.get(poolId) ?? {};
    assert.ok(admin);
    this.#admin = admin;
  }

  get #users() {
    return this.#world.cognito.pools.get(poolId)?.users;
  }

  /** What is to be seen now, in the model's words. */
  get where(): string {
    const snapshot = this.#person.actor.getSnapshot();
    const state = selectAuthState(snapshot);
    const view = selectView(snapshot);
    if (state === 'TOTPSetup') return snapshot.context.isSignedIn ? 'TOTPSetup signed in' : state;
    if (snapshot.context.user?.firstFactor === 'EMAIL_OTP') return `${state} code`;
    return view ? `${state} ${view}` : state;
  }

  get error(): string | undefined {
    return this.#person.context().error?.code;
  }

  get isSecretFree(): boolean {
    return !this.#person.texts.some((text) => text.includes(password) || text.includes('Wrong-Horse-9'));
  }

  rest() {
    return this.#person.rest();
  }

  stop(): void {
    this.#person.actor.stop();
    this.#remove?.();
  }

  async does({ type }: ModelEvent): Promise<void> {
    const kind = userKinds.find((each) => type === `signs in as ${each}`);
    if (kind) await this.#signIn(kind);
    else await this.#acts[type as Act]();
    await this.rest();
    if (this.where !== 'reconnecting') this.#world.cognito.faults.clear();
  }

  /** A new account each time, so that no event spoils another. */
  async #create(kind: UserKind): Promise<string> {
    const username = `${kind}${(this.#count += 1)}`;
    if (kind === 'unconfirmed') {
      await this.#world.open().signUp({ username, password, attributes: { email } });
      return username;
    }
    const attributes = attributesOf(kind);
    const temporaryPassword = 'Temporary-Pass-1';
    await this.#admin.createUser({ username, temporaryPassword, attributes, suppress: true });
    if (kind !== 'temporary') await this.#admin.setUserPassword(username, password);
    if (kind === 'withApp' || kind === 'withBoth') await this.#setUpApp(username);
    const user = this.#users?.find(username);
    if (kind === 'withSms' || kind === 'withBoth') user?.factors.add('SMS_MFA');
    if (kind === 'withSms' && user) user.preferredFactor = 'SMS_MFA';
    if (kind === 'withApp' && user) user.preferredFactor = 'SOFTWARE_TOKEN_MFA';
    if (kind === 'resetRequired') await this.#admin.resetUserPassword(username);
    return username;
  }

  async #setUpApp(username: string): Promise<void> {
    const elsewhere = this.#world.open({ storage: 'memory' });
    const user = await elsewhere.signIn(username, password);
    this.#secret = await elsewhere.setupTOTP(user);
    await elsewhere.verifyTotpToken(user, await this.#world.totp(this.#secret));
    await elsewhere.setPreferredMFA(user, 'TOTP');
    if (username.startsWith('withBoth')) {
      const record = this.#users?.find(username);
      if (record) record.preferredFactor = undefined;
    }
    // A code counts once: the next needs another half minute.
    this.#world.cognito.clock.advance(minute);
  }

  async #signIn(
    kind: UserKind,
    secret = kind === 'temporary' ? 'Temporary-Pass-1' : password,
  ): Promise<void> {
    this.#username = await this.#create(kind);
    this.#person.actor.send({ type: 'signIn.submit', username: this.#username, password: secret });
  }

  #code(wrong = false): Promise<string> | string {
    if (wrong) return '000000';
    const { where } = this;
    if (where.startsWith('TOTPSetup')) return this.#world.totp(this.#person.context().totpSecret ?? '');
    const { challengeName } = this.#person.context().user ?? {};
    return challengeName === 'SOFTWARE_TOKEN_MFA' ? this.#world.totp(this.#secret) : this.#world.code();
  }

  async #submit(wrong: boolean): Promise<void> {
    const { actor } = this.#person;
    if (this.where === 'customConfirmSignIn') {
      actor.send({ type: 'customConfirmSignIn.submit', answer: wrong ? '41' : '42' });
      return;
    }
    if (this.where === 'requireNewPassword') {
      actor.send({ type: 'requireNewPassword.submit', password, attributes: {} });
      return;
    }
    const code = await this.#code(wrong);
    if (this.where === 'confirmSignUp') actor.send({ type: 'confirmSignUp.submit', code });
    else if (this.where.startsWith('confirmSignIn')) actor.send({ type: 'confirmSignIn.submit', code });
    else if (this.where === 'verifyContact code') actor.send({ type: 'verifyContact.submit', code });
    else if (this.where === 'forgotPassword submit')
      actor.send({ type: 'forgotPassword.submit', code, password });
    else actor.send({ type: 'TOTPSetup.submit', code });
  }

  readonly #acts = {
    'wrong password': () => this.#signIn('member', 'Wrong-Horse-9'),
    'network fails': () => this.#withoutNetwork(),
    'opens sign-up': () => this.#person.actor.send({ type: 'nav.signUp' }),
    'opens reset': () => this.#person.actor.send({ type: 'nav.forgotPassword' }),
    'goes back': () => this.#person.actor.send({ type: 'nav.signIn' }),
    'signs up': () => this.#signUp(`new${(this.#count += 1)}`),
    'name is taken': async () => this.#signUp(await this.#create('member')),
    'weak password': () => this.#weakPassword(),
    'right code': () => this.#submit(false),
    'wrong code': () => this.#submit(true),
    'code by link': async () => {
      await this.#world.open({ storage: 'memory' }).confirmSignUp(this.#username, this.#world.code());
      this.#person.actor.send({ type: 'confirmSignUp.submit', code: '000000' });
    },
    'sends again': () => this.#sendAgain(),
    'session runs out': () => this.#runOut(),
    'begins without a password': async () => {
      this.#username = await this.#create('member');
      this.#person.actor.send({ type: 'signIn.submit', username: this.#username });
    },
    'chooses a code': () =>
      this.#person.actor.send({ type: 'selectChallenge.submit', challenge: 'EMAIL_OTP' }),
    'chooses a password': () => this.#choosePassword(password),
    'chooses a wrong password': () => this.#choosePassword('Wrong-Horse-9'),
    'chooses again': () => this.#person.actor.send({ type: 'nav.selectChallenge' }),
    'chooses app': () =>
      this.#person.actor.send({ type: 'selectMFAType.submit', mfaType: 'SOFTWARE_TOKEN_MFA' }),
    'chooses SMS': () => this.#person.actor.send({ type: 'selectMFAType.submit', mfaType: 'SMS_MFA' }),
    sends: () => this.#send(),
    'sends for unknown': () =>
      this.#person.actor.send({ type: 'forgotPassword.send', username: `unknown${(this.#count += 1)}` }),
    skips: () => this.#person.actor.send({ type: 'verifyContact.skip' }),
    'creates a passkey': () => this.#askForPasskey(),
    'closes the prompt': () => this.#askForPasskey('NotAllowedError'),
    'has a passkey on the device': () => this.#askForPasskey('InvalidStateError'),
    'device cannot create one': () => this.#askForPasskey('NotSupportedError'),
    'not now': () => this.#person.actor.send({ type: 'passkeySetup.skip' }),
    continues: () => this.#person.actor.send({ type: 'passkeySetup.continue' }),
    'sets up an app': () => this.#person.actor.send({ type: 'transition', state: 'TOTPSetup' }),
    'chooses to set up email': () =>
      this.#person.actor.send({ type: 'MFASetup.choose', mfaType: 'EMAIL_OTP' }),
    'chooses to set up an app': () =>
      this.#person.actor.send({ type: 'MFASetup.choose', mfaType: 'SOFTWARE_TOKEN_MFA' }),
    'gives an address': () =>
      this.#person.actor.send({ type: 'MFASetup.submit', email: `${this.#username}@example.org` }),
    'gives a malformed address': () => this.#person.actor.send({ type: 'MFASetup.submit', email: 'ada@' }),
    'goes a step back': () => this.#person.actor.send({ type: 'nav.MFASetup' }),
    'signs out': () => this.#person.actor.send({ type: 'signOut' }),
    'page signs out': () => this.#auth.signOut(),
    'page signs in': async () => {
      await this.#auth.signIn(await this.#create('member'), password);
    },
    reloads: () => this.#reload(),
    'reloads without a network': () => {
      this.#world.cognito.faults.add({ operation: '*', drop: true });
      this.#reload();
    },
    'network returns': () => {
      this.#world.cognito.faults.clear();
      this.#person.actor.send({ type: 'online' });
    },
    'signs in again': () => this.#person.actor.send({ type: 'nav.signIn' }),
    'impossible transition': () =>
      this.#person.actor.send({ type: 'transition', state: 'confirmSignIn', data: undefined }),
  } satisfies Readonly<Record<Act, () => unknown>>;

  /** The page is opened again, with a session that has to be refreshed: as if the clock had been behind when it was stored. */
  #reload(): void {
    this.#person.actor.stop();
    const { storage } = this.#world;
    const key = [...storage.items.keys()].find((name) => name.endsWith('.clockDrift'));
    assert.ok(key);
    storage.setItem(key, String(-1_000_000));
    this.#auth = this.#world.open();
    this.#person = startRecorded(this.#auth, this.#input);
  }

  #signUp(username: string, secret = password): void {
    this.#username = username;
    this.#person.actor.send({ type: 'signUp.submit', username, password: secret, attributes: { email } });
  }

  /** Presses the button; the browser succeeds, or fails with this exception. */
  async #askForPasskey(failure?: string): Promise<void> {
    const original = failure && replacePrompt('create', throws(failure));
    this.#person.actor.send({ type: 'passkeySetup.submit' });
    await this.#person.until((snapshot) => !snapshot.matches({ passkeySetup: 'asking' }));
    if (original) replacePrompt('create', original);
  }

  async #send(): Promise<void> {
    const { actor } = this.#person;
    if (this.where === 'verifyContact choose') {
      actor.send({ type: 'verifyContact.choose', attribute: 'email' });
      return;
    }
    this.#username = await this.#create('member');
    actor.send({ type: 'forgotPassword.send', username: this.#username });
  }

  #sendAgain(): void {
    const { actor } = this.#person;
    if (this.where === 'confirmSignUp') actor.send({ type: 'confirmSignUp.resend' });
    else if (this.where === 'confirmSignIn code') actor.send({ type: 'confirmSignIn.resend' });
    else if (this.where === 'verifyContact code') actor.send({ type: 'verifyContact.resend' });
    else actor.send({ type: 'forgotPassword.resend' });
  }

  #choosePassword(secret: string): void {
    const event = { type: 'selectChallenge.submit', challenge: 'PASSWORD_SRP' } as const;
    this.#person.actor.send({ ...event, password: secret });
  }

  async #weakPassword(): Promise<void> {
    const { actor } = this.#person;
    if (this.where === 'signUp') this.#signUp(`new${(this.#count += 1)}`, 'weak');
    else if (this.where === 'requireNewPassword')
      actor.send({ type: 'requireNewPassword.submit', password: 'weak', attributes: {} });
    else actor.send({ type: 'forgotPassword.submit', code: await this.#code(), password: 'weak' });
  }

  async #runOut(): Promise<void> {
    this.#world.cognito.clock.advance(10 * minute);
    if (this.where === 'selectMFAType') this.#acts['chooses app']();
    else if (this.where === 'MFASetup email') this.#acts['gives an address']();
    else await this.#submit(false);
  }

  /** The next call does not get through, whatever it is. */
  async #withoutNetwork(): Promise<void> {
    const { where } = this;
    const user = where === 'signIn' || where === 'signedUp' ? await this.#create('member') : this.#username;
    const code = where.startsWith('confirm') ? await this.#code() : '';
    this.#world.cognito.faults.add({ operation: '*', drop: true });
    const { actor } = this.#person;
    if (where === 'signUp') this.#signUp(`new${(this.#count += 1)}`);
    else if (where === 'selectMFAType') this.#acts['chooses app']();
    else if (where === 'MFASetup email') this.#acts['gives an address']();
    else if (where === 'forgotPassword send') actor.send({ type: 'forgotPassword.send', username: user });
    else if (where === 'verifyContact choose')
      actor.send({ type: 'verifyContact.choose', attribute: 'email' });
    else if (where === 'confirmSignUp') actor.send({ type: 'confirmSignUp.submit', code });
    else if (where.startsWith('confirmSignIn')) actor.send({ type: 'confirmSignIn.submit', code });
    else if (where === 'selectChallenge') this.#acts['chooses a code']();
    else if (where === 'passkeySetup offer') await this.#askForPasskey();
    else if (where === 'customConfirmSignIn')
      actor.send({ type: 'customConfirmSignIn.submit', answer: '42' });
    else actor.send({ type: 'signIn.submit', username: user, password });
    await this.rest();
    this.#world.cognito.faults.clear();
  }
}
