import { identify, refuseExisting } from '../operations/sign-up.js';
import type { ResolvedClient } from '../options/options.js';
import type { LocalPool } from '../pool/pool.js';
import { callTrigger } from '../pool/triggers.js';
import type { Service } from '../service.js';
import { errors, ServiceError } from '../wire/service-error.js';
import { readAttributes, verifyAttribute } from './attributes.js';
import { tellsUnknown } from './find-user.js';
import { storePassword } from './passwords.js';
import { createUser, isVerified, type LocalUser } from './users.js';

/**
 * Lets the user-migration trigger bring a user over who is not in the pool yet: with the password they typed, or for
 * a password reset without one. Returns undefined when there is no trigger, or it knows no such user and the client does not
 * tell.
 */
export async function migrateUser(
  service: Service,
  pool: LocalPool,
  client: ResolvedClient,
  userName: string,
  { password, metadata }: { password?: string; metadata: Record<string, string> | undefined },
): Promise<LocalUser | undefined> {
  const { userMigration } = pool.options.triggers;
  if (!userMigration) return undefined;
  try {
    const { userAttributes, finalUserStatus, forceAliasCreation } = await callTrigger(userMigration, {
      name: 'UserMigration',
      source: password === undefined ? 'ForgotPassword' : 'Authentication',
      pool,
      client,
      userName,
      request:
        password === undefined
          ? { clientMetadata: metadata ?? {} }
          : { password, validationData: metadata ?? {} },
      response: {
        userAttributes: null,
        finalUserStatus: null,
        messageAction: null,
        desiredDeliveryMediums: null,
        forceAliasCreation: null,
        enableSMSMFA: null,
      },
    });
    if (!userAttributes) throw errors.invalidLambdaResponse('Unrecognizable lambda output');
    const given = Object.entries(userAttributes)
      .filter(([name]) => name !== 'username')
      .map(([Name, Value]) => ({ Name, Value }));
    const { username, attributes } = identify(pool, userName, readAttributes(given, 'admin'));
    refuseExisting(pool, username, attributes);
    const user = createUser(username, attributes, service.clock.now());
    user.status = finalUserStatus === 'CONFIRMED' && password !== undefined ? 'CONFIRMED' : 'RESET_REQUIRED';
    // The service does not hold a migrated password against the policy.
    if (password !== undefined) await storePassword(pool, user, password, service.clock.now());
    refuseExisting(pool, username, attributes);
    for (const alias of ['email', 'phone_number'] as const) {
      if (isVerified(user, alias)) verifyAttribute(pool, user, alias, forceAliasCreation === true);
    }
    pool.users.add(user);
    return user;
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    if (!tellsUnknown(client)) return undefined;
    throw errors.userNotFound(`Exception migrating user in app client ${client.id}`);
  }
}
