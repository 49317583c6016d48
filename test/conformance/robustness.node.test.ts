import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import * as sdk from '@aws-sdk/client-cognito-identity-provider';

import { Random } from '../../src/local-cognito/crypto/random.js';
import { operations } from '../../src/local-cognito/operations/table.js';
import { createUser } from '../../src/local-cognito/users/users.js';
import { Bench, CLIENT, PASSWORD, passwordInput, POOL, signUpInput, startSrp, tokensOf } from './harness.js';
import { checkError, checkResponse } from './sdk-schema.js';

/** A bench with so many people, who all have the same password verifier and cannot use it. */
async function crowd(size: number): Promise<Bench> {
  const bench = new Bench({ aliasAttributes: ['email'] });
  await bench.addUser();
  const pool = bench.cognito.pools.get(POOL);
  const password = pool?.users.find('maria')?.password;
  for (let i = 0; i < size; i++) {
    const attributes = new Map([
      ['sub', `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`],
      ['email', `person${i}@example.org`],
      ['email_verified', 'true'],
    ]);
    const user = createUser(`person${i}`, attributes, bench.cognito.clock.now());
    user.password = password;
    user.status = 'CONFIRMED';
    pool?.users.add(user);
  }
  return bench;
}

describe('ten thousand people', () => {
  it('are found by name, alias and sub, and one more can sign up and in, each within a second', async () => {
    const bench = await crowd(10_000);
    const timed = async (what: string, run: () => Promise<unknown>): Promise<void> => {
      const start = performance.now();
      await run();
      const took = performance.now() - start;
      assert.ok(took < 1000 * Number(process.env['SLOW_MACHINE_FACTOR'] ?? 4), `${what} took ${took} ms`);
    };
    for (const Username of ['person9999', 'person9999@example.org', '00000000-0000-4000-8000-000000009999']) {
      await timed(Username, () => bench.call('AdminGetUser', { UserPoolId: POOL, Username }));
    }
    await timed('sign-up', () => bench.addUser('nadia'));
    await timed('sign-in', () => bench.signIn('nadia'));
    await timed('an unknown user', () => bench.refused('InitiateAuth', passwordInput('nobody')));
    await timed('SRP for an unknown user', () => startSrp(bench, 'nobody@example.org'));
    await timed('refresh', async () => {
      const { refresh: RefreshToken } = await bench.tokens('nadia');
      await bench.call('GetTokensFromRefreshToken', { ClientId: CLIENT, RefreshToken });
    });
  });
});

describe('two hundred requests at once', () => {
  it('are all answered, and sign the same name up once', async () => {
    const bench = new Bench();
    const same = Array.from({ length: 20 }, () => bench.post('SignUp', JSON.stringify(signUpInput('same'))));
    const others = Array.from({ length: 180 }, (_, i) =>
      bench.post('SignUp', JSON.stringify(signUpInput(`person${i}`))),
    );
    const statuses = (await Promise.all(same)).map(({ status }) => status);
    assert.equal(statuses.filter((status) => status === 200).length, 1);
    assert.equal(statuses.filter((status) => status === 400).length, 19);
    for (const response of await Promise.all(others)) assert.equal(response.status, 200);
    assert.equal(bench.cognito.pools.get(POOL)?.users.all().length, 181);
  });

  it('may all be right sign-ins of one person', async () => {
    const bench = new Bench();
    await bench.addUser();
    const answers = await Promise.all(Array.from({ length: 200 }, () => bench.signInRaw(PASSWORD)));
    assert.deepEqual([...new Set(answers)], ['let in']);
    const exchanges = await Promise.all(Array.from({ length: 8 }, () => startSrp(bench, 'maria')));
    const claims = await Promise.all(exchanges.map(({ answer }) => answer(PASSWORD)));
    const sent = claims.map((claim) =>
      bench.call('RespondToAuthChallenge', bench.respond('PASSWORD_VERIFIER', claim)),
    );
    for (const answer of await Promise.all(sent)) tokensOf(answer);
  });

  it('do not get more than five guesses past the lock of a password', async () => {
    const bench = new Bench();
    await bench.addUser();
    const guesses = Array.from({ length: 200 }, (_, i) => bench.signInRaw(`Wrong${i}!pass`));
    const messages = new Map<string, number>();
    for (const message of await Promise.all(guesses)) messages.set(message, (messages.get(message) ?? 0) + 1);
    assert.deepEqual([...messages.keys()].sort(), [
      'Incorrect username or password.',
      'Password attempts exceeded',
    ]);
    assert.equal(messages.get('Incorrect username or password.'), 5);
  });
});

describe('the lock after wrong passwords', () => {
  it('doubles with each wrong one after the fifth, is not lengthened by tries, and is forgotten after 15 quiet minutes', async () => {
    const bench = new Bench();
    await bench.addUser();
    const wrong = (): Promise<{ message: string }> =>
      bench.refused('InitiateAuth', passwordInput('maria', 'Wrong1!pass'));
    for (let i = 0; i < 5; i++) assert.equal((await wrong()).message, 'Incorrect username or password.');
    for (const seconds of [1, 2, 4, 8]) {
      bench.cognito.clock.advance(seconds * 1000 - 1);
      assert.equal((await wrong()).message, 'Password attempts exceeded');
      assert.equal(
        (await bench.refused('InitiateAuth', passwordInput())).message,
        'Password attempts exceeded',
      );
      bench.cognito.clock.advance(1);
      assert.equal((await wrong()).message, 'Incorrect username or password.');
    }
    bench.cognito.clock.advance(16_000 + 15 * 60_000);
    for (let i = 0; i < 4; i++) assert.equal((await wrong()).message, 'Incorrect username or password.');
    await bench.tokens();
  });
});

const SEED = 20_240_611;
const REQUESTS = 5000;

/** Makes inputs that are nearly right: real members with values that fit, others that do not, and some nonsense. */
class Fuzz {
  readonly #random = new Random(SEED);
  /** Values seen in answers, so that sessions, tokens and keys come back in the wrong places. */
  readonly seen: string[] = [];

  below(limit: number): number {
    const [a = 0, b = 0, c = 0] = this.#random.bytes(3);
    return ((a << 16) | (b << 8) | c) % limit;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    assert.ok(item !== undefined);
    return item;
  }

  text(): string {
    return this.pick([
      () =>
        this.pick([
          'maria',
          'nadia',
          'nobody',
          '',
          ' ',
          '__proto__',
          'constructor',
          'toString',
          '\u0000',
          '💡',
        ]),
      () =>
        this.pick([
          PASSWORD,
          'maria@example.com',
          '+15555550123',
          '123456',
          '0',
          'abcdef',
          '-1',
          'f'.repeat(1025),
        ]),
      () => this.pick(['SMS_MFA', 'EMAIL_OTP', 'PASSWORD', 'remembered', 'RESEND', 'SRP_A', POOL, CLIENT]),
      () => (this.seen.length > 0 ? this.pick(this.seen) : 'x'),
      () => 'Ā'.repeat(this.below(3000)),
    ])();
  }

  value(depth = 0): unknown {
    return this.pick<() => unknown>([
      () => this.text(),
      () => this.text(),
      () => this.pick([null, true, false, 0, -1, 1e300, 1.5]),
      () =>
        depth > 3 ? {} : { [this.text()]: this.value(depth + 1), Name: this.text(), Value: this.text() },
      () => (depth > 3 ? [] : [this.value(depth + 1), this.value(depth + 1)]),
    ])();
  }

  /** A value for a member, most often of its kind. */
  member(name: string): unknown {
    if (this.below(8) === 0) return this.value();
    const parameters = (): object => ({
      USERNAME: this.pick(['maria', 'nadia', 'nobody']),
      ...Object.fromEntries(
        Array.from({ length: this.below(6) }, () => [this.pick(PARAMETERS), this.text()]),
      ),
    });
    const makers: Record<string, () => unknown> = {
      ClientId: () => CLIENT,
      UserPoolId: () => POOL,
      Username: () => this.pick(['maria', 'nadia', 'nobody', `person${this.below(50)}`]),
      AuthFlow: () => this.pick(Object.values(sdk.AuthFlowType)),
      ChallengeName: () => this.pick(Object.values(sdk.ChallengeNameType)),
      AuthParameters: parameters,
      ChallengeResponses: parameters,
      Password: () => this.pick([PASSWORD, 'Newer1!pass', this.text()]),
      UserAttributes: () => [
        { Name: this.pick(['email', 'phone_number', 'custom:x', 'sub']), Value: this.text() },
      ],
      ClientMetadata: () => ({ [this.text()]: this.text() }),
      Limit: () => this.below(70),
      MaxResults: () => this.below(25),
      Credential: () => ({ id: this.text(), rawId: this.text(), type: 'public-key', response: this.value() }),
    };
    return (makers[name] ?? (() => this.text()))();
  }

  /** Keeps the longer texts of an answer. */
  keep(value: unknown): void {
    if (typeof value === 'string' && value.length > 5) {
      if (this.seen.length < 200) this.seen.push(value);
      else this.seen[this.below(200)] = value;
    } else if (typeof value === 'object' && value !== null)
      Object.values(value).forEach((each) => this.keep(each));
  }
}

const PARAMETERS = [
  ...['PASSWORD', 'SRP_A', 'CHALLENGE_NAME', 'PREFERRED_CHALLENGE', 'REFRESH_TOKEN', 'DEVICE_KEY', 'ANSWER'],
  ...[
    'SECRET_HASH',
    'SMS_MFA_CODE',
    'SOFTWARE_TOKEN_MFA_CODE',
    'EMAIL_OTP_CODE',
    'SMS_OTP_CODE',
    'NEW_PASSWORD',
  ],
  ...[
    'PASSWORD_CLAIM_SECRET_BLOCK',
    'PASSWORD_CLAIM_SIGNATURE',
    'TIMESTAMP',
    'userAttributes.email',
    'CREDENTIAL',
  ],
];

describe(`${REQUESTS} random requests`, () => {
  it('are answered in the shapes of the service, reach the operations, and break nothing', async () => {
    const bench = new Bench({
      deviceTracking: 'ALWAYS',
      firstFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'],
      passkeys: { relyingPartyId: 'example.com' },
      mfaTypes: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
      triggers: {
        defineAuthChallenge: (event) => ({
          ...event,
          response: {
            challengeName: event.request.session.length > 3 ? 'PASSWORD_VERIFIER' : 'CUSTOM_CHALLENGE',
          },
        }),
        createAuthChallenge: (event) => event,
        verifyAuthChallengeResponse: (event) => event,
      },
    });
    const fuzz = new Fuzz();
    const names = [...operations.keys()];
    const codes = new Map<string, number>();
    const successes = new Set<string>();
    for (let i = 0; i < REQUESTS; i++) {
      if (i % 250 === 0) {
        bench.cognito.reset();
        await bench.addUser('maria');
        await bench.addUser('nadia', { phone_number: '+15555550123' });
        fuzz.keep(await bench.signIn('maria'));
      }
      const name = fuzz.pick(names);
      const members = (operations.get(name)?.members ?? []).filter(() => fuzz.below(10) > 0);
      const input = Object.fromEntries(members.map((member) => [member, fuzz.member(member)]));
      const body =
        fuzz.below(50) === 0 ? JSON.stringify(input).slice(0, fuzz.below(40)) : JSON.stringify(input);
      const response = await bench.post(name, body);
      const text = await response.text();
      const answer: unknown = text === '' ? undefined : JSON.parse(text);
      const about = `request ${i}: ${name} ${body.slice(0, 500)} → ${text.slice(0, 200)}`;
      if (response.status === 200) {
        checkResponse(name, answer);
        successes.add(name);
        fuzz.keep(answer);
      } else {
        assert.equal(response.status, 400, about);
        const code = String((answer as Record<string, unknown>)['__type']);
        checkError(name, code);
        codes.set(code, (codes.get(code) ?? 0) + 1);
      }
    }
    assert.ok(successes.size >= 12, `only ${[...successes].join(', ')} ever succeeded`);
    for (const code of ['NotAuthorizedException', 'InvalidParameterException', 'UserNotFoundException']) {
      assert.ok((codes.get(code) ?? 0) > 20, `${code}: ${JSON.stringify([...codes])}`);
    }
    bench.cognito.reset();
    await bench.addUser();
    tokensOf(await bench.signIn());
  });
});
