import type { CognitoUserAttribute as Attribute } from 'amazon-cognito-identity-js';

import { isObject } from '../../lib/guards.js';
import { assertText, invalid, readEntries, reading, readText } from '../arguments.js';
import type { CodeDelivery, CodeDeliveryDetails, CognitoUser, UserAttributes } from '../types.js';
import { userData } from './attributes.js';
import { delivery, isDelivery } from './delivery.js';
import { CognitoUserAttribute } from './library/library.js';
import { metadata, type UserPool } from './pool.js';
import { sendAuthorized, storedUser } from './session.js';
import { asPoolUser, type PoolUser } from './user.js';

type Metadata = Record<string, string> | undefined;

/** Returns the attributes from the service, as the library lists them. */
export async function userAttributes(pool: UserPool, user: CognitoUser): Promise<Attribute[]> {
  const { UserAttributes: list } = await userData(pool, asPoolUser(pool, user, 'userAttributes'), true);
  return (Array.isArray(list) ? list : []).flatMap((item: unknown) =>
    isObject(item) && typeof item['Name'] === 'string' && typeof item['Value'] === 'string'
      ? [new CognitoUserAttribute({ Name: item['Name'], Value: item['Value'] })]
      : [],
  );
}

export async function updateUserAttributes(
  pool: UserPool,
  user: CognitoUser,
  attributes: UserAttributes,
  clientMetadata?: Metadata,
): Promise<'SUCCESS'> {
  const call = 'updateUserAttributes';
  const owner = asPoolUser(pool, user, call);
  // A caller who passes all of `user.attributes` back means the others.
  const changeable = readEntries(attributes, 'attributes', call).filter(([name]) => !isOfService(name));
  if (changeable.length === 0)
    throw invalid(call, 'attributes must be an object with at least one attribute');
  const UserAttributes = changeable.map(([Name, Value]) => ({
    Name,
    Value: readText(Value, `attributes.${Name}`, call),
  }));
  await changeAttributes(pool, owner, UserAttributes, metadata(pool, clientMetadata, call));
  return 'SUCCESS';
}

/** Only the service sets these. */
export const isOfService = (name: string): boolean => name === 'sub' || name.endsWith('_verified');

/** Returns where codes went. */
export async function changeAttributes(
  pool: UserPool,
  owner: PoolUser,
  UserAttributes: readonly { Name: string; Value: string }[],
  ClientMetadata: Metadata,
): Promise<readonly CodeDeliveryDetails[]> {
  const params = { UserAttributes, ClientMetadata };
  const answer = await sendAuthorized(pool, owner, 'UpdateUserAttributes', params);
  owner.clearCachedUserData();
  const list = answer['CodeDeliveryDetailsList'];
  const sent = (Array.isArray(list) ? list : []).filter(isDelivery);
  pool.emit('updateUserAttributes', sent, `Attributes of ${owner.getUsername()} have been updated`);
  return sent;
}

export async function deleteUserAttributes(
  pool: UserPool,
  user: CognitoUser,
  names: readonly string[],
): Promise<'SUCCESS'> {
  const call = 'deleteUserAttributes';
  const owner = asPoolUser(pool, user, call);
  const given = reading(call, 'names', (): unknown[] =>
    Array.isArray(names) ? [...(names as unknown[])] : [],
  );
  if (given.length === 0) throw invalid(call, 'names must be a list with at least one attribute name');
  given.forEach((name, index) => assertText(name, `names[${index}]`, call));
  await sendAuthorized(pool, owner, 'DeleteUserAttributes', { UserAttributeNames: given });
  owner.clearCachedUserData();
  pool.emit('deleteUserAttributes', given, `Attributes of ${owner.getUsername()} have been deleted`);
  return 'SUCCESS';
}

export async function verifyUserAttribute(
  pool: UserPool,
  user: CognitoUser,
  attribute: string,
  clientMetadata?: Metadata,
): Promise<CodeDelivery> {
  const call = 'verifyUserAttribute';
  return sendCode(pool, asPoolUser(pool, user, call), attribute, clientMetadata, call);
}

export async function verifyUserAttributeSubmit(
  pool: UserPool,
  user: CognitoUser,
  attribute: string,
  code: string,
): Promise<'SUCCESS'> {
  const call = 'verifyUserAttributeSubmit';
  return proveCode(pool, asPoolUser(pool, user, call), attribute, code, call);
}

export async function verifyCurrentUserAttribute(
  pool: UserPool,
  attribute: string,
  clientMetadata?: Metadata,
): Promise<CodeDelivery> {
  return sendCode(pool, storedUser(pool), attribute, clientMetadata, 'verifyCurrentUserAttribute');
}

export async function verifyCurrentUserAttributeSubmit(
  pool: UserPool,
  attribute: string,
  code: string,
): Promise<'SUCCESS'> {
  return proveCode(pool, storedUser(pool), attribute, code, 'verifyCurrentUserAttributeSubmit');
}

async function sendCode(
  pool: UserPool,
  user: PoolUser,
  attribute: string,
  clientMetadata: Metadata,
  call: string,
): Promise<CodeDelivery> {
  assertText(attribute, 'attribute', call);
  const answer = await sendAuthorized(pool, user, 'GetUserAttributeVerificationCode', {
    AttributeName: attribute,
    ClientMetadata: metadata(pool, clientMetadata, call),
  });
  return delivery(answer);
}

async function proveCode(
  pool: UserPool,
  user: PoolUser,
  attribute: string,
  code: string,
  call: string,
): Promise<'SUCCESS'> {
  assertText(attribute, 'attribute', call);
  assertText(code, 'code', call);
  await sendAuthorized(pool, user, 'VerifyUserAttribute', { AttributeName: attribute, Code: code });
  user.clearCachedUserData();
  return 'SUCCESS';
}
