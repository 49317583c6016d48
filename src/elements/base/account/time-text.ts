import { getLanguage } from '../../../localization/index.js';
import { chain } from '../../../localization/texts.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** Returns the language that is shown, with the region of the page: `en-GB` writes dates in another order than `en`. */
export function dateLocale(): string {
  const [given] = chain;
  const language = getLanguage();
  return given?.startsWith(`${language}-`) ? given : language;
}

/** Writes a date in the language of the page, such as “Nov 3, 2026”. */
export const dateText = (date: Date): string =>
  new Intl.DateTimeFormat(dateLocale(), { dateStyle: 'medium' }).format(date);

/** Writes a time of the past: relative up to a week, such as “3 hours ago”, then as a date. */
export function timeText(date: Date, now = Date.now()): string {
  // The clock of this device may be slow.
  const age = Math.max(now - date.getTime(), MINUTE);
  if (age >= WEEK) return dateText(date);
  const [unit, length] = (
    [
      ['day', DAY],
      ['hour', HOUR],
      ['minute', MINUTE],
    ] as const
  ).find(([, each]) => age >= each) ?? ['minute', MINUTE];
  return new Intl.RelativeTimeFormat(dateLocale(), { numeric: 'auto' }).format(
    -Math.floor(age / length),
    unit,
  );
}
