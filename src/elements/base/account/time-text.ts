import { getLanguage } from '../../../localization/index.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** Writes a date in the language of the page, such as “Nov 3, 2026”. */
export const dateText = (date: Date): string =>
  new Intl.DateTimeFormat(getLanguage(), { dateStyle: 'medium' }).format(date);

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
  return new Intl.RelativeTimeFormat(getLanguage(), { numeric: 'auto' }).format(
    -Math.floor(age / length),
    unit,
  );
}
