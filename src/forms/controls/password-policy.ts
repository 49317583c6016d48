import { html, type TemplateResult } from 'lit';

import type { PasswordPolicy } from '../../auth/config/config-types.js';
import { formatNumber } from '../../localization/format-number.js';
import { getLanguage, msg, ownText, str } from '../../localization/index.js';
import { chain, layers } from '../../localization/texts.js';
import { dynamicText } from '../dynamic-text.js';
import { checkIcon } from '../icons.js';
import { ringIcon } from '../more-icons.js';

/** The default policy of a new pool (CreateUserPool, PasswordPolicyType). */
const serviceDefault: PasswordPolicy = {
  minLength: 8,
  requireLowercase: true,
  requireUppercase: true,
  requireNumbers: true,
  requireSymbols: true,
};

/**
 * The limits of every policy: at most 256 characters, and no ASCII space at either end (SignUp, length and
 * pattern of `Password`).
 */
export function limitProblem(password: string): 'spaced' | 'long' | undefined {
  if (/^[\t-\r ]|[\t-\r ]$/.test(password)) return 'spaced';
  return password.length > 256 ? 'long' : undefined;
}

interface Rule {
  readonly text: string;
  readonly met: (password: string) => boolean;
}

/** In languages whose plural forms differ, a translation has a string for each (`Intl.PluralRules`). */
export function lengthText(count: number): string {
  const language = getLanguage();
  const n = formatNumber(count);
  const id = `policy.length.${new Intl.PluralRules(language).select(count)}`;
  // A form that the app has given in English only is not for another language.
  const hasForm = layers.some((layer) => [...chain, language].some((each) => layer.get(each)?.[id]));
  return hasForm
    ? ownText(id).replace('{n}', n)
    : msg(str`At least ${n} characters`, { id: 'policy.length' });
}

/** The service counts Basic Latin only (Adding user pool password requirements). */
function rules(policy: PasswordPolicy): readonly Rule[] {
  const n = policy.minLength;
  return [
    {
      text: lengthText(n),
      met: (text: string) => text.length >= n,
    },
    policy.requireLowercase && {
      text: msg('A lowercase letter', { id: 'policy.lower' }),
      met: (text: string) => /[a-z]/.test(text),
    },
    policy.requireUppercase && {
      text: msg('An uppercase letter', { id: 'policy.upper' }),
      met: (text: string) => /[A-Z]/.test(text),
    },
    policy.requireNumbers && {
      text: msg('A number', { id: 'policy.number' }),
      met: (text: string) => /\d/.test(text),
    },
    policy.requireSymbols && {
      text: msg('A symbol', { id: 'policy.symbol' }),
      // The service's set of symbols; a space counts only inside.
      met: (text: string) => /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]|\S +\S/.test(text),
    },
  ].filter((rule) => rule !== false);
}

/** Returns false only if the pool's policy is known and not met; the service decides. */
export function meetsPolicy(password: string, policy: PasswordPolicy | undefined): boolean {
  return !policy || rules(policy).every((rule) => rule.met(password));
}

/** The rules below a new password, checked off as it is typed. */
export function policyList(id: string, policy: PasswordPolicy | undefined, password: string): TemplateResult {
  return html`
    <ul class="auth-checklist" id=${id}>
      ${rules(policy ?? serviceDefault).map((rule) => {
        const met = rule.met(password);
        const state = met ? msg('met', { id: 'policy.met' }) : msg('not met yet', { id: 'policy.unmet' });
        return html`
          <li class="auth-check" ?data-met=${met}>
            ${met ? checkIcon('auth-icon-small auth-icon-line') : ringIcon('auth-icon-small auth-icon-line')}
            <span>
              ${rule.text}
              <span class="auth-hidden">${dynamicText(`(${state})`)}</span>
            </span>
          </li>
        `;
      })}
    </ul>
  `;
}
