import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';

import type { WafTokenRequest } from '../../src/auth/config/waf-types.js';
import type { AuthOptions } from '../../src/auth/index.js';
import type { Fault } from '../../src/local-cognito/wire/faults.js';
import { addUser, createWorld, password, rejection, type World } from './fixtures.js';

type Source = NonNullable<AuthOptions['wafToken']>;

/** A world where a web ACL asks for a token, and the sources that were asked for one. */
async function guarded(wafToken?: Source, fault: Partial<Fault> = {}): Promise<World> {
  const world = createWorld({}, wafToken ? { wafToken } : {});
  await addUser(world);
  world.calls.length = 0;
  world.cognito.faults.add({ operation: '*', waf: 'captcha', ...fault });
  return world;
}

/** Answers `wafTokenRequired`. */
const respond = (world: World, answer: (request: WafTokenRequest) => void): (() => void) =>
  world.auth.onEvent(({ event, data }) => {
    if (event === 'wafTokenRequired') answer(data as WafTokenRequest);
  });

describe('wafToken', () => {
  let asked: string[];
  const source: Source = (action) => {
    asked.push(action);
    return Promise.resolve(`token-${asked.length}`);
  };
  beforeEach(() => {
    asked = [];
  });

  it('is called when the web ACL asks; the request is sent again, and later ones with the token', async () => {
    const world = await guarded(source, { wafToken: 'token-1' });
    await world.auth.signIn('ada', password);
    assert.deepEqual(asked, ['captcha']);
    assert.deepEqual(world.calls.slice(0, 2), ['InitiateAuth', 'InitiateAuth']);
    assert.equal(world.calls.filter((call) => call === 'RespondToAuthChallenge').length, 1);
  });

  it('is called again when the token is no longer accepted', async () => {
    const world = await guarded(source, { wafToken: 'token-1' });
    await world.auth.forgotPassword('ada');
    world.cognito.faults.clear();
    world.cognito.faults.add({ operation: '*', waf: 'challenge', wafToken: 'token-2' });
    await world.auth.forgotPassword('ada');
    assert.deepEqual(asked, ['captcha', 'challenge']);
  });

  it('is called once for requests at the same time', async () => {
    const world = await guarded(source);
    await Promise.all([1, 2, 3].map(() => world.auth.forgotPassword('ada')));
    assert.deepEqual(asked, ['captcha']);
    assert.equal(world.calls.length, 6);
  });

  it('is not called again by a request that was sent before the token came and refused after', async () => {
    const world = await guarded(source);
    const { reached, release } = world.holdAnswer('ResendConfirmationCode');
    const late = world.auth.resendSignUp('unknown');
    await reached;
    await world.auth.forgotPassword('ada');
    release();
    await late;
    assert.deepEqual(asked, ['captcha']);
  });

  it('is asked only once for one request', async () => {
    const world = await guarded(source, { wafToken: 'another' });
    const error = await rejection(world.auth.forgotPassword('ada'));
    assert.equal(error.code, 'WafCaptchaRequired');
    assert.match(error.message, /does not accept the token/);
    assert.deepEqual([asked, world.calls.length], [['captcha'], 2]);
    // The refused token is forgotten.
    await rejection(world.auth.forgotPassword('ada'));
    assert.equal(asked.length, 2);
  });

  it('is not sent where no web ACL asks', async () => {
    const world = createWorld({}, { wafToken: source });
    await addUser(world);
    assert.deepEqual(asked, []);
  });

  for (const [what, broken, cause] of [
    [
      'throws',
      (): never => {
        throw new Error('no script');
      },
      /wafToken threw/,
    ],
    ['rejects', () => Promise.reject(new Error('no script')), /wafToken threw/],
    ['returns nothing', () => Promise.resolve(undefined), /wafToken must return .* not undefined/],
    ['returns an object', () => Promise.resolve({ token: 'secret' }), /wafToken must return .* not object/],
    ['returns an empty string', () => Promise.resolve(''), /wafToken must return .* not another string/],
    [
      'returns two lines',
      () => Promise.resolve('secret\nother'),
      /wafToken must return .* not another string/,
    ],
  ] as const) {
    it(`that ${what} is named in the error, and nothing is sent again`, async () => {
      const world = await guarded(broken as unknown as Source);
      const error = await rejection(world.auth.forgotPassword('ada'));
      assert.equal(error.code, 'WafTokenFailed');
      assert.match(error.message, cause);
      assert.doesNotMatch(error.message, /secret/);
      assert.equal(world.calls.length, 1);
      // The next request asks again.
      await rejection(world.auth.forgotPassword('ada'));
      assert.equal(world.calls.length, 2);
    });
  }

  it('that hangs is given up after five minutes', async (t) => {
    const world = await guarded(() => new Promise(() => undefined));
    // The part that asks is loaded.
    await rejection((await guarded(() => Promise.resolve(''))).auth.forgotPassword('ada'));
    const waits: number[] = [];
    const { setTimeout: later } = globalThis;
    t.mock.method(globalThis, 'setTimeout', ((run: () => void, ms: number) => {
      waits.push(ms);
      return later(run, ms === 300_000 ? 0 : ms);
    }) as typeof later);
    const error = await rejection(world.auth.forgotPassword('ada'));
    assert.equal(error.code, 'WafTokenFailed');
    assert.match(error.message, /wafToken .* 5 minutes/);
    assert.ok(waits.includes(300_000));
  });

  it('must be a function', () => {
    assert.throws(() => createWorld({}, { wafToken: 'token' as unknown as Source }), {
      code: 'InvalidConfig',
      message: /wafToken is "token": it must be a function/,
    });
  });
});

describe('without wafToken', () => {
  it('a request that the web ACL asks about rejects, by what it asks for', async () => {
    for (const fault of [
      { waf: 'captcha' },
      { waf: 'challenge' },
      { waf: 'captcha', status: 405 },
      { waf: 'challenge', status: 202 },
      // As a server in between may leave it: without the header.
      { status: 405, body: '' },
      { status: 202, body: '' },
    ] as const) {
      const world = await guarded(undefined, { waf: undefined, ...fault } as Partial<Fault>);
      const { code, message } = await rejection(world.auth.forgotPassword('ada'));
      const isCaptcha = ('waf' in fault ? fault.waf : undefined) === 'captcha' || fault.status === 405;
      assert.equal(code, isCaptcha ? 'WafCaptchaRequired' : 'WafChallengeRequired', JSON.stringify(fault));
      assert.match(message, /set wafToken, or handle auth-captcha/);
      assert.equal(world.calls.length, 1);
    }
  });

  it('a request that it blocks is a ForbiddenException', async () => {
    const world = await guarded(() => assert.fail('asked'), {
      waf: undefined,
      error: { code: 'ForbiddenException', message: 'Request not allowed due to WAF block.' },
      status: 403,
    } as unknown as Partial<Fault>);
    assert.equal((await rejection(world.auth.forgotPassword('ada'))).code, 'ForbiddenException');
  });

  it('a listener of wafTokenRequired gives the token, the first one only', async () => {
    const world = await guarded(undefined, { wafToken: 'first' });
    const seen: boolean[] = [];
    let late: WafTokenRequest | undefined;
    respond(world, (request) => {
      seen.push(request.isAnswered);
      request.respondWith(Promise.resolve('first'));
      late = request;
    });
    respond(world, (request) => {
      seen.push(request.isAnswered);
      request.respondWith('second');
    });
    await world.auth.forgotPassword('ada');
    assert.deepEqual(seen, [false, true]);
    assert.throws(() => late?.respondWith('late'), { code: 'InvalidArgument' });
  });

  it('an answer of a listener that is not a token fails', async () => {
    const world = await guarded();
    respond(world, ({ respondWith }) => respondWith(Promise.reject(new Error('closed'))));
    assert.equal((await rejection(world.auth.forgotPassword('ada'))).code, 'WafTokenFailed');
  });

  it('a sign-out that cannot revoke its token asks for none', async () => {
    const world = createWorld();
    await addUser(world);
    await world.auth.signIn('ada', password);
    let asked = 0;
    respond(world, () => asked++);
    world.cognito.faults.add({ operation: '*', waf: 'captcha' });
    await world.auth.signOut();
    assert.equal(asked, 0);
    assert.equal((await rejection(world.auth.currentSession())).code, 'NotSignedIn');
  });
});
