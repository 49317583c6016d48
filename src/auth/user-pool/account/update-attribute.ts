import { assertText, invalid, readMembers, readText } from '../../arguments.js';
import type { UserAttributeUpdate, UserAttributeUpdateResult } from '../../types.js';
import { metadata, type UserPool } from '../pool.js';
import { storedUser } from '../session.js';
import { changeAttributes, isOfService } from '../user-attributes.js';

/** Changes one attribute of the signed-in user, and says what is left to do. */
export async function updateUserAttribute(
  pool: UserPool,
  input: UserAttributeUpdate,
): Promise<UserAttributeUpdateResult> {
  const call = 'updateUserAttribute';
  const { userAttribute, options = {} } = readMembers(
    input,
    ['userAttribute', 'options'],
    'the first argument',
    call,
  );
  const { attributeKey: Name, value } = readMembers(
    userAttribute,
    ['attributeKey', 'value'],
    'userAttribute',
    call,
  );
  assertText(Name, 'attributeKey', call);
  if (isOfService(Name))
    throw invalid(call, `attributeKey is ${JSON.stringify(Name)}, which only Cognito sets`);
  const Value = readText(value, 'value', call);
  const { clientMetadata } = readMembers(options, ['clientMetadata'], 'options', call);
  const ownMetadata = metadata(pool, clientMetadata, call);
  const sent = await changeAttributes(pool, storedUser(pool), [{ Name, Value }], ownMetadata);
  const details = sent.find(({ AttributeName }) => AttributeName === Name);
  if (!details) return { isUpdated: true, nextStep: { updateAttributeStep: 'DONE' } };
  const { AttributeName: attributeName, DeliveryMedium: deliveryMedium, Destination: destination } = details;
  const codeDeliveryDetails = { attributeName, deliveryMedium, destination };
  return {
    isUpdated: false,
    nextStep: { updateAttributeStep: 'CONFIRM_ATTRIBUTE_WITH_CODE', codeDeliveryDetails },
  };
}
