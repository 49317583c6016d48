import { awsEndpoint } from '../../auth/service/endpoints.js';
import type { PoolConfig } from '../config/read-config.js';
import type { PolicyNeeds } from '../frameworks/framework.js';

/** What holds in every project. */
export const policyNote = 'It allows what the elements need: add what else your pages load.';

/** Returns the Content Security Policy of a page with the elements, in a framework. */
export function securityPolicy(
  { region, endpoint, identityPoolId, identityPoolEndpoint, oauth }: PoolConfig,
  { trustedTypes, nonces = [] }: Omit<PolicyNeeds, 'notes'>,
): string {
  const servers = [
    endpoint ?? awsEndpoint('cognito-idp', region),
    identityPoolId &&
      (identityPoolEndpoint ?? awsEndpoint('cognito-identity', identityPoolId.split(':')[0] ?? region)),
    oauth?.domain,
  ].flatMap((url) => (url ? new URL(url).origin : []));
  return [
    "default-src 'none'",
    ...(['script-src', 'style-src'] as const).map(
      (name) => `${name} 'self'${nonces.includes(name) ? " 'nonce-RANDOM'" : ''}`,
    ),
    "img-src 'self' data:",
    `connect-src 'self' ${[...new Set(servers)].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    ...(trustedTypes
      ? ["require-trusted-types-for 'script'", ['trusted-types lit-html', ...trustedTypes].join(' ')]
      : []),
  ].join('; ');
}

/** What the pool must have for passkeys. */
export const passkeyNote = `The pool needs a relying party ID: the domain of your page or a parent of it. For
https://app.example.com, that is app.example.com or example.com; for development, localhost.
It cannot be changed later without losing the passkeys that people have registered.`;
