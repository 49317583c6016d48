import { isRecord } from '../../lib/guards.js';

/** The address of a page by language, such as `{default, fr, 'pt-BR'}`. */
export type LinksByLanguage = Readonly<Record<string, string>>;

/** Whether a value is the address of a page, full or relative: a link with another scheme could run code. */
function isPage(value: unknown): value is string {
  const page = 'https://page.invalid';
  if (typeof value !== 'string' || !value.trim() || !URL.canParse(value, page)) return false;
  return /^https?:/.test(new URL(value, page).protocol);
}

/** Reads links from one address, which is the default, or from addresses by language. */
export function readLinks(value: unknown): LinksByLanguage | undefined {
  const links = Object.entries(isRecord(value) ? value : { default: value });
  const valid = links.filter((link): link is [string, string] => isPage(link[1]));
  return valid.length > 0 && valid.length === links.length ? Object.fromEntries(valid) : undefined;
}

/** The description of valid links, for messages. */
export const linksAllowed = 'the URL of a page, or URLs by language such as {default, fr}';
