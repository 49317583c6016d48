import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';

import { getLanguage } from '../../localization/index.js';

/** The first letter with its marks, digit, flag or other emoji: what comes before it may be invisible. */
const visible = /\p{L}\p{M}*|\p{N}|\p{RI}{2}|\p{Extended_Pictographic}/u;

/**
 * Renders the avatar of a user: the picture, or the first letter of the name, also where the picture does
 * not load. Screen readers skip it.
 */
export function avatar(name: string, picture?: string): TemplateResult {
  const initial = (visible.exec(name)?.[0] ?? '•').toLocaleUpperCase(getLanguage());
  return html`
    <span part="avatar" class="auth-avatar" aria-hidden="true" translate="no"
      >${
        picture
          ? // Another picture needs another image: one that did not load is replaced.
            keyed(
              picture,
              html`
                <img
                  src=${picture}
                  alt=""
                  referrerpolicy="no-referrer"
                  @error=${({ currentTarget }: Event) => (currentTarget as HTMLElement).replaceWith(initial)}
                />
              `,
            )
          : nothing
      }${picture ? nothing : initial}</span
    >
  `;
}
