import type { Triggers } from '../../src/local-cognito/index.js';

/** What a pool's triggers ask, and the answer that they take. */
export interface Question {
  readonly ask: Readonly<Record<string, string>>;
  readonly answer: string;
  /** What is asked after a wrong answer, where that is not the same. */
  readonly again?: Readonly<Record<string, string>>;
}

/** A picture that needs no server. */
export const picture =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 336 96"><text x="96" y="64" font-size="48" rotate="9 -12 20">kx4</text></svg>',
  );

/** Triggers that prove the password, if there is one, then ask one after the other; `bears` wrong answers do not end it. */
export function asking(questions: readonly Question[], bears = 1): Triggers {
  const isCustom = ({ challengeName }: { challengeName: string }) => challengeName === 'CUSTOM_CHALLENGE';
  return {
    defineAuthChallenge(event) {
      const { session } = event.request;
      const results = session.filter(isCustom).map(({ challengeResult }) => challengeResult);
      const right = results.filter(Boolean).length;
      event.response.failAuthentication = results.length - right > bears;
      event.response.issueTokens = !event.response.failAuthentication && right === questions.length;
      const hasPassword = session.length === 1 && session[0]?.challengeName === 'SRP_A';
      event.response.challengeName = hasPassword ? 'PASSWORD_VERIFIER' : 'CUSTOM_CHALLENGE';
      return event;
    },
    createAuthChallenge(event) {
      const answered = event.request.session.filter(isCustom);
      const question = questions[answered.filter(({ challengeResult }) => challengeResult).length];
      const isAgain = answered.at(-1)?.challengeResult === false;
      event.response.publicChallengeParameters = {
        ...((isAgain && question?.again) || question?.ask),
      };
      event.response.privateChallengeParameters = { answer: question?.answer ?? '' };
      return event;
    },
    verifyAuthChallengeResponse(event) {
      event.response.answerCorrect =
        event.request.challengeAnswer === event.request.privateChallengeParameters['answer'];
      return event;
    },
  };
}
