import { randomBytes, randomUUID } from 'node:crypto';

import { inGuide } from '../../lib/guide.js';
import type { PoolConfig } from '../config/read-config.js';
import { type Check, missing, ok, problem, unknown, warning } from './check.js';
import type { Answer, Service } from './service.js';

/** What both ways of looking at the app client find. */
export const hasSecret = problem(
  'client-secret',
  'The app client has a secret, which a page cannot keep: every sign-in fails.',
  'Create another app client without a secret, of the type single-page application. A secret cannot be removed from a client.',
);
export const hasNoSecret = ok('client-secret', 'The app client has no secret.');
export const hidesUsers = ok('user-existence', 'Answers do not say whether a username exists.');
export const showsUsers = warning(
  'user-existence',
  'Answers say that a username does not exist, so that anyone can find out who has an account.',
  'Turn on “Prevent user existence errors” of the app client (PreventUserExistenceErrors: ENABLED).',
);

/**
 * Checks what every visitor of the page can see: the keys of the pool, and how a sign-in begins with a username that no user has.
 * No user is changed, and no code is sent.
 */
export async function publicChecks(service: Service, config: PoolConfig): Promise<Check[]> {
  const { userPoolId, userPoolWebClientId: ClientId } = config;
  const keys = await service.get(`${userPoolId}/.well-known/jwks.json`);
  if (keys.status !== 200 || !Array.isArray(keys.body['keys'])) return [noPool(userPoolId, keys)];
  const username = `doctor-${randomUUID()}@example.com`;
  const begin = (AuthFlow: string, more: Record<string, string>): Promise<Answer> =>
    service.call('InitiateAuth', { AuthFlow, ClientId, AuthParameters: { USERNAME: username, ...more } });
  const srp = await begin('USER_SRP_AUTH', { SRP_A: randomBytes(384).toString('hex') });
  const pool = ok('pool', `The user pool ${userPoolId} exists.`);
  const stop = [clientMissing(ClientId, srp), webAcl(srp)].filter((check) => check !== undefined);
  if (stop.length > 0) return [pool, ...stop];
  const client = ok('client', `The app client ${ClientId} exists.`);
  const choice = await begin('USER_AUTH', {});
  if ([srp, choice].some(wantsSecret)) return [pool, client, hasSecret];
  return [
    pool,
    client,
    [srp, choice].some(isOpen)
      ? hasNoSecret
      : unknown('client-secret', 'Whether the app client has a secret was not seen.'),
    flow('flow-srp', srp, 'USER_SRP_AUTH', config),
    flow('flow-user-auth', choice, 'USER_AUTH', config),
    userExistence([srp, choice]),
  ];
}

function noPool(id: string, { status, code, message }: Answer): Check {
  const isAnswer = (status === 400 || status === 404) && (code !== '' || message !== '');
  if (!isAnswer && status < 500)
    return unknown(
      'pool',
      `What answered is not Cognito, or does not answer now (status ${status}).`,
      'Check the network: a proxy or the sign-in page of a network may answer in its place. Try again in a minute.',
    );
  if (status >= 500)
    return unknown('pool', `The service has a problem (status ${status}).`, 'Try again in a minute.');
  const region = id.slice(0, id.indexOf('_'));
  return problem(
    'pool',
    `There is no user pool ${id}${message ? `: ${message}` : ` (status ${status}).`}`,
    `Compare the ID with the console of Cognito, in the region ${region}. Capitals count.`,
  );
}

function clientMissing(id: string, { code, message }: Answer): Check | undefined {
  if (
    code !== 'ResourceNotFoundException' &&
    !(code === 'InvalidParameterException' && /clientId/i.test(message))
  )
    return undefined;
  const fix =
    'Compare the ID with App clients of the pool in the console of Cognito: it is the client ID, not the name.';
  return problem('client', `There is no app client ${id}: ${message}`, fix);
}

function webAcl({ code, status, wafAction, message }: Answer): Check | undefined {
  if (wafAction !== undefined || (code === 'ForbiddenException' && /captcha|challenge/i.test(message)))
    return warning(
      'web-acl',
      `A web ACL (AWS WAF) asks for a token${wafAction ? ` (${wafAction})` : ''}: the rest cannot be checked from here.`,
      `The page needs wafToken, or a listener of auth-captcha: ${inGuide('security.md')}.`,
    );
  if (code === 'ForbiddenException' || status === 403)
    return problem(
      'web-acl',
      `A web ACL (AWS WAF) blocks the request${message ? `: ${message}` : '.'}`,
      'Allow this network in the rules of the web ACL of the user pool.',
    );
  return undefined;
}

const wantsSecret = ({ code, message }: Answer): boolean =>
  code === 'NotAuthorizedException' && /secret/i.test(message);

const isClosed = ({ code, message }: Answer): boolean =>
  code === 'InvalidParameterException' && /not (enabled|supported)/i.test(message);

/** Whether the sign-in began, or failed for its username or in a trigger. */
const isOpen = ({ status, code }: Answer): boolean =>
  status === 200 || /^(UserNotFound|NotAuthorized|UserLambdaValidation)Exception$/.test(code);

const names = { USER_SRP_AUTH: 'a password', USER_AUTH: 'the choice of passkeys, codes or a password' };

function flow(
  id: 'flow-srp' | 'flow-user-auth',
  answer: Answer,
  name: keyof typeof names,
  { authenticationFlowType }: PoolConfig,
): Check {
  const what = `Sign-in with ${names[name]} (${name})`;
  if (answer.code === 'TooManyRequestsException')
    return unknown(id, `${what}: the service has too many requests now.`, 'Try again in a minute.');
  if (isClosed(answer))
    return missing(
      authenticationFlowType === name,
      id,
      `${what} is off in the app client.`,
      `Add ALLOW_${name} to the authentication flows of the app client.`,
    );
  if (isOpen(answer)) return ok(id, `${what} is on.`);
  return unknown(id, `${what}: the service answers ${answer.code} ${answer.message}`.trim());
}

function userExistence(answers: readonly Answer[]): Check {
  if (answers.some(({ code }) => code === 'UserNotFoundException')) return showsUsers;
  if (answers.some(({ status }) => status === 200)) return hidesUsers;
  return unknown('user-existence', 'Whether answers say that a username exists was not seen.');
}
