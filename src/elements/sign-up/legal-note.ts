import { html, type TemplateResult } from 'lit';

import type { AuthConfig, LinksByLanguage } from '../../auth/config/config-types.js';
import { attempt } from '../../lib/guards.js';
import { getLanguage, msg, str } from '../../localization/index.js';
import { chain } from '../../localization/texts.js';

/** The pages that a new user agrees to, for each language. */
export type LegalLinks = Pick<AuthConfig, 'terms' | 'privacy'>;

/** Returns the link for the language of the page: `fr-CA`, then `fr`, then the default; undefined without any of these. */
export function linkFor(links: LinksByLanguage | undefined): string | undefined {
  // Older codes too: `iw` is `he`.
  const byLanguage = new Map(
    Object.entries(links ?? {}).map(([name, link]) => [
      attempt(() => Intl.getCanonicalLocales(name)[0]) ?? name,
      link,
    ]),
  );
  for (const name of [...chain, getLanguage(), 'default']) {
    const link = byLanguage.get(name);
    if (link !== undefined) return link;
  }
  return undefined;
}

/** The places of the links in the sentence: no text has these characters. */
const first = '\uE000';
const second = '\uE001';

/** Says what a new user agrees to, with links that open in a new tab, so that typed values stay; undefined without any. */
export function legalNote({ terms, privacy }: LegalLinks): TemplateResult | undefined {
  const pages = [
    { href: linkFor(terms), text: msg('terms of use', { id: 'sign-up.agree.terms' }) },
    { href: linkFor(privacy), text: msg('privacy policy', { id: 'sign-up.agree.privacy' }) },
  ].filter(({ href }) => href !== undefined);
  if (pages.length === 0) return undefined;
  const sentence =
    pages.length > 1
      ? msg(str`By creating an account, you agree to the ${first} and the ${second}.`, {
          id: 'sign-up.agree.both',
        })
      : msg(str`By creating an account, you agree to the ${first}.`, { id: 'sign-up.agree' });
  // A message of the app may lack the place of a link.
  const missing = [first, second].slice(0, pages.length).filter((place) => !sentence.includes(place));
  const parts = [sentence, ...missing]
    .join(' ')
    .split(/([\uE000\uE001])/)
    .map((part) => {
      const page = pages[[first, second].indexOf(part)];
      return page
        ? html`<a class="auth-link auth-link-inline" href=${page.href} target="_blank" rel="noopener"
            >${page.text}</a
          >`
        : part;
    });
  return html`<p class="auth-hint">${parts}</p>`;
}
