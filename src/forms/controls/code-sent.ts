import type { TemplateResult } from 'lit';
import type { CodeDeliveryDetails } from '../../auth/types.js';
import { msg, str } from '../../localization/index.js';
import type { Notice } from '../../machine/types.js';
import { PLACEHOLDER, destinationText } from './destination-text.js';

type Delivery = CodeDeliveryDetails | undefined;

/** Whether a code went out: a delivery that says nothing is none. */
export const wasSent = (delivery: Delivery): boolean => !!(delivery?.Destination ?? delivery?.DeliveryMedium);

/** What to do with the code, and where it went if one did. */
export function codeLead(delivery: Delivery): TemplateResult | string {
  if (!wasSent(delivery))
    return msg('Enter your confirmation code, or ask for one.', { id: 'confirm-sign-up.lead.unsent' });
  return delivery?.Destination
    ? destinationText(
        msg(str`Enter the code we sent to ${PLACEHOLDER}.`, { id: 'confirm-sign-up.lead' }),
        delivery.Destination,
      )
    : msg('Enter the code we sent you.', { id: 'confirm-sign-up.lead.plain' });
}

/** What is said after another code was asked for. That one was sent is said only where the answer has a delivery. */
export function codeResent(
  notice: Notice | undefined,
  delivery: Delivery,
): TemplateResult | string | undefined {
  if (notice !== 'codeResent') return undefined;
  if (!wasSent(delivery)) return msg('If you get a new code, enter it here.', { id: 'common.code-asked' });
  return delivery?.Destination
    ? destinationText(
        msg(str`We sent a new code to ${PLACEHOLDER}.`, { id: 'common.code-sent' }),
        delivery.Destination,
      )
    : msg('We sent a new code.', { id: 'common.code-sent.plain' });
}
