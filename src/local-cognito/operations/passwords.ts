import { checkSecretHash, findClient } from '../pool/clients.js';
import { authorize } from '../tokens/tokens.js';
import { contactOf } from '../users/attributes.js';
import { sendCode, useCode } from '../users/codes.js';
import { findUser, pretendDelivery, tellsUnknown } from '../users/find-user.js';
import { migrateUser } from '../users/migration.js';
import { checkPolicy, isReused, provePassword, setPassword } from '../users/passwords.js';
import { members, required } from '../wire/members.js';
import { errors } from '../wire/service-error.js';
import { operation } from './operation.js';

export const NO_CONTACT =
  'Cannot reset password for the user as there is no registered/verified email or phone_number';

/** Forgotten and changed passwords. */
export const passwordOperations = {
  ForgotPassword: operation(
    {
      ClientId: members.clientId,
      SecretHash: members.secretHash,
      Username: members.username,
      ClientMetadata: members.metadata,
    },
    async (service, input) => {
      const { pool, client } = findClient(service, input.ClientId);
      await checkSecretHash(client, input.Username, input.SecretHash);
      const metadata = input.ClientMetadata;
      const known =
        pool.users.find(input.Username) ??
        (await migrateUser(service, pool, client, input.Username, { metadata }));
      if (!known && !tellsUnknown(client)) {
        return { CodeDeliveryDetails: pretendDelivery(pool, input.Username) };
      }
      const user = findUser(pool, client, input.Username);
      if (!user.enabled) throw errors.notAuthorized('User is disabled.');
      if (user.status === 'FORCE_CHANGE_PASSWORD') {
        throw errors.notAuthorized('User password cannot be reset in the current state.');
      }
      const contact = contactOf(user, ['phone_number', 'email'], true);
      if (!contact || user.status === 'UNCONFIRMED') throw errors.invalidParameter(NO_CONTACT);
      return { CodeDeliveryDetails: sendCode(service, pool, user, 'reset', contact) };
    },
    {
      does: 'Sends a code to a verified address; pretends to for unknown users, or asks the migration trigger.',
    },
  ),

  ConfirmForgotPassword: operation(
    {
      ClientId: members.clientId,
      SecretHash: members.secretHash,
      Username: members.username,
      ConfirmationCode: members.code,
      Password: required(members.password),
      ClientMetadata: members.metadata,
    },
    async (service, input) => {
      const { pool, client } = findClient(service, input.ClientId);
      await checkSecretHash(client, input.Username, input.SecretHash);
      checkPolicy(pool, input.Password);
      const user = findUser(pool, client, input.Username, errors.expiredCode());
      const reused = await isReused(pool, user, input.Password);
      useCode(service, pool, user, 'reset', input.ConfirmationCode, () => {
        // Only after the code is verified; otherwise this would reveal an earlier password.
        if (reused) throw errors.passwordHistory();
      });
      await setPassword(pool, user, input.Password, service.clock.now());
      pool.attempts.passwordPassed(user.username);
      user.status = 'CONFIRMED';
      return {};
    },
    { does: 'Sets a new password with the code.' },
  ),

  ChangePassword: operation(
    {
      AccessToken: members.token,
      PreviousPassword: members.password,
      ProposedPassword: required(members.password),
    },
    async (service, input) => {
      const { pool, user } = await authorize(service, input.AccessToken);
      if (user.password)
        await provePassword(pool, user, input.PreviousPassword ?? '', errors.limitExceeded());
      await setPassword(pool, user, input.ProposedPassword, service.clock.now());
      return {};
    },
    { does: 'Sets a new password with the old one; without it, the first password of a user who has none.' },
  ),
};
