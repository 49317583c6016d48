import type { ResolvedClient } from '../options/options.js';
import type { LocalPool } from '../pool/pool.js';
import { aboutUser, callTrigger, type ClaimChanges } from '../pool/triggers.js';
import type { LocalUser } from '../users/users.js';

/** The reason for issuing tokens, as passed to the trigger. */
export interface TokenOccasion {
  /** The last part of the trigger source; default `Authentication`. */
  readonly source?:
    'Authentication' | 'NewPasswordChallenge' | 'AuthenticateDevice' | 'RefreshTokens' | 'HostedAuth';
  readonly metadata?: Record<string, string> | undefined;
}

type Claims = Record<string, unknown>;

/** The changes of the pre-token-generation trigger; the required claims are added afterward. */
export interface AppliedChanges {
  readonly access: (claims: Claims) => Claims;
  readonly id: (claims: Claims) => Claims;
  readonly scopes: readonly string[];
}

/** Asks the pool's pre-token-generation trigger, if there is one. */
export async function claimChanges(
  pool: LocalPool,
  client: ResolvedClient,
  user: LocalUser,
  scopes: readonly string[],
  { source = 'Authentication', metadata }: TokenOccasion,
): Promise<AppliedChanges> {
  const { preTokenGeneration } = pool.options.triggers;
  if (!preTokenGeneration) return { access: (claims) => claims, id: (claims) => claims, scopes };
  const { claimsOverrideDetails, claimsAndScopeOverrideDetails: both } = await callTrigger(
    preTokenGeneration,
    {
      name: 'TokenGeneration',
      source,
      version: '2',
      pool,
      client,
      userName: user.username,
      request: {
        userAttributes: aboutUser(user).userAttributes,
        groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [] },
        scopes: [...scopes],
        ...(metadata ? { clientMetadata: metadata } : {}),
      },
      response: {},
    },
  );
  const access = both?.accessTokenGeneration;
  const suppressed = access?.scopesToSuppress ?? [];
  return {
    access: (claims) => change(claims, access),
    id: (claims) => change(change(claims, claimsOverrideDetails), both?.idTokenGeneration),
    scopes: [...scopes, ...(access?.scopesToAdd ?? [])].filter((scope) => !suppressed.includes(scope)),
  };
}

function change(claims: Claims, changes: ClaimChanges | null | undefined): Claims {
  const suppressed = changes?.claimsToSuppress ?? [];
  const all = { ...claims, ...changes?.claimsToAddOrOverride };
  return Object.fromEntries(Object.entries(all).filter(([name]) => !suppressed.includes(name)));
}
