import { attempt } from '../../lib/guards.js';

/** Whether it is the address of a page or picture. Other URLs could run a script. */
export const isWebAddress = (value: string): boolean =>
  /^https?:$/.test(attempt(() => new URL(value).protocol) ?? '');
