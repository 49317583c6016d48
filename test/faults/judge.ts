import type { Goal } from './goals.js';
import type { View } from './view.js';
import { describe, type Visitor } from './visitor.js';
import type { World } from './world.js';

/** What is wrong where it should be one person who is shown, stored, named by events, and has the only tokens. */
function breaches(view: View, world: World): string[] {
  const name = (username: string | undefined): string => world.nameOf(username) ?? 'no one';
  const isIn = view.state === 'signedIn';
  const shown = isIn ? name(view.user) : 'no one';
  const stored = Object.keys(view.stored).map(name).sort();
  const last = view.told.at(-1);
  const told = last ? name(last.in) : shown === 'no one' ? shown : 'nothing';
  const live = world.live();
  const kept = new Set(Object.values(view.stored));
  const wrong: string[] = [];
  if (stored.join() !== (isIn ? shown : ''))
    wrong.push(`${shown} is shown, ${stored.join(' and ') || 'no one'} is stored`);
  if (view.member !== undefined && name(view.member) !== shown)
    wrong.push(`${shown} is shown with the content of ${name(view.member)}`);
  if (told !== shown) wrong.push(`${shown} is shown, events told ${told}`);
  for (const { token, username } of live)
    if (!kept.has(token)) wrong.push(`a refresh token of ${name(username)} lives on that is not stored`);
  if (isIn && !live.some(({ token }) => kept.has(token)))
    wrong.push(`the stored session of ${shown} is dead`);
  return wrong;
}

/** In milliseconds: a global sign-out waits 10 s for the service before it revokes the tokens of this device. */
const grace = 14_000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The same once everything has come to rest: what goes to the service in the background gets some time. */
export async function lastingBreaches(visitors: readonly Visitor[]): Promise<string[]> {
  const end = Date.now() + grace;
  for (;;) {
    const found = await Promise.all(
      visitors.map(async (visitor) => breaches(await visitor.rest(), visitor.world)),
    );
    const wrong = [...new Set(found.flat())];
    if (wrong.length === 0 || Date.now() > end) return wrong;
    await pause(150);
  }
}

/** Whether the page says that something went wrong. */
export const isTold = ({ state, alert, wrong, status }: View): boolean =>
  state === 'reconnecting' || alert + wrong + status !== '';

/** The screen beside the prompt of the browser, which is not busy: the person waits, or tries again. */
const isAtPrompt = ({ heading, alert }: View): boolean => heading === 'Use your passkey' && alert === '';

/** What is wrong with the first view after a call went wrong; `before` is what the person saw when they made it. */
export function complaintsAbout(view: View, before: View, goal: Goal, visitor: Visitor): string[] {
  const wrong: string[] = [];
  const isSame = (name: 'state' | 'heading' | 'buttons'): boolean =>
    String(view[name]) === String(before[name]);
  const stays = isSame('state') && isSame('heading') && isSame('buttons');
  if (!goal.reached(view, visitor)) {
    if (!goal.isSilent && !isAtPrompt(view) && !isTold(view) && (stays || view.state === 'signIn'))
      wrong.push(`no text: ${describe(view)}`);
    if (/n’t match/.test(view.alert + view.wrong)) wrong.push(`blames the person: ${describe(view)}`);
  }
  if (stays)
    for (const [label, value] of Object.entries(visitor.typed)) {
      const field = view.fields.find((one) => one.label === label);
      if (field && !field.isSecret && field.value !== value) wrong.push(`«${label}» has lost what was typed`);
    }
  return wrong;
}
