// The custom challenges of the demo: triggers of its user pool.

/** Renders slanted letters as a data-URL image. */
function pictureOf(letters) {
  const drawn = [...letters]
    .map((letter, index) => {
      const x = 72 + index * 64;
      const turn = index % 2 ? 14 : -12;
      return `<text x="${x}" y="${60 + (index % 2) * 8}" transform="rotate(${turn} ${x} 56)">${letter}</text>`;
    })
    .join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 336 96" font-family="serif" font-size="52"><path d="M20 64q70-50 140-12t150-20" fill="none" stroke="currentColor" stroke-width="2"/>${drawn}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

const words = ['kx4m', 'w7rt', 'h3pz'];

/** The challenge at the `count`th time. A wrong answer shows another picture. */
const asks = {
  question: () => ({ ask: { question: 'What is six times seven?' }, answer: '42' }),
  picture(count) {
    const word = words[count % words.length];
    return { ask: { captchaUrl: pictureOf(word) }, answer: word };
  },
};

export const challengeNames = ['none', ...Object.keys(asks)];

/** The triggers that prove the password and then ask; the third wrong answer ends the sign-in. */
export function challengeTriggers(name) {
  if (name === 'none') return {};
  const isCustom = ({ challengeName }) => challengeName === 'CUSTOM_CHALLENGE';
  return {
    defineAuthChallenge(event) {
      const { session } = event.request;
      const answered = session.filter(isCustom);
      event.response.issueTokens = answered.at(-1)?.challengeResult === true;
      event.response.failAuthentication = !event.response.issueTokens && answered.length === 3;
      event.response.challengeName =
        session.at(-1)?.challengeName === 'SRP_A' ? 'PASSWORD_VERIFIER' : 'CUSTOM_CHALLENGE';
      return event;
    },
    createAuthChallenge(event) {
      const { ask, answer } = asks[name](event.request.session.filter(isCustom).length);
      event.response.publicChallengeParameters = ask;
      event.response.privateChallengeParameters = { answer };
      return event;
    },
    verifyAuthChallengeResponse(event) {
      const { challengeAnswer, privateChallengeParameters } = event.request;
      event.response.answerCorrect = challengeAnswer.toLowerCase() === privateChallengeParameters.answer;
      return event;
    },
  };
}
