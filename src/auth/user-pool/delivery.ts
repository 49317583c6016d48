import { isObject } from '../../lib/guards.js';
import type { Answer } from '../service/client.js';
import type { CodeDelivery, CodeDeliveryDetails } from '../types.js';

export function isDelivery(value: unknown): value is CodeDeliveryDetails {
  return isObject(value);
}

/** Returns the delivery of a code, also in the format of the legacy library. */
export function delivery(answer: Answer): CodeDelivery {
  const details = isDelivery(answer['CodeDeliveryDetails']) ? answer['CodeDeliveryDetails'] : {};
  return { ...details, CodeDeliveryDetails: details };
}
