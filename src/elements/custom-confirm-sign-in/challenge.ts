import type { ChallengeParam } from '../../auth/types.js';
import { ofDocument } from '../../lib/document-member.js';

/** A question of the pool's CreateAuthChallenge trigger, read from its `publicChallengeParameters`. */
export interface Challenge {
  /** From `question`, `prompt` or `challenge`: the first non-empty one. */
  readonly question: string | undefined;
  /** From `captchaUrl`: a URL that is safe to show, `unusable` for another. */
  readonly picture: URL | 'unusable' | undefined;
  /** The destination of a code: from `CODE_DELIVERY_DESTINATION`, `email` or `phone_number`. */
  readonly destination: string | undefined;
  /** From `previousAnswer`, which is `right` or `wrong`. */
  readonly previousAnswer: 'right' | 'wrong' | undefined;
}

/** Reads a challenge; unknown names are ignored, and values stay strings. */
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
 * Whether `next` repeats a challenge after a wrong answer. The service does not report it: unless the trigger
 * sets `previousAnswer`, the same question again, or a picture after a picture, means a wrong answer.
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

/**
 * Resolves the URL of a picture relative to the page. Accepts `http:`, `https:` and `data:image/` URLs only. Other URLs
 * are not shown, because a `javascript:` URL runs code.
 */
function readPicture(address: string): URL | 'unusable' {
  try {
    const url = new URL(address, ofDocument('baseURI'));
    const isPicture = url.protocol === 'data:' && url.pathname.startsWith('image/');
    return isPicture || /^https?:$/.test(url.protocol) ? url : 'unusable';
  } catch {
    return 'unusable';
  }
}
