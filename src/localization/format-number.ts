import { getLanguage } from './texts.js';

/** Returns a whole number in the digits of the language, with zeros before it up to a number of digits (default 1). */
export const formatNumber = (value: number, minimumIntegerDigits = 1): string =>
  new Intl.NumberFormat(getLanguage(), { minimumIntegerDigits }).format(value);
