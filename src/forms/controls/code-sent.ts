import type { TemplateResult } from 'lit';

import type { CodeDeliveryDetails } from '../../auth/types.js';
import { msg, str } from '../../localization/index.js';
import type { Notice } from '../../machine/types.js';
import { destinationText, PLACEHOLDER } from './destination-text.js';

type Delivery = CodeDeliveryDetails | undefined;

/** Whether a code was sent: an empty delivery counts as none. */
export const wasSent = (delivery: Delivery): boolean => !!(delivery?.Destination ?? delivery?.DeliveryMedium);

/** The instruction for the code, and its destination if it was sent. */
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

/** The message after a code was sent again. It says so only if the response has a delivery. */
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
