import type { ChallengeResult, TriggerEvent } from '../../src/local-cognito/index.js';

/** An event as the handlers of the Amplify guide read it: nothing is taken for granted. */
type Event<Request, Response> = TriggerEvent<Request, Response>;
interface Asked {
  session?: Partial<ChallengeResult>[];
}
interface Answered {
  privateChallengeParameters: { answer?: string };
  challengeAnswer: string;
}
interface Created {
  publicChallengeParameters?: Record<string, string> | null;
  privateChallengeParameters?: Record<string, string> | null;
  challengeMetadata?: string | null;
}
interface Defined {
  challengeName?: string | null;
  issueTokens?: boolean | null;
  failAuthentication?: boolean | null;
}

/* The three handlers of «Creating a CAPTCHA», one for each Lambda function; nothing in them waits, so they are not async. */

export const createAuthChallenge = <E extends Event<Asked, Created>>(event: E): E => {
  if (!event.request.session || event.request.session.length === 0) {
    event.response.publicChallengeParameters = {
      captchaUrl: 'url/123.jpg',
    };
    event.response.privateChallengeParameters = {
      answer: '5',
    };
    event.response.challengeMetadata = 'CAPTCHA_CHALLENGE';
  }
  return event;
};

export const defineAuthChallenge = <E extends Event<Asked, Defined>>(event: E): E => {
  if (!event.request.session || event.request.session.length === 0) {
    // If we don't have a session or it is empty then send a CUSTOM_CHALLENGE
    event.response.challengeName = 'CUSTOM_CHALLENGE';
    event.response.failAuthentication = false;
    event.response.issueTokens = false;
  } else if (event.request.session.length === 1 && event.request.session[0]?.challengeResult === true) {
    // If we passed the CUSTOM_CHALLENGE then issue token
    event.response.failAuthentication = false;
    event.response.issueTokens = true;
  } else {
    // Something is wrong. Fail authentication
    event.response.failAuthentication = true;
    event.response.issueTokens = false;
  }

  return event;
};

export const verifyAuthChallengeResponse = <E extends Event<Answered, { answerCorrect?: boolean | null }>>(
  event: E,
): E => {
  if (event.request.privateChallengeParameters.answer === event.request.challengeAnswer) {
    event.response.answerCorrect = true;
  } else {
    event.response.answerCorrect = false;
  }

  return event;
};
