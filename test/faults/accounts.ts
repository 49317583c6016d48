import type { CreationOptions } from '../conformance/software-authenticator.js';
import { clientId, type World } from './world.js';

/** An account, or one that is about to be made, and what its owner knows of it. */
export interface Account {
  readonly email: string;
  /** What may be the password now, likeliest first. */
  passwords: string[];
  /** What they would choose as a new one. */
  readonly newPassword: string;
  /** The secret in their authenticator app. */
  secret?: string;
  hasAccount: boolean;
}

export const account = (name: string): Account => ({
  email: `${name}@example.com`,
  passwords: ['Correct7!horse'],
  newPassword: 'Battery8?staple',
  hasAccount: true,
});

/** Makes what a person has when they come. */
export type Preparation = (world: World, account: Account) => Promise<void>;

/** No account yet. */
export const newcomer = (_world: World, account: Account): Promise<void> => {
  account.hasAccount = false;
  return Promise.resolve();
};

const attributes = ({ email }: Account, verified = true) => ({ email, email_verified: String(verified) });

/** An account with a password of its own. */
export async function addAccount(
  world: World,
  account: Account,
  more: Record<string, string> = {},
): Promise<void> {
  const { admin } = world.pool;
  await admin.createUser({
    username: account.email,
    attributes: { ...attributes(account), ...more },
    suppress: true,
  });
  await admin.setUserPassword(account.email, account.passwords[0] ?? '');
}

export const phone = { phone_number: '+14155550123', phone_number_verified: 'true' };
const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** Second factors that are turned on already. */
export const withFactors =
  (...factors: ('SMS_MFA' | 'SOFTWARE_TOKEN_MFA')[]) =>
  async (world: World, account: Account): Promise<void> => {
    await addAccount(world, account, phone);
    const user = world.pool.users.find(account.email);
    if (!user) return;
    for (const factor of factors) user.factors.add(factor);
    if (factors.length === 1) user.preferredFactor = factors[0];
    user.totp.secret = account.secret = secret;
  };

/** An address that is not verified. */
export const unverified = async (world: World, account: Account): Promise<void> => {
  await addAccount(world, account, { email_verified: 'false' });
};

/** A password that has to be replaced. */
export const withTemporaryPassword: Preparation = (world, account) =>
  world.pool.admin.createUser({
    username: account.email,
    temporaryPassword: account.passwords[0] ?? '',
    attributes: attributes(account),
    suppress: true,
  });

/** A password that was reset. */
export const withReset: Preparation = async (world, account) => {
  await addAccount(world, account);
  await world.pool.admin.resetUserPassword(account.email);
};

type Answer = Readonly<Record<string, unknown>>;

/** Calls the service from elsewhere than the page. */
async function call({ cognito, url }: World, operation: string, input: object): Promise<Answer> {
  const headers = { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` };
  const body = JSON.stringify(input);
  const response = await cognito.fetch(new Request(`${url}cognito/`, { method: 'POST', headers, body }));
  return (await response.json()) as Answer;
}

/** Signed up elsewhere, and not confirmed. */
export const unconfirmed: Preparation = async (world, { email, passwords: [Password] }) => {
  const UserAttributes = [{ Name: 'email', Value: email }];
  await call(world, 'SignUp', { ClientId: clientId, Username: email, Password, UserAttributes });
};

/** A passkey on the device. */
export const withPasskey: Preparation = async (world, account) => {
  await addAccount(world, account);
  const { AuthenticationResult } = await call(world, 'InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    ClientId: clientId,
    AuthParameters: { USERNAME: account.email, PASSWORD: account.passwords[0] },
  });
  const { AccessToken } = AuthenticationResult as { AccessToken: string };
  const started = await call(world, 'StartWebAuthnRegistration', { AccessToken });
  const options = started['CredentialCreationOptions'] as CreationOptions;
  const Credential = await world.device.authenticator.create(options);
  await call(world, 'CompleteWebAuthnRegistration', { AccessToken, Credential });
};

/** No address, and a pool that insists on a second factor. */
export const withoutContact: Preparation = async (world, { email, passwords: [password = ''] }) => {
  await world.pool.admin.createUser({ username: email, suppress: true });
  await world.pool.admin.setUserPassword(email, password);
};
