import { html, nothing, type TemplateResult } from 'lit';

import type { ContactAttribute } from '../../auth/types.js';
import { destinationText, PLACEHOLDER } from '../../forms/controls/destination-text.js';
import { msg, str } from '../../localization/index.js';
import { type Attributes, isVerified } from '../base/account/attributes.js';
import type { RowAction } from '../base/account/row.js';
import type { ScreenContext } from '../base/settings.js';

/** The texts that differ between an email address and a phone number. */
interface ContactTexts {
  readonly label: () => string;
  readonly add: () => string;
  readonly verified: () => string;
  readonly remove: () => string;
  readonly removed: () => string;
  /** It cannot be removed. */
  readonly required: () => string;
}

export const contactTexts: Readonly<Record<ContactAttribute, ContactTexts>> = {
  email: {
    label: () => msg('Email', { id: 'common.email' }),
    add: () => msg('Add an email', { id: 'contact.email.add' }),
    verified: () => msg('Your email is verified.', { id: 'contact.email.verified' }),
    remove: () => msg('Remove this email? We won’t send anything there.', { id: 'contact.email.remove' }),
    removed: () => msg('Your email is removed.', { id: 'contact.email.removed' }),
    required: () => msg('Your account needs an email. Change it instead.', { id: 'contact.email.required' }),
  },
  phone_number: {
    label: () => msg('Phone number', { id: 'sign-up.phone' }),
    add: () => msg('Add a phone number', { id: 'contact.phone.add' }),
    verified: () => msg('Your phone number is verified.', { id: 'contact.phone.verified' }),
    remove: () => msg('Remove this phone number? We won’t text it any more.', { id: 'contact.phone.remove' }),
    removed: () => msg('Your phone number is removed.', { id: 'contact.phone.removed' }),
    required: () =>
      msg('Your account needs a phone number. Change it instead.', { id: 'contact.phone.required' }),
  },
};

/** What the form of a row asks for. */
export type ContactStep = 'address' | 'code' | 'remove';

export const submitLabels: Readonly<Record<ContactStep, () => string>> = {
  address: () => msg('Continue', { id: 'common.continue' }),
  code: () => msg('Confirm', { id: 'common.confirm' }),
  remove: () => msg('Remove', { id: 'account.remove' }),
};

/** The value of a row with its badge, and the new one that is not in force yet. */
export function contactValue(
  name: ContactAttribute,
  attributes: Attributes,
  pending: string | undefined,
): TemplateResult | string {
  const value = attributes.get(name);
  if (!value && !pending) return msg('None yet', { id: 'contact.none' });
  return html`
    ${value ? html` <bdi dir="ltr" translate="no">${value}</bdi> ${badge(isVerified(name, attributes))} ` : nothing}
    ${pending ? pendingBadge(pending) : nothing}
  `;
}

const badge = (isVerified: boolean): TemplateResult =>
  isVerified
    ? html`
        <span class="auth-badge auth-badge-success">${msg('Verified', { id: 'contact.verified' })}</span>
      `
    : html`
        <span class="auth-badge auth-badge-warning"
          >${msg('Not verified', { id: 'contact.unverified' })}</span
        >
      `;

const pendingBadge = (address: string): TemplateResult => html`
  <span class="auth-badge auth-badge-warning auth-badge-long"
    >${destinationText(msg(str`Pending: ${PLACEHOLDER}`, { id: 'contact.pending' }), address)}</span
  >
`;

/** What people sign in with. */
export const signInNames = (context: ScreenContext | undefined): readonly string[] => [
  ...(context?.settings.usernameAttributes ?? []),
  ...(context?.auth.configure()?.usernameAttributes ?? []),
];

/** The actions of a row. `usernames`: what people sign in with, which cannot be removed. */
export function contactActions(
  name: ContactAttribute,
  attributes: Attributes,
  pending: string | undefined,
  usernames: readonly string[],
  on: Readonly<Record<'verify' | 'change' | 'remove', () => void>>,
): readonly RowAction[] {
  const value = attributes.get(name);
  const verify: RowAction = {
    name: `verify-${name}`,
    label: msg('Verify', { id: 'contact.verify' }),
    onClick: on.verify,
  };
  const change: RowAction = {
    name: 'change',
    label: value || pending ? msg('Change', { id: 'contact.change' }) : contactTexts[name].add(),
    onClick: on.change,
  };
  const remove: RowAction = {
    name: 'remove',
    label: msg('Remove', { id: 'account.remove' }),
    onClick: on.remove,
  };
  return [
    ...(pending || (value && !isVerified(name, attributes)) ? [verify] : []),
    change,
    ...(value && !usernames.includes(name) ? [remove] : []),
  ];
}
