import type { PoolConfig } from '../config/read-config.js';
import { type Check, warning } from './check.js';
import { clientChecks } from './client-checks.js';
import { Described, type Wanted } from './described.js';
import { poolChecks } from './pool-checks.js';
import type { Answer, Credentials, Service } from './service.js';

/**
 * Checks what the account of AWS sees, by calls that read only: DescribeUserPool, DescribeUserPoolClient and GetUserPoolMfaConfig.
 * One warning takes their place if the credentials do not allow them.
 */
export async function accountChecks(
  service: Service,
  credentials: Credentials,
  wanted: Wanted,
): Promise<Check[]> {
  const { userPoolId: UserPoolId, userPoolWebClientId: ClientId } = wanted.config;
  const [pool, client, mfa] = await Promise.all([
    service.call('DescribeUserPool', { UserPoolId }, credentials),
    service.call('DescribeUserPoolClient', { UserPoolId, ClientId }, credentials),
    service.call('GetUserPoolMfaConfig', { UserPoolId }, credentials),
  ]);
  const refused = [pool, client, mfa].find(({ status }) => status !== 200);
  if (refused) return [noAccess(refused, wanted.config)];
  return [
    ...clientChecks(new Described(client.body['UserPoolClient']), wanted),
    ...poolChecks(new Described(pool.body['UserPool']), new Described(mfa.body), wanted),
  ];
}

function noAccess({ code, message, status }: Answer, { userPoolId, userPoolWebClientId }: PoolConfig): Check {
  if (code === 'ResourceNotFoundException')
    return warning(
      'credentials',
      `In the account of the AWS credentials: ${message}`,
      `Use the credentials of the account that has ${userPoolId}, and compare ${userPoolWebClientId} with its app clients.`,
    );
  const isExpired = /Expired|UnrecognizedClient|InvalidSignature|InvalidClientToken/.test(code);
  return warning(
    'credentials',
    `The AWS credentials were not accepted (${code || status})${message ? `: ${message}` : '.'}`,
    isExpired
      ? 'Sign in to AWS again, and set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.'
      : 'Allow cognito-idp:DescribeUserPool, DescribeUserPoolClient and GetUserPoolMfaConfig, or pass --public.',
  );
}
