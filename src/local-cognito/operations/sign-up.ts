import type { AliasName } from '../options/options.js';
import { checkSecretHash, findClient } from '../pool/clients.js';
import type { LocalPool } from '../pool/pool.js';
import type { Service } from '../service.js';
import {
  type CodeDeliveryDetails,
  contactOf,
  isEmail,
  isPhone,
  readAttributes,
  refuseUnwritable,
  requireAttributes,
  verifyAttribute,
} from '../users/attributes.js';
import { sendCode, useCode } from '../users/codes.js';
import { findUser, pretendDelivery, tellsUnknown } from '../users/find-user.js';
import { setPassword } from '../users/passwords.js';
import { askPreSignUp, readPairs, type SignUpDecision } from '../users/pre-sign-up.js';
import { createUser, type LocalUser } from '../users/users.js';
import { flag, members } from '../wire/members.js';
import { errors } from '../wire/service-error.js';
import { operation } from './operation.js';

/** Making an account and confirming it. */
export const signUpOperations = {
  SignUp: operation(
    {
      ClientId: members.clientId,
      SecretHash: members.secretHash,
      Username: members.username,
      Password: members.password,
      UserAttributes: members.attributes,
      ValidationData: members.attributes,
      ClientMetadata: members.metadata,
    },
    async (service, input) => {
      const { pool, client } = findClient(service, input.ClientId);
      await checkSecretHash(client, input.Username, input.SecretHash);
      if (pool.options.allowAdminCreateUserOnly)
        throw errors.notAuthorized('SignUp is not permitted for this user pool');
      const given = readAttributes(input.UserAttributes, 'user');
      refuseUnwritable(pool, client.id, given);
      const { username, attributes } = identify(pool, input.Username, given);
      requireAttributes(pool, attributes);
      const now = service.clock.now();
      const user = createUser(username, attributes, now);
      if (input.Password === undefined) refuseMissingPassword(pool);
      else await setPassword(pool, user, input.Password, now);
      refuseExisting(pool, username, attributes);
      const decision = await askPreSignUp(pool, client, user, {
        validationData: readPairs(input.ValidationData),
        clientMetadata: input.ClientMetadata,
      });
      // Another request may have taken the username in the meantime.
      refuseExisting(pool, username, attributes);
      pool.users.add(user);
      confirmByTrigger(pool, user, decision);
      const delivery = user.status === 'UNCONFIRMED' ? sendSignUpCode(service, pool, user) : undefined;
      return {
        UserConfirmed: user.status === 'CONFIRMED',
        UserSub: attributes.get('sub'),
        CodeDeliveryDetails: delivery,
      };
    },
    {
      does: 'Makes an account and sends its code; without a password where the pool has codes as first factor.',
      leavesOut: 'the custom-message and post-confirmation triggers',
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
      if (!client.explicitAuthFlows.includes('USER_AUTH')) return {};
      const session = { poolId: pool.id, clientId: client.id, username: user.username, passed: [] };
      return { Session: service.sessions.open({ ...session, challenge: 'CONFIRMED_SIGN_UP' }) };
    },
    {
      does: 'Confirms with the code and verifies what it was sent to; its session begins a USER_AUTH sign-in.',
      leavesOut: 'links instead of codes',
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
    { does: 'Sends a new code; pretends to for unknown users.' },
  ),
};

/** Finds the internal username: what was given, or the sub where people sign up with an email address or phone number. */
export function identify(
  pool: LocalPool,
  given: string,
  attributes: ReadonlyMap<string, string>,
): { username: string; attributes: Map<string, string> } {
  const sub = pool.random.uuid();
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

/** Confirms and verifies as the pre-sign-up trigger, or the options that stand for it, decided. */
function confirmByTrigger(pool: LocalPool, user: LocalUser, decision: SignUpDecision): void {
  if (!decision.autoConfirmUser) return;
  user.status = 'CONFIRMED';
  const verified = { email: decision.autoVerifyEmail, phone_number: decision.autoVerifyPhone };
  for (const alias of ['email', 'phone_number'] as const) {
    if (verified[alias] && user.attributes.has(alias)) verifyAttribute(pool, user, alias);
  }
}

function refuseMissingPassword(pool: LocalPool): void {
  if (pool.options.firstFactors.some((factor) => factor !== 'PASSWORD')) return;
  throw errors.invalidParameter(
    "1 validation error detected: Value null at 'password' failed to satisfy constraint: Member must not be null",
  );
}

function sendSignUpCode(service: Service, pool: LocalPool, user: LocalUser): CodeDeliveryDetails | undefined {
  // The service texts rather than emails where it could do both.
  const order = (['phone_number', 'email'] as const).filter((alias) =>
    pool.options.autoVerifiedAttributes.includes(alias),
  );
  const contact = contactOf(user, order);
  return contact && sendCode(service, pool, user, 'sign-up', contact);
}
