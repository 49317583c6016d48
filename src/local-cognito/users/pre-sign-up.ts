import type { ResolvedClient } from '../options/options.js';
import type { LocalPool } from '../pool/pool.js';
import { callTrigger } from '../pool/triggers.js';
import type { AttributeInput } from './attributes.js';
import type { LocalUser } from './users.js';

/** The decision on a sign-up. */
export interface SignUpDecision {
  readonly autoConfirmUser: boolean;
  readonly autoVerifyEmail: boolean;
  readonly autoVerifyPhone: boolean;
}

/** Asks the pool's pre-sign-up trigger, or the options that stand for one; throws when the trigger refuses. */
export async function askPreSignUp(
  pool: LocalPool,
  client: Pick<ResolvedClient, 'id'>,
  user: LocalUser,
  {
    source = 'SignUp',
    validationData,
    clientMetadata,
  }: {
    source?: 'SignUp' | 'AdminCreateUser' | 'ExternalProvider';
    validationData: Record<string, string>;
    clientMetadata: Record<string, string> | undefined;
  },
): Promise<SignUpDecision> {
  const { requireConfirmation, autoVerify, triggers } = pool.options;
  if (!triggers.preSignUp) {
    return {
      autoConfirmUser: !requireConfirmation,
      autoVerifyEmail: autoVerify,
      autoVerifyPhone: autoVerify,
    };
  }
  const userAttributes = Object.fromEntries([...user.attributes].filter(([name]) => name !== 'sub'));
  return callTrigger(triggers.preSignUp, {
    name: 'PreSignUp',
    source,
    pool,
    client,
    userName: user.username,
    request: { userAttributes, validationData, ...(clientMetadata ? { clientMetadata } : {}) },
    response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
  });
}

/** Reads a list of names and values. */
export const readPairs = (pairs: readonly AttributeInput[] | undefined): Record<string, string> =>
  Object.fromEntries((pairs ?? []).map(({ Name, Value = '' }) => [Name, Value]));
