import { html, type TemplateResult } from 'lit';

import { attempt } from '../../lib/guards.js';
import { getLanguage, msg, ownText } from '../../localization/index.js';
import { dateLocale, dateText } from '../base/account/time-text.js';
import type { ProfileEntry } from './profile-fields.js';
import { isWebAddress } from './web-address.js';

/** Writes the value of an attribute for people; what is not in the format of its attribute stays as it is. */
export function valueText({ name, field, wish }: ProfileEntry, value: string): TemplateResult | string {
  if (field.kind === 'checkbox')
    return value === 'true' ? msg('Yes', { id: 'profile.yes' }) : msg('No', { id: 'profile.no' });
  if (!value) return msg('Not set', { id: 'profile.not-set' });
  const option = wish?.options.find((each) => each.value === value);
  if (option) return own(ownText(option.label));
  if (field.type === 'url') return linkTo(value);
  return own((field.type === 'date' ? dayText(value) : formats[name]?.(value)) ?? value);
}

const own = (text: string): TemplateResult => html`<bdi translate="no">${text}</bdi>`;

function linkTo(value: string): TemplateResult {
  if (!isWebAddress(value)) return own(value);
  return html`<a
    class="auth-link auth-link-inline"
    href=${value}
    target="_blank"
    rel="noopener"
    referrerpolicy="no-referrer"
    ><bdi dir="ltr" translate="no">${value}</bdi></a
  >`;
}

const formats: Readonly<Record<string, (value: string) => string | undefined>> = {
  updated_at: momentText,
  locale: (value) =>
    attempt(() => new Intl.DisplayNames(getLanguage(), { type: 'language' }).of(value.replaceAll('_', '-'))),
  zoneinfo: (timeZone) =>
    attempt(() =>
      new Intl.DateTimeFormat(dateLocale(), { timeZone, timeZoneName: 'longGeneric' })
        .formatToParts()
        .find(({ type }) => type === 'timeZoneName'),
    )?.value,
};

/** A day as in OpenID Connect, where the year 0000 means that it is not known. */
function dayText(value: string): string | undefined {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? [];
  // A leap year has every day.
  const date = new Date(`${year === '0000' ? '2000' : year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day)) return undefined;
  return new Intl.DateTimeFormat(dateLocale(), {
    timeZone: 'UTC',
    month: 'long',
    day: 'numeric',
    ...(year !== '0000' && { year: 'numeric' }),
  }).format(date);
}

/** Apps store seconds, as OpenID Connect says, or milliseconds. */
function momentText(value: string): string | undefined {
  const number = /^\d{1,13}(\.\d+)?$/.test(value) ? Number(value) : NaN;
  const date = new Date(number > 1e11 ? number : number * 1000);
  return Number.isNaN(date.getTime()) ? undefined : dateText(date);
}
