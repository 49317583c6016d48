import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { PoolOptions, Triggers } from '../../src/local-cognito/index.js';
import { type Answer, Bench, challengeOf, CLIENT, PASSWORD, POOL, startSrp, tokensOf } from './harness.js';

/** Asks for a word: two tries, and the password first where the caller begins with SRP_A. */
function wordTriggers(seen: object[] = []): Triggers {
  return {
    defineAuthChallenge(event) {
      seen.push(structuredClone(event));
      const { session } = event.request;
      const last = session.at(-1);
      if (last?.challengeName === 'SRP_A') event.response.challengeName = 'PASSWORD_VERIFIER';
      else if (last?.challengeName === 'CUSTOM_CHALLENGE' && last.challengeResult)
        event.response.issueTokens = true;
      else if (session.filter(({ challengeResult }) => !challengeResult).length >= 2)
        event.response.failAuthentication = true;
      else event.response.challengeName = 'CUSTOM_CHALLENGE';
      return event;
    },
    createAuthChallenge(event) {
      seen.push(structuredClone(event));
      event.response.publicChallengeParameters = { hint: 'fruit' };
      event.response.privateChallengeParameters = { word: 'pear' };
      event.response.challengeMetadata = 'WORD';
      return event;
    },
    verifyAuthChallengeResponse(event) {
      seen.push(structuredClone(event));
      const { challengeAnswer, privateChallengeParameters } = event.request;
      event.response.answerCorrect = challengeAnswer === privateChallengeParameters['word'];
      return event;
    },
  };
}

const customInput = (username = 'maria', more: object = {}): object => ({
  AuthFlow: 'CUSTOM_AUTH',
  ClientId: CLIENT,
  AuthParameters: { USERNAME: username },
  ...more,
});

async function withWord(
  pool: Partial<PoolOptions> = {},
  seen: object[] = [],
): Promise<{ bench: Bench; start: () => Promise<Answer> }> {
  const bench = new Bench({ triggers: wordTriggers(seen), ...pool });
  await bench.addUser();
  return { bench, start: () => bench.call('InitiateAuth', customInput()) };
}

const answer = (bench: Bench, ANSWER: string, Session: unknown, USERNAME = 'maria'): object =>
  bench.respond('CUSTOM_CHALLENGE', { USERNAME, ANSWER }, Session);

describe('custom authentication', () => {
  it('asks the question of the triggers, shows only its public part, and signs in', async () => {
    const { bench, start } = await withWord();
    const asked = await start();
    assert.deepEqual(challengeOf(asked, 'CUSTOM_CHALLENGE'), { USERNAME: 'maria', hint: 'fruit' });
    assert.doesNotMatch(JSON.stringify(asked), /pear/);
    tokensOf(await bench.call('RespondToAuthChallenge', answer(bench, 'pear', asked['Session'])));
  });

  it("gives the triggers the service's own events, with the data of the answer and not that of the start", async () => {
    const seen: Record<string, unknown>[] = [];
    const { bench } = await withWord({}, seen);
    const asked = await bench.call(
      'InitiateAuth',
      customInput('maria', { ClientMetadata: { from: 'start' } }),
    );
    await bench.call('RespondToAuthChallenge', {
      ...answer(bench, 'plum', asked['Session']),
      ClientMetadata: { from: 'answer' },
    });
    const request = (at: number): Record<string, unknown> => seen[at]?.['request'] as Record<string, unknown>;
    assert.deepEqual(
      seen.map(({ triggerSource }) => triggerSource),
      [
        'DefineAuthChallenge_Authentication',
        'CreateAuthChallenge_Authentication',
        'VerifyAuthChallengeResponse_Authentication',
        'DefineAuthChallenge_Authentication',
        'CreateAuthChallenge_Authentication',
      ],
    );
    const { version, region, userPoolId, userName, callerContext } = seen[0] ?? {};
    assert.deepEqual(
      { version, region, userPoolId, userName, callerContext },
      {
        version: '1',
        region: 'us-east-1',
        userPoolId: POOL,
        userName: 'maria',
        callerContext: { awsSdkVersion: 'local-cognito', clientId: CLIENT },
      },
    );
    const about = request(0)['userAttributes'] as Record<string, string>;
    assert.equal(about['email'], 'maria@example.com');
    assert.equal(about['cognito:user_status'], 'CONFIRMED');
    assert.equal(request(0)['userNotFound'], false);
    assert.equal(request(0)['clientMetadata'], undefined);
    assert.deepEqual(request(2)['clientMetadata'], { from: 'answer' });
    assert.equal(request(2)['challengeAnswer'], 'plum');
    assert.deepEqual(request(2)['privateChallengeParameters'], { word: 'pear' });
    assert.deepEqual(request(3)['session'], [
      { challengeName: 'CUSTOM_CHALLENGE', challengeResult: false, challengeMetadata: 'WORD' },
    ]);
  });

  it('allows the tries the triggers allow', async () => {
    const { bench, start } = await withWord();
    const first = await start();
    const second = await bench.call('RespondToAuthChallenge', answer(bench, 'plum', first['Session']));
    challengeOf(second, 'CUSTOM_CHALLENGE');
    assert.deepEqual(await bench.refused('RespondToAuthChallenge', answer(bench, 'fig', second['Session'])), {
      code: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
      status: 400,
    });
    await bench.refused('RespondToAuthChallenge', answer(bench, 'pear', second['Session']));
  });

  it('takes a session once, for its user only, and for three minutes', async () => {
    const { bench, start } = await withWord();
    await bench.addUser('nadia');
    const { Session } = await start();
    await bench.refused('RespondToAuthChallenge', answer(bench, 'pear', Session, 'nadia'));
    await bench.call('RespondToAuthChallenge', answer(bench, 'pear', Session));
    await bench.refused('RespondToAuthChallenge', answer(bench, 'pear', Session));
    const late = await start();
    bench.cognito.clock.advance(3 * 60_000);
    const { message } = await bench.refused('RespondToAuthChallenge', answer(bench, 'pear', late['Session']));
    assert.equal(message, 'Invalid session for the user, session is expired.');
  });

  it('begins with the password where the caller says so, and continues only if it is correct', async () => {
    const { bench } = await withWord();
    const begin = (): Promise<Awaited<ReturnType<typeof startSrp>>> =>
      startSrp(bench, 'maria', { AuthFlow: 'CUSTOM_AUTH', CHALLENGE_NAME: 'SRP_A' });
    const wrong = await begin();
    const { code } = await bench.refused(
      'RespondToAuthChallenge',
      bench.respond('PASSWORD_VERIFIER', await wrong.answer('Wrong1!pass')),
    );
    assert.equal(code, 'NotAuthorizedException');
    const right = await begin();
    const asked = await bench.call(
      'RespondToAuthChallenge',
      bench.respond('PASSWORD_VERIFIER', await right.answer(PASSWORD)),
    );
    challengeOf(asked, 'CUSTOM_CHALLENGE');
    tokensOf(await bench.call('RespondToAuthChallenge', answer(bench, 'pear', asked['Session'])));
  });

  it('cannot be walked around by an SRP sign-in that began without it', async () => {
    const { bench, start } = await withWord();
    const { Session } = await start();
    await bench.refused('RespondToAuthChallenge', bench.respond('PASSWORD_VERIFIER', {}, Session));
    await bench.refused(
      'InitiateAuth',
      customInput('maria', { AuthParameters: { USERNAME: 'maria', CHALLENGE_NAME: 'SRP_A' } }),
    );
    await bench.refused(
      'InitiateAuth',
      customInput('maria', { AuthParameters: { USERNAME: 'maria', CHALLENGE_NAME: 'TEA' } }),
    );
  });

  it('does not reveal unknown users, who cannot sign in', async () => {
    const { bench } = await withWord();
    const asked = await bench.call('InitiateAuth', customInput('nobody'));
    challengeOf(asked, 'CUSTOM_CHALLENGE');
    const input = answer(bench, 'pear', asked['Session'], 'nobody');
    assert.equal((await bench.refused('RespondToAuthChallenge', input)).code, 'NotAuthorizedException');
    const open = new Bench({
      triggers: wordTriggers(),
      clients: [{ id: CLIENT, preventUserExistenceErrors: 'LEGACY' }],
    });
    assert.equal((await open.refused('InitiateAuth', customInput('nobody'))).code, 'UserNotFoundException');
  });

  it('reports triggers that are missing, throw, or answer nonsense', async () => {
    const refusal = async (triggers: Triggers): Promise<[string, string]> => {
      const bench = new Bench({ triggers });
      await bench.addUser();
      const { code, message } = await bench.refused('InitiateAuth', customInput());
      return [code, message];
    };
    assert.deepEqual(await refusal({}), [
      'InvalidParameterException',
      'Custom auth lambda trigger is not configured for the user pool.',
    ]);
    const throws = (): never => {
      throw new Error('No fruit today.');
    };
    assert.deepEqual(await refusal({ defineAuthChallenge: throws }), [
      'UserLambdaValidationException',
      'DefineAuthChallenge failed with error No fruit today.',
    ]);
    assert.deepEqual(await refusal({ ...wordTriggers(), createAuthChallenge: throws }), [
      'UserLambdaValidationException',
      'CreateAuthChallenge failed with error No fruit today.',
    ]);
    assert.deepEqual(await refusal({ defineAuthChallenge: (event) => event }), [
      'InvalidLambdaResponseException',
      'Unrecognizable lambda output',
    ]);
  });

  it('refuses disabled and unconfirmed users', async () => {
    const { bench, start } = await withWord();
    const { Session } = await start();
    await bench.cognito.pools.get(POOL)?.admin.disableUser('maria');
    assert.equal((await bench.refused('InitiateAuth', customInput())).message, 'User is disabled.');
    await bench.refused('RespondToAuthChallenge', answer(bench, 'pear', Session));
    await bench.signUp('nadia');
    assert.equal(
      (await bench.refused('InitiateAuth', customInput('nadia'))).code,
      'UserNotConfirmedException',
    );
  });
});
