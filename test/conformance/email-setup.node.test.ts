import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { PoolOptions } from '../../src/local-cognito/index.js';
import { type Answer, Bench, challengeOf, CLIENT, PASSWORD, POOL, tokensOf } from './harness.js';

const ADDRESS = 'maria@example.org';
const emailOnly: Partial<PoolOptions> = { mfa: 'ON', mfaTypes: ['EMAIL_OTP'] };

class SetupBench extends Bench {
  get pool() {
    return this.cognito.pools.get(POOL) ?? assert.fail();
  }

  get user() {
    return this.pool.users.find('maria') ?? assert.fail();
  }

  /** Begins the sign-in of a user who has no second factor. */
  async begin(attributes: Record<string, string> = {}): Promise<Answer> {
    await this.pool.admin.createUser({ username: 'maria', attributes, suppress: true });
    await this.pool.admin.setUserPassword('maria', PASSWORD);
    const answer = await this.signIn();
    challengeOf(answer, 'MFA_SETUP');
    return answer;
  }

  setUp({ Session }: Answer, EMAIL = ADDRESS): object {
    return this.respond('MFA_SETUP', { USERNAME: 'maria', EMAIL }, Session);
  }

  prove({ Session }: Answer, EMAIL_OTP_CODE = this.code('mfa')): object {
    return this.respond('EMAIL_OTP', { USERNAME: 'maria', EMAIL_OTP_CODE }, Session);
  }

  async refusal(input: object): Promise<string> {
    const { code, message } = await this.refused('RespondToAuthChallenge', input);
    return `${code}: ${message}`;
  }
}

const gone = 'NotAuthorizedException: Invalid session for the user.';
const once = 'NotAuthorizedException: Invalid session for the user, session can only be used once.';

describe('an email address as second factor, set up during sign-in', () => {
  it('gets a code, belongs to the user once the code is right, and is asked for the next time', async () => {
    const bench = new SetupBench(emailOnly);
    const asked = await bench.begin();
    assert.equal(challengeOf(asked, 'MFA_SETUP')['MFAS_CAN_SETUP'], '["EMAIL_OTP"]');
    const sent = await bench.call('RespondToAuthChallenge', bench.setUp(asked));
    const { CODE_DELIVERY_DESTINATION, CODE_DELIVERY_DELIVERY_MEDIUM } = challengeOf(sent, 'EMAIL_OTP');
    assert.deepEqual([CODE_DELIVERY_DESTINATION, CODE_DELIVERY_DELIVERY_MEDIUM], ['m***@e***', 'EMAIL']);
    assert.equal(bench.cognito.outbox.last('maria')?.destination, ADDRESS);
    assert.equal(bench.user.attributes.get('email'), undefined);
    assert.equal(await bench.refusal(bench.setUp(asked)), once);

    assert.match(await bench.refusal(bench.prove(sent, '00000000')), /^CodeMismatchException/);
    assert.equal(bench.user.attributes.get('email'), undefined);
    tokensOf(await bench.call('RespondToAuthChallenge', bench.prove(sent)));
    assert.equal(bench.user.attributes.get('email'), ADDRESS);
    assert.equal(bench.user.attributes.get('email_verified'), 'true');
    assert.equal(bench.user.preferredFactor, 'EMAIL_OTP');
    assert.equal(await bench.refusal(bench.prove(sent)), once);
    challengeOf(await bench.signIn(), 'EMAIL_OTP');
  });

  it('may replace an address that no one verified', async () => {
    const bench = new SetupBench(emailOnly);
    const sent = await bench.call(
      'RespondToAuthChallenge',
      bench.setUp(await bench.begin({ email: 'old@example.com', email_verified: 'false' })),
    );
    assert.equal(bench.user.attributes.get('email'), 'old@example.com');
    tokensOf(await bench.call('RespondToAuthChallenge', bench.prove(sent)));
    assert.equal(bench.user.attributes.get('email'), ADDRESS);
  });

  it('does not replace a second factor that was set up in between', async () => {
    const bench = new SetupBench({ mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] });
    const asked = await bench.begin();
    const { SecretCode, Session } = await bench.call('AssociateSoftwareToken', { Session: asked['Session'] });
    const UserCode = await bench.totp(String(SecretCode));
    const app = await bench.call('VerifySoftwareToken', { Session, UserCode });
    const other = await bench.signIn();
    const third = await bench.signIn();
    const sent = await bench.call('RespondToAuthChallenge', bench.setUp(other));
    tokensOf(await bench.call('RespondToAuthChallenge', bench.prove(sent)));
    assert.equal(
      await bench.refusal(bench.respond('MFA_SETUP', { USERNAME: 'maria' }, app['Session'])),
      gone,
    );
    assert.equal(await bench.refusal(bench.setUp(third, 'eve@example.com')), gone);
    assert.equal(bench.user.attributes.get('email'), ADDRESS);
    assert.equal(bench.user.totp.secret, undefined);
  });

  it('can be chosen after an app was begun', async () => {
    const bench = new SetupBench({ mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] });
    const asked = await bench.begin();
    const { Session } = await bench.call('AssociateSoftwareToken', { Session: asked['Session'] });
    assert.equal(await bench.refusal(bench.setUp(asked)), once);
    const sent = await bench.call('RespondToAuthChallenge', bench.setUp({ Session }));
    tokensOf(await bench.call('RespondToAuthChallenge', bench.prove(sent)));
    assert.equal(bench.user.totp.secret, undefined);
  });

  it('has to be an address, and lets the user correct it', async () => {
    const bench = new SetupBench(emailOnly);
    const asked = await bench.begin();
    for (const wrong of ['', 'maria', 'maria@', '@example.com', 'a b@example.com'])
      assert.equal(
        await bench.refusal(bench.setUp(asked, wrong)),
        'InvalidParameterException: Invalid email address format.',
      );
    assert.equal(bench.cognito.outbox.last('maria'), undefined);
    challengeOf(await bench.call('RespondToAuthChallenge', bench.setUp(asked)), 'EMAIL_OTP');
  });

  it('is not the address that another user signs in with, also not one that is taken meanwhile', async () => {
    const bench = new SetupBench({ ...emailOnly, aliasAttributes: ['email'] });
    const taken = { email: 'Grace@example.com', email_verified: 'true' };
    await bench.pool.admin.createUser({ username: 'grace', attributes: taken, suppress: true });
    const asked = await bench.begin();
    const used = 'AliasExistsException: An account with the email already exists.';
    assert.equal(await bench.refusal(bench.setUp(asked, 'grace@example.com')), used);
    const sent = await bench.call('RespondToAuthChallenge', bench.setUp(asked));
    const code = bench.code('mfa');
    const attributes = { email: ADDRESS, email_verified: 'true' };
    await bench.pool.admin.createUser({ username: 'eve', attributes, suppress: true });
    assert.equal(await bench.refusal(bench.prove(sent, code)), used);
    assert.equal(bench.user.attributes.get('email'), undefined);
  });

  it('needs a pool that has it, at both steps', async () => {
    const bench = new SetupBench({ mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] });
    const asked = await bench.begin();
    const off = { mfaTypes: ['SOFTWARE_TOKEN_MFA'] } as const;
    bench.pool.update({ mfaTypes: [...off.mfaTypes] });
    assert.match(await bench.refusal(bench.setUp(asked)), /^MFAMethodNotFoundException/);
    bench.pool.update({ mfaTypes: ['EMAIL_OTP'] });
    const sent = await bench.call('RespondToAuthChallenge', bench.setUp(asked));
    bench.pool.update({ mfaTypes: [...off.mfaTypes] });
    assert.match(await bench.refusal(bench.prove(sent)), /^MFAMethodNotFoundException/);
    assert.equal(bench.user.attributes.get('email'), undefined);
  });

  it('needs a client that may write it', async () => {
    const clients = [{ id: CLIENT, writeAttributes: ['name'] }];
    const bench = new SetupBench({ ...emailOnly, clients, requiredAttributes: [] });
    const refused = await bench.refusal(bench.setUp(await bench.begin()));
    assert.equal(refused, 'NotAuthorizedException: A client attempted to write unauthorized attribute');
  });

  it('has three minutes for each step', async () => {
    const bench = new SetupBench(emailOnly);
    const asked = await bench.begin();
    bench.cognito.clock.advance(2 * 60_000);
    const sent = await bench.call('RespondToAuthChallenge', bench.setUp(asked));
    const late = 'NotAuthorizedException: Invalid session for the user, session is expired.';
    bench.cognito.clock.advance(3 * 60_000);
    assert.equal(
      await bench.refusal(bench.setUp(await bench.signIn(), 'maria')),
      'InvalidParameterException: Invalid email address format.',
    );
    assert.equal(await bench.refusal(bench.prove(sent)), late);
  });
});

describe('the choice of a second factor', () => {
  it('takes email by both of its names', async () => {
    for (const ANSWER of ['EMAIL_OTP', 'EMAIL_MFA']) {
      const bench = new SetupBench({ mfa: 'ON', mfaTypes: ['SMS_MFA', 'EMAIL_OTP'] });
      const attributes = { email: ADDRESS, email_verified: 'true', phone_number: '+15555550123' };
      await bench.pool.admin.createUser({
        username: 'maria',
        attributes: { ...attributes, phone_number_verified: 'true' },
        suppress: true,
      });
      await bench.pool.admin.setUserPassword('maria', PASSWORD);
      const asked = await bench.signIn();
      challengeOf(asked, 'SELECT_MFA_TYPE');
      const input = bench.respond('SELECT_MFA_TYPE', { USERNAME: 'maria', ANSWER }, asked['Session']);
      challengeOf(await bench.call('RespondToAuthChallenge', input), 'EMAIL_OTP');
    }
  });
});
