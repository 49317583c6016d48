import { isObject } from '../../lib/guards.js';
import type { CodeDelivery, CodeDeliveryDetails } from '../types.js';
import type { Answer } from '../service/client.js';

export function isDelivery(value: unknown): value is CodeDeliveryDetails {
  return isObject(value);
}

/** Where a code went, as it is and in the wrapping of the legacy library. */
export function delivery(answer: Answer): CodeDelivery {
  const details = isDelivery(answer['CodeDeliveryDetails']) ? answer['CodeDeliveryDetails'] : {};
  return { ...details, CodeDeliveryDetails: details };
}
