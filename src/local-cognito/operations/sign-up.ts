import {
  contactOf,
  isEmail,
  isPhone,
  readAttributes,
  requireAttributes,
  verifyAttribute,
  type CodeDeliveryDetails,
} from '../attributes.js';
import { checkSecretHash, findClient } from '../clients.js';
import { sendCode, useCode } from '../codes.js';
import { flag, members, required } from '../members.js';
import { operation } from '../operation.js';
import type { AliasName } from '../options.js';
import { checkPolicy } from '../passwords.js';
import type { LocalPool } from '../pool.js';
import { findUser, pretendDelivery, tellsUnknown } from '../pretence.js';
import type { Service } from '../service.js';
import { errors } from '../service-error.js';
import { createVerifier } from '../srp.js';
import { createUser, type LocalUser } from '../users.js';

/** Making an account and confirming it. */
export const signUpOperations = {
  SignUp: operation(
    {
      ClientId: members.clientId,
      SecretHash: members.secretHash,
      Username: members.username,
      Password: required(members.password),
      UserAttributes: members.attributes,
      ValidationData: members.attributes,
      ClientMetadata: members.metadata,
    },
    async (service, input) => {
      const { pool, client } = findClient(service, input.ClientId);
      await checkSecretHash(client, input.Username, input.SecretHash);
      const given = readAttributes(input.UserAttributes, 'user');
      const { username, attributes } = identify(pool, input.Username, given);
      requireAttributes(pool, attributes);
      checkPolicy(pool, input.Password);
      const password = await createVerifier(pool.name, username, input.Password);
      refuseExisting(pool, username, attributes);

      const user = createUser(username, attributes, service.clock.now());
      user.password = password;
      pool.users.add(user);
      if (!pool.options.requireConfirmation) confirmByTrigger(pool, user);
      const delivery = user.status === 'UNCONFIRMED' ? sendSignUpCode(service, pool, user) : undefined;
      return {
        UserConfirmed: user.status === 'CONFIRMED',
        UserSub: attributes.get('sub'),
        CodeDeliveryDetails: delivery,
      };
    },
  ),

  ConfirmSignUp: operation(
    {
      ClientId: members.clientId,
      SecretHash: members.secretHash,
      Username: members.username,
      ConfirmationCode: members.code,
      ForceAliasCreation: flag(),
      ClientMetadata: members.metadata,
    },
    async (service, input) => {
      const { pool, client } = findClient(service, input.ClientId);
      await checkSecretHash(client, input.Username, input.SecretHash);
      const user = findUser(pool, client, input.Username, errors.expiredCode());
      if (user.status !== 'UNCONFIRMED') {
        throw errors.notAuthorized(`User cannot be confirmed. Current status is ${user.status}`);
      }
      useCode(service, pool, user, 'sign-up', input.ConfirmationCode, (attribute) => {
        verifyAttribute(pool, user, attribute, input.ForceAliasCreation);
      });
      user.status = 'CONFIRMED';
      user.modified = service.clock.now();
      return {};
    },
  ),

  ResendConfirmationCode: operation(
    {
      ClientId: members.clientId,
      SecretHash: members.secretHash,
      Username: members.username,
      ClientMetadata: members.metadata,
    },
    async (service, input) => {
      const { pool, client } = findClient(service, input.ClientId);
      await checkSecretHash(client, input.Username, input.SecretHash);
      if (!pool.users.find(input.Username) && !tellsUnknown(client)) {
        return { CodeDeliveryDetails: pretendDelivery(pool, input.Username) };
      }
      const user = findUser(pool, client, input.Username);
      if (user.status !== 'UNCONFIRMED') throw errors.invalidParameter('User is already confirmed.');
      const delivery = sendSignUpCode(service, pool, user);
      if (!delivery) throw errors.invalidParameter('Cannot resend codes. Auto verification not turned on.');
      return { CodeDeliveryDetails: delivery };
    },
  ),
};

/** Finds the internal username: what was given, or the sub where people sign up with an e-mail address or phone number. */
export function identify(
  pool: LocalPool,
  given: string,
  attributes: ReadonlyMap<string, string>,
): { username: string; attributes: Map<string, string> } {
  const sub = crypto.randomUUID();
  const all = new Map([['sub', sub], ...attributes]);
  const { usernameAttributes, aliasAttributes } = pool.options;
  const form: AliasName | undefined = isEmail(given) ? 'email' : isPhone(given) ? 'phone_number' : undefined;
  if (usernameAttributes.length > 0) {
    if (!form || !usernameAttributes.includes(form)) {
      const wanted =
        usernameAttributes.length > 1 ? 'either an email or a phone number' : describe(usernameAttributes[0]);
      throw errors.invalidParameter(`Username should be ${wanted}.`);
    }
    all.set(form, given);
    return { username: sub, attributes: withVerifiedFlags(all) };
  }
  if (form && aliasAttributes.includes(form)) {
    const name = form === 'email' ? 'email' : 'phone number';
    throw errors.invalidParameter(
      `Username cannot be of ${name} format, since user pool is configured for ${name} alias.`,
    );
  }
  return { username: given, attributes: withVerifiedFlags(all) };
}

const describe = (alias?: AliasName): string => (alias === 'email' ? 'an email' : 'a phone number');

function withVerifiedFlags(attributes: Map<string, string>): Map<string, string> {
  for (const alias of ['email', 'phone_number']) {
    const name = `${alias}_verified`;
    if (attributes.has(alias) && !attributes.has(name)) attributes.set(name, 'false');
  }
  return attributes;
}

/** Throws when the username, or an address people sign in with, is taken. */
export function refuseExisting(
  pool: LocalPool,
  username: string,
  attributes: ReadonlyMap<string, string>,
  message?: string,
): void {
  for (const alias of pool.options.usernameAttributes) {
    const value = attributes.get(alias);
    if (value && pool.users.ownerOf(alias, value)) {
      throw errors.usernameExists(`An account with the given ${alias} already exists.`);
    }
  }
  if (pool.users.find(username)) throw errors.usernameExists(message);
}

function confirmByTrigger(pool: LocalPool, user: LocalUser): void {
  user.status = 'CONFIRMED';
  for (const alias of ['email', 'phone_number'] as const) {
    if (pool.options.autoVerify && user.attributes.has(alias)) verifyAttribute(pool, user, alias);
  }
}

function sendSignUpCode(service: Service, pool: LocalPool, user: LocalUser): CodeDeliveryDetails | undefined {
  // The service texts rather than e-mails where it could do both.
  const order = (['phone_number', 'email'] as const).filter((alias) =>
    pool.options.autoVerifiedAttributes.includes(alias),
  );
  const contact = contactOf(user, order);
  return contact && sendCode(service, pool, user, 'sign-up', contact);
}
