import type { ChallengeParam } from '../../auth/types.js';
import { ofDocument } from '../../lib/document-member.js';

/** What the pool's CreateAuthChallenge trigger asks, read from its `publicChallengeParameters`. */
export interface Challenge {
  /** From `question`, `prompt` or `challenge`, the first that has a text. */
  readonly question: string | undefined;
  /** From `captchaUrl`: an address that may be shown, `unusable` for one that may not. */
  readonly picture: URL | 'unusable' | undefined;
  /** Where a code was sent: from `CODE_DELIVERY_DESTINATION`, `email` or `phone_number`. */
  readonly destination: string | undefined;
  /** From `previousAnswer`, which is `right` or `wrong`. */
  readonly previousAnswer: 'right' | 'wrong' | undefined;
}

/** What a challenge asks; names that are not known are left alone, and texts stay texts. */
export function readChallenge(param: ChallengeParam): Challenge {
  const first = (...names: readonly string[]): string | undefined =>
    names.map((name) => textOf(param[name])).find((text) => text !== undefined);
  const address = first('captchaUrl');
  const previous = first('previousAnswer');
  return {
    question: first('question', 'prompt', 'challenge'),
    picture: address === undefined ? undefined : readPicture(address),
    destination: first('CODE_DELIVERY_DESTINATION', 'email', 'phone_number'),
    previousAnswer: previous === 'right' || previous === 'wrong' ? previous : undefined,
  };
}

/**
 * Whether `next` asks once more what was not answered. The service does not tell: unless the trigger says so with
 * `previousAnswer`, the same question again, or a picture after a picture, means that.
 */
export function isAskedAgain(before: Challenge, next: Challenge): boolean {
  if (next.previousAnswer) return next.previousAnswer === 'wrong';
  return (
    before.question === next.question &&
    before.destination === next.destination &&
    (before.picture === undefined) === (next.picture === undefined)
  );
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() ? value.trim() : undefined;
}

/** Relative to the page, as the address of any picture is. What is no picture is not shown: an address may be a script too. */
function readPicture(address: string): URL | 'unusable' {
  try {
    const url = new URL(address, ofDocument('baseURI'));
    const isPicture = url.protocol === 'data:' && url.pathname.startsWith('image/');
    return isPicture || /^https?:$/.test(url.protocol) ? url : 'unusable';
  } catch {
    return 'unusable';
  }
}
