import { AuthError } from '../../lib/auth-error.js';
import { isObject } from '../../lib/guards.js';
import { assertText, readFlag, readMembers, readPairs, readParams, readSwitch } from '../arguments.js';
import { latestOf } from '../sign-in-attempt.js';
import type { CodeDelivery, ConfirmSignUpOptions, SignUpParams, SignUpResult } from '../types.js';
import { delivery, isDelivery } from './delivery.js';
import { CognitoUserAttribute } from './library/library.js';
import { metadata, type UserPool } from './pool.js';
import { prepareAutoSignIn, startAutoSignIn, useConfirmation } from './sign-in/auto-sign-in.js';
import { asPoolUser, createUser } from './user.js';

const members: Readonly<Record<keyof SignUpParams, true>> = {
  username: true,
  password: true,
  attributes: true,
  validationData: true,
  clientMetadata: true,
  autoSignIn: true,
};

export async function signUp(
  pool: UserPool,
  first: Partial<SignUpParams> | string | null | undefined,
  secondPassword?: string,
  email?: string,
  phone?: string,
): Promise<SignUpResult> {
  const call = 'signUp';
  const params: Partial<Record<keyof SignUpParams, unknown>> =
    typeof first === 'string'
      ? {
          username: first,
          password: secondPassword,
          attributes: { ...(email ? { email } : {}), ...(phone ? { phone_number: phone } : {}) },
        }
      : readParams(first, members, call);
  const { username, password, attributes = {}, validationData } = params;
  assertText(username, 'username', call);
  // As an argument of its own, it is required.
  if (typeof first === 'string' || password !== undefined) assertText(password, 'password', call);
  const userAttributes = toList(attributes, 'attributes');
  const validation = toList(validationData ?? {}, 'validationData');
  const clientMetadata = metadata(pool, params.clientMetadata, call);
  const isAutomatic = readSwitch(params.autoSignIn, 'autoSignIn', call);
  const since = latestOf(pool);
  let result: SignUpResult;
  try {
    result = await register(pool, username, password, userAttributes, validation, clientMetadata);
  } catch (error) {
    pool.emit('signUp_failure', error, `${username} failed to signup`);
    throw error;
  }
  pool.emit('signUp', result, `${username} has signed up successfully`);
  // An account without a password that a trigger confirms has nothing to sign in with.
  if (isAutomatic && (password !== undefined || !result.userConfirmed)) {
    prepareAutoSignIn(pool, username, password);
    if (result.userConfirmed) startAutoSignIn(pool, username, since);
  }
  return result;
}

function toList(given: unknown, name: string): CognitoUserAttribute[] {
  return readPairs(given, name, 'signUp').map(([Name, Value]) => new CognitoUserAttribute({ Name, Value }));
}

function register(
  pool: UserPool,
  username: string,
  password: string | undefined,
  attributes: CognitoUserAttribute[],
  validation: CognitoUserAttribute[],
  clientMetadata: Record<string, string> | undefined,
): Promise<SignUpResult> {
  return new Promise((resolve, reject) => {
    const done = (error?: Error | null, data?: unknown) => {
      if (error) reject(error);
      else if (!isObject(data) || typeof data['userSub'] !== 'string') {
        reject(new AuthError('InvalidResponse', 'The response to SignUp is malformed.'));
      } else {
        const details = data['codeDeliveryDetails'];
        resolve({
          user: asPoolUser(pool, data['user'], 'signUp'),
          userConfirmed: data['userConfirmed'] === true,
          userSub: data['userSub'],
          ...(isDelivery(details) ? { codeDeliveryDetails: details } : {}),
        });
      }
    };
    // JSON leaves an undefined password out.
    pool.library.signUp(username, password as string, attributes, validation, done, clientMetadata);
  });
}

export async function confirmSignUp(
  pool: UserPool,
  username: string,
  code: string,
  options: ConfirmSignUpOptions = {},
): Promise<'SUCCESS'> {
  const call = 'confirmSignUp';
  assertText(username, 'username', call);
  assertText(code, 'code', call);
  const { forceAliasCreation, clientMetadata } = readMembers(
    options,
    ['forceAliasCreation', 'clientMetadata'],
    'options',
    call,
  );
  const since = latestOf(pool);
  const context = createUser(pool, username).getUserContextData();
  const { Session } = await pool.client.send('ConfirmSignUp', {
    ClientId: pool.clientId,
    Username: username,
    ConfirmationCode: code,
    ForceAliasCreation: readFlag(forceAliasCreation, 'forceAliasCreation', call) ?? true,
    ClientMetadata: metadata(pool, clientMetadata, call),
    ...(context ? { UserContextData: context } : {}),
  });
  pool.emit('confirmSignUp', 'SUCCESS', `${username} has been confirmed successfully`);
  useConfirmation(pool, username, Session);
  startAutoSignIn(pool, username, since);
  return 'SUCCESS';
}

export async function resendSignUp(
  pool: UserPool,
  username: string,
  clientMetadata?: Record<string, string>,
): Promise<CodeDelivery> {
  assertText(username, 'username', 'resendSignUp');
  const context = createUser(pool, username).getUserContextData();
  return delivery(
    await pool.client.send('ResendConfirmationCode', {
      ClientId: pool.clientId,
      Username: username,
      ClientMetadata: metadata(pool, clientMetadata, 'resendSignUp'),
      ...(context ? { UserContextData: context } : {}),
    }),
  );
}
