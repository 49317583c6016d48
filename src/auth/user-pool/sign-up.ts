import { AuthError } from '../../lib/auth-error.js';
import { isObject } from '../../lib/guards.js';
import { latestOf } from '../sign-in-attempt.js';
import type { CodeDelivery, ConfirmSignUpOptions, SignUpParams, SignUpResult } from '../types.js';
import { delivery, isDelivery } from './delivery.js';
import { CognitoUserAttribute } from './library/library.js';
import { metadata, type UserPool } from './pool.js';
import { prepareAutoSignIn, startAutoSignIn } from './sign-in/auto-sign-in.js';
import { asPoolUser, assertText, createUser } from './user.js';

export async function signUp(
  pool: UserPool,
  first: Partial<SignUpParams> | string | null | undefined,
  secondPassword?: string,
  email?: string,
  phone?: string,
): Promise<SignUpResult> {
  const params: Partial<SignUpParams> =
    typeof first === 'string'
      ? {
          username: first,
          ...(secondPassword === undefined ? {} : { password: secondPassword }),
          attributes: { ...(email ? { email } : {}), ...(phone ? { phone_number: phone } : {}) },
        }
      : (first ?? {});
  const { username, password, attributes = {}, validationData } = params;
  assertText(username, 'username', 'signUp');
  assertText(password, 'password', 'signUp');
  const userAttributes = toList(attributes, 'attributes');
  const validation = toList(validationData ?? [], 'validationData');
  const since = latestOf(pool);
  let result: SignUpResult;
  try {
    result = await register(pool, username, password, userAttributes, validation, params.clientMetadata);
  } catch (error) {
    pool.emit('signUp_failure', error, `${username} failed to signup`);
    throw error;
  }
  pool.emit('signUp', result, `${username} has signed up successfully`);
  if (wantsAutoSignIn(params.autoSignIn)) {
    prepareAutoSignIn(pool, username, password);
    if (result.userConfirmed) startAutoSignIn(pool, username, since);
  }
  return result;
}

function wantsAutoSignIn(option: SignUpParams['autoSignIn']): boolean {
  return typeof option === 'object' ? option.enabled : option === true;
}

function toList(given: unknown, name: string): CognitoUserAttribute[] {
  if (!isObject(given))
    throw new AuthError('InvalidArgument', `signUp: ${name} must be an object; it is ${typeof given}.`);
  const pairs: [string, unknown][] = Array.isArray(given)
    ? given.map((item: unknown) => (isObject(item) ? [String(item['Name']), item['Value']] : ['', item]))
    : Object.entries(given);
  return pairs.map(([Name, Value]) => {
    if (typeof Value !== 'string') {
      throw new AuthError(
        'InvalidArgument',
        `signUp: ${name}.${Name} must be a string; it is ${typeof Value}.`,
      );
    }
    return new CognitoUserAttribute({ Name, Value });
  });
}

function register(
  pool: UserPool,
  username: string,
  password: string,
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
          user: asPoolUser(data['user'], 'signUp'),
          userConfirmed: data['userConfirmed'] === true,
          userSub: data['userSub'],
          ...(isDelivery(details) ? { codeDeliveryDetails: details } : {}),
        });
      }
    };
    pool.library.signUp(username, password, attributes, validation, done, metadata(pool, clientMetadata));
  });
}

export async function confirmSignUp(
  pool: UserPool,
  username: string,
  code: string,
  options: ConfirmSignUpOptions = {},
): Promise<'SUCCESS'> {
  assertText(username, 'username', 'confirmSignUp');
  assertText(code, 'code', 'confirmSignUp');
  const since = latestOf(pool);
  const context = createUser(pool, username).getUserContextData();
  await pool.client.send('ConfirmSignUp', {
    ClientId: pool.clientId,
    Username: username,
    ConfirmationCode: code,
    ForceAliasCreation: options.forceAliasCreation ?? true,
    ClientMetadata: metadata(pool, options.clientMetadata),
    ...(context ? { UserContextData: context } : {}),
  });
  pool.emit('confirmSignUp', 'SUCCESS', `${username} has been confirmed successfully`);
  startAutoSignIn(pool, username, since);
  return 'SUCCESS';
}

export async function resendSignUp(
  pool: UserPool,
  username: string,
  clientMetadata?: Record<string, string>,
): Promise<CodeDelivery> {
  assertText(username, 'username', 'resendSignUp');
  return delivery(
    await pool.client.send('ResendConfirmationCode', {
      ClientId: pool.clientId,
      Username: username,
      ClientMetadata: metadata(pool, clientMetadata),
    }),
  );
}
