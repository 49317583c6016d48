import { toBase64Url } from '../crypto/bytes.js';
import { findPool } from '../pool/clients.js';
import type { LocalPool } from '../pool/pool.js';
import type { Service } from '../service.js';
import { revokeAll } from '../tokens/tokens.js';
import {
  contactOf,
  listAttributes,
  readAttributes,
  refuseImmutable,
  verifyAttribute,
  writeAttributes,
} from '../users/attributes.js';
import { sendCode } from '../users/codes.js';
import { setPassword } from '../users/passwords.js';
import { askPreSignUp, readPairs } from '../users/pre-sign-up.js';
import { createUser, isVerified, type LocalUser } from '../users/users.js';
import { flag, listOf, members, oneOf, required } from '../wire/members.js';
import { errors } from '../wire/service-error.js';
import { signedOperation } from './operation.js';
import { NO_CONTACT } from './passwords.js';
import { identify, refuseExisting } from './sign-up.js';
import { mfaSettings } from './user.js';

const EXISTS = 'User account already exists';
const TEMPORARY_LIFETIME = 7 * 86_400_000;
const subject = { UserPoolId: members.poolId, Username: members.username };

/** What an administrator does. The real service wants these signed with AWS credentials; here a signature is ignored, and foreign pages are refused. */
export const adminOperations = {
  AdminCreateUser: signedOperation(
    {
      ...subject,
      TemporaryPassword: members.password,
      UserAttributes: members.attributes,
      ValidationData: members.attributes,
      ForceAliasCreation: flag(),
      MessageAction: oneOf('SUPPRESS', 'RESEND'),
      DesiredDeliveryMediums: listOf(oneOf('SMS', 'EMAIL')),
      ClientMetadata: members.metadata,
    },
    async (service, input) => {
      const pool = findPool(service, input.UserPoolId);
      const now = service.clock.now();
      const password = input.TemporaryPassword ?? `Aa1-${toBase64Url(service.random.bytes(9))}`;
      const user =
        input.MessageAction === 'RESEND'
          ? waitingUser(pool, input.Username)
          : newUser(pool, input.Username, readAttributes(input.UserAttributes, 'admin'), now);
      if (input.MessageAction !== 'RESEND') {
        await askPreSignUp(pool, { id: 'CLIENT_ID_NOT_APPLICABLE' }, user, {
          source: 'AdminCreateUser',
          validationData: readPairs(input.ValidationData),
          clientMetadata: input.ClientMetadata,
        });
      }
      await setPassword(pool, user, password, now);
      user.passwordExpires = now + TEMPORARY_LIFETIME;
      user.status = 'FORCE_CHANGE_PASSWORD';
      if (input.MessageAction !== 'RESEND') {
        refuseExisting(pool, user.username, user.attributes, EXISTS);
        for (const alias of ['email', 'phone_number'] as const) {
          if (isVerified(user, alias)) verifyAttribute(pool, user, alias, input.ForceAliasCreation);
        }
        pool.users.add(user);
      }
      if (input.MessageAction !== 'SUPPRESS')
        invite(service, pool, user, password, input.DesiredDeliveryMediums);
      return {
        User: { Username: user.username, Attributes: listAttributes(user.attributes), ...summary(user) },
      };
    },
    { does: 'Makes a user with a temporary password and sends the invitation, or sends it again.' },
  ),

  AdminGetUser: signedOperation(
    subject,
    (service, input) => {
      const { user } = find(service, input);
      return {
        Username: user.username,
        UserAttributes: listAttributes(user.attributes),
        ...summary(user),
        ...mfaSettings(user),
      };
    },
    { does: 'Returns a user, with status and dates.' },
  ),

  AdminConfirmSignUp: signedOperation(
    { ...subject, ClientMetadata: members.metadata },
    (service, input) => {
      const { user } = find(service, input);
      if (user.status !== 'UNCONFIRMED') {
        throw errors.notAuthorized(`User cannot be confirmed. Current status is ${user.status}`);
      }
      user.status = 'CONFIRMED';
      return {};
    },
    { does: 'Confirms without a code.' },
  ),

  AdminSetUserPassword: signedOperation(
    { ...subject, Password: required(members.password), Permanent: flag() },
    async (service, input) => {
      const { pool, user } = find(service, input);
      const now = service.clock.now();
      await setPassword(pool, user, input.Password, now);
      pool.attempts.passwordPassed(user.username);
      user.status = input.Permanent ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD';
      if (!input.Permanent) user.passwordExpires = now + TEMPORARY_LIFETIME;
      return {};
    },
    { does: 'Sets a password, for good or temporarily.' },
  ),

  AdminResetUserPassword: signedOperation(
    { ...subject, ClientMetadata: members.metadata },
    (service, input) => {
      const { pool, user } = find(service, input);
      if (user.status === 'FORCE_CHANGE_PASSWORD') {
        throw errors.notAuthorized('User password cannot be reset in the current state.');
      }
      const contact = contactOf(user, ['phone_number', 'email'], true);
      if (!contact || user.status === 'UNCONFIRMED') throw errors.invalidParameter(NO_CONTACT);
      user.status = 'RESET_REQUIRED';
      sendCode(service, pool, user, 'reset', contact);
      return {};
    },
    { does: 'Makes the password unusable and sends a code to set a new one.' },
  ),

  AdminUpdateUserAttributes: signedOperation(
    { ...subject, UserAttributes: required(members.attributes), ClientMetadata: members.metadata },
    (service, input) => {
      const { pool, user } = find(service, input);
      const changes = readAttributes(input.UserAttributes, 'admin');
      refuseImmutable(pool, changes.keys());
      writeAttributes(pool, user, changes);
      user.modified = service.clock.now();
      return {};
    },
    { does: 'Changes attributes, verified flags too.' },
  ),

  AdminDisableUser: signedOperation(
    subject,
    (service, input) => {
      const { user } = find(service, input);
      user.enabled = false;
      revokeAll(user);
      return {};
    },
    { does: 'Locks a user out and ends their sign-ins.' },
  ),

  AdminEnableUser: signedOperation(
    subject,
    (service, input) => {
      find(service, input).user.enabled = true;
      return {};
    },
    { does: 'Lets a user in again.' },
  ),

  AdminUserGlobalSignOut: signedOperation(
    subject,
    (service, input) => {
      revokeAll(find(service, input).user);
      return {};
    },
    { does: "Ends a user's sign-ins." },
  ),

  AdminDeleteUser: signedOperation(
    subject,
    (service, input) => {
      const { pool, user } = find(service, input);
      pool.users.delete(user.username);
      return undefined;
    },
    { does: 'Deletes a user.' },
  ),
};

function find(
  service: Service,
  input: { UserPoolId: string; Username: string },
): { pool: LocalPool; user: LocalUser } {
  const pool = findPool(service, input.UserPoolId);
  const user = pool.users.find(input.Username);
  if (!user) throw errors.userNotFound();
  return { pool, user };
}

function newUser(pool: LocalPool, given: string, attributes: Map<string, string>, now: number): LocalUser {
  const identity = identify(pool, given, attributes);
  refuseExisting(pool, identity.username, identity.attributes, EXISTS);
  return createUser(identity.username, identity.attributes, now);
}

function waitingUser(pool: LocalPool, username: string): LocalUser {
  const user = pool.users.find(username);
  if (!user) throw errors.userNotFound();
  if (user.status !== 'FORCE_CHANGE_PASSWORD') {
    throw errors.unsupportedState(`Resend not possible. ${username} status is not FORCE_CHANGE_PASSWORD`);
  }
  return user;
}

function invite(
  service: Service,
  pool: LocalPool,
  user: LocalUser,
  password: string,
  mediums: readonly ('SMS' | 'EMAIL')[] = ['EMAIL', 'SMS'],
): void {
  for (const medium of mediums) {
    const contact = contactOf(user, [medium === 'EMAIL' ? 'email' : 'phone_number']);
    if (!contact) continue;
    const name =
      contact.attribute === 'email' && pool.options.usernameAttributes.length > 0
        ? contact.destination
        : user.username;
    service.outbox.send({
      poolId: pool.id,
      username: user.username,
      medium,
      destination: contact.destination,
      kind: 'invitation',
      password,
      text: `Your username is ${name} and temporary password is ${password}.`,
    });
  }
}

const summary = (user: LocalUser): object => ({
  Enabled: user.enabled,
  UserStatus: user.status,
  UserCreateDate: user.created / 1000,
  UserLastModifiedDate: user.modified / 1000,
});
