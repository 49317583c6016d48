import { assertText } from '../arguments.js';
import type { CodeDelivery, CognitoUser } from '../types.js';
import { delivery } from './delivery.js';
import { metadata, type UserPool } from './pool.js';
import { validSession } from './session.js';
import { asPoolUser, createUser } from './user.js';

type Metadata = Record<string, string> | undefined;

export async function forgotPassword(
  pool: UserPool,
  username: string,
  clientMetadata?: Metadata,
): Promise<CodeDelivery> {
  const call = 'forgotPassword';
  assertText(username, 'username', call);
  const params = {
    ClientId: pool.clientId,
    Username: username,
    ClientMetadata: metadata(pool, clientMetadata, call),
  };
  const user = createUser(pool, username);
  return reported(pool, call, user, `${username} has asked for a new password`, async () =>
    delivery(await pool.client.send('ForgotPassword', withContext(user, params))),
  );
}

export async function forgotPasswordSubmit(
  pool: UserPool,
  username: string,
  code: string,
  newPassword: string,
  clientMetadata?: Metadata,
): Promise<'SUCCESS'> {
  const call = 'forgotPasswordSubmit';
  assertText(username, 'username', call);
  assertText(code, 'code', call);
  assertText(newPassword, 'newPassword', call);
  const user = createUser(pool, username);
  const params = {
    ClientId: pool.clientId,
    Username: username,
    ConfirmationCode: code,
    Password: newPassword,
    ClientMetadata: metadata(pool, clientMetadata, call),
  };
  return reported<'SUCCESS'>(pool, call, user, `${username} forgotPasswordSubmit successful`, async () => {
    await pool.client.send('ConfirmForgotPassword', withContext(user, params));
    return 'SUCCESS';
  });
}

/**
 * The service reports a wrong old password as `NotAuthorizedException`, so a refused token is not refreshed
 * here.
 */
export async function changePassword(
  pool: UserPool,
  user: CognitoUser,
  oldPassword: string | undefined,
  newPassword: string,
): Promise<'SUCCESS'> {
  const current = asPoolUser(pool, user, 'changePassword');
  if (oldPassword !== undefined) assertText(oldPassword, 'oldPassword', 'changePassword');
  assertText(newPassword, 'newPassword', 'changePassword');
  const session = await validSession(pool, current);
  await pool.client.send('ChangePassword', {
    PreviousPassword: oldPassword,
    ProposedPassword: newPassword,
    AccessToken: session.getAccessToken().getJwtToken(),
  });
  return 'SUCCESS';
}

function withContext(user: { getUserContextData(): object | undefined }, params: object): object {
  const context = user.getUserContextData();
  return context ? { ...params, UserContextData: context } : params;
}

async function reported<Result>(
  pool: UserPool,
  event: 'forgotPassword' | 'forgotPasswordSubmit',
  user: CognitoUser,
  message: string,
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    const result = await run();
    pool.emit(event, user, message);
    return result;
  } catch (error) {
    pool.emit(`${event}_failure`, error, `${user.getUsername()} ${event} failed`);
    throw error;
  }
}
