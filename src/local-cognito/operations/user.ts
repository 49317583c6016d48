import { configuredFactors } from '../sign-in/first-factors.js';
import { authorize } from '../tokens/tokens.js';
import {
  contactOf,
  listAttributes,
  readAttributes,
  refuseImmutable,
  refuseUnwritable,
  unverifiedValues,
  verifyPendingAttribute,
  writeAttributes,
} from '../users/attributes.js';
import { sendCode, useCode } from '../users/codes.js';
import type { LocalUser } from '../users/users.js';
import { listOf, members, oneOf, required, text } from '../wire/members.js';
import { errors } from '../wire/service-error.js';
import { operation } from './operation.js';

const verifiable = required(oneOf('email', 'phone_number'));

/** The operations of signed-in users on their account. */
export const userOperations = {
  GetUser: operation(
    { AccessToken: members.token },
    async (service, input) => {
      const { user } = await authorize(service, input.AccessToken);
      return {
        Username: user.username,
        UserAttributes: listAttributes(user.attributes),
        ...mfaSettings(user),
      };
    },
    { does: 'Returns the attributes and the second factors that are on.' },
  ),

  GetUserAuthFactors: operation(
    { AccessToken: members.token },
    async (service, input) => {
      const { pool, user } = await authorize(service, input.AccessToken);
      return {
        Username: user.username,
        ...mfaSettings(user),
        ConfiguredUserAuthFactors: configuredFactors(pool, user),
      };
    },
    { does: 'Returns the first factors of the user, and the second factors that are on.' },
  ),

  UpdateUserAttributes: operation(
    {
      AccessToken: members.token,
      UserAttributes: required(members.attributes),
      ClientMetadata: members.metadata,
    },
    async (service, input) => {
      const { pool, user, grant } = await authorize(service, input.AccessToken);
      const changes = readAttributes(input.UserAttributes, 'user');
      refuseUnwritable(pool, grant.clientId, changes);
      refuseImmutable(pool, changes.keys());
      const before = new Map(user.attributes);
      const pending = unverifiedValues(pool, user, changes);
      writeAttributes(pool, user, new Map([...changes].filter(([name]) => !pending.has(name))));
      for (const [name, value] of pending) user.pendingAttributes.set(name, value);
      user.modified = service.clock.now();
      const changed = pool.options.autoVerifiedAttributes.filter(
        (alias) => changes.get(alias) && before.get(alias) !== changes.get(alias),
      );
      const deliveries = changed.map((alias) => {
        const destination = changes.get(alias) ?? '';
        return sendCode(service, pool, user, `verify:${alias}`, { attribute: alias, destination });
      });
      return { CodeDeliveryDetailsList: deliveries };
    },
    {
      does: 'Changes attributes; a new address gets a code. Until then it is unverified, or, with attributesRequireVerificationBeforeUpdate, the old one stays.',
    },
  ),

  DeleteUserAttributes: operation(
    { AccessToken: members.token, UserAttributeNames: required(listOf(text({ min: 1, max: 32 }))) },
    async (service, input) => {
      const { pool, user } = await authorize(service, input.AccessToken);
      const fixed = input.UserAttributeNames.find(
        (name) => name === 'sub' || pool.options.requiredAttributes.includes(name),
      );
      if (fixed !== undefined) {
        throw errors.invalidParameter(
          `Attributes did not conform to the schema: ${fixed}: The attribute is required\n`,
        );
      }
      refuseImmutable(pool, input.UserAttributeNames);
      for (const name of input.UserAttributeNames) {
        user.pendingAttributes.delete(name);
        user.attributes.delete(name);
        user.attributes.delete(`${name}_verified`);
      }
      user.modified = service.clock.now();
      return {};
    },
    { does: 'Removes attributes that the pool does not require.' },
  ),

  GetUserAttributeVerificationCode: operation(
    { AccessToken: members.token, AttributeName: verifiable, ClientMetadata: members.metadata },
    async (service, input) => {
      const { pool, user } = await authorize(service, input.AccessToken);
      const pending = user.pendingAttributes.get(input.AttributeName);
      const contact =
        pending === undefined
          ? contactOf(user, [input.AttributeName])
          : { attribute: input.AttributeName, destination: pending };
      if (!contact) throw errors.invalidParameter(`User does not have the attribute ${input.AttributeName}.`);
      return { CodeDeliveryDetails: sendCode(service, pool, user, `verify:${input.AttributeName}`, contact) };
    },
    { does: 'Sends a code to an address, or to a new one that is not in force yet.' },
  ),

  VerifyUserAttribute: operation(
    { AccessToken: members.token, AttributeName: verifiable, Code: members.code },
    async (service, input) => {
      const { pool, user } = await authorize(service, input.AccessToken);
      useCode(service, pool, user, `verify:${input.AttributeName}`, input.Code, (attribute) => {
        verifyPendingAttribute(pool, user, attribute);
      });
      user.modified = service.clock.now();
      return {};
    },
    { does: 'Verifies an address with its code.' },
  ),

  DeleteUser: operation(
    { AccessToken: members.token },
    async (service, input) => {
      const { pool, user } = await authorize(service, input.AccessToken);
      pool.users.delete(user.username);
      return undefined;
    },
    { does: 'Deletes the caller.' },
  ),
};

/** Returns the members that tell which second factors are on. */
export function mfaSettings(user: LocalUser): {
  PreferredMfaSetting?: string;
  UserMFASettingList?: string[];
} {
  const { factors, passkeyMfa, preferredFactor } = user;
  return {
    ...(preferredFactor ? { PreferredMfaSetting: preferredFactor } : {}),
    ...(factors.size > 0
      ? { UserMFASettingList: [...factors, ...(passkeyMfa ? ['WEB_AUTHN_MFA'] : [])] }
      : {}),
  };
}
