import type { ResolvedClient } from '../options/options.js';
import type { LocalPool } from '../pool/pool.js';
import type { Service } from '../service.js';
import type { AuthenticationResult } from '../tokens/tokens.js';
import type { LocalUser } from '../users/users.js';
import { errors } from '../wire/service-error.js';
import type { Method } from './assurance.js';
import type { ChallengeName, Progress } from './sessions.js';

/** One call of a sign-in: the parameters of InitiateAuth, or the responses to a challenge. */
export interface AuthCall {
  readonly service: Service;
  readonly pool: LocalPool;
  readonly client: ResolvedClient;
  readonly parameters: Readonly<Record<string, string>>;
  /** The ClientMetadata of the call, for the triggers. */
  readonly metadata: Record<string, string> | undefined;
  /** Whether it comes from the hosted page, where a sign-in ends without tokens. */
  readonly hosted?: boolean;
  /** The levels of authentication that the hosted page was asked for. */
  readonly levels?: readonly number[] | undefined;
}

/** A call that continues a session. */
export interface ChallengeCall extends AuthCall {
  readonly session: string | undefined;
}

/** A sign-in after the first factor. */
export interface SignIn {
  readonly call: AuthCall;
  readonly user: LocalUser;
  readonly progress: Progress;
}

export interface ChallengeResponse {
  readonly ChallengeName: ChallengeName;
  readonly ChallengeParameters: Record<string, string>;
  readonly AvailableChallenges?: readonly ChallengeName[];
  readonly Session?: string;
}

/** The next challenge, or the tokens, or on the hosted page who has signed in. */
export type AuthResponse =
  | ChallengeResponse
  | { readonly hostedUser: LocalUser; readonly methods: readonly Method[] }
  | {
      readonly AuthenticationResult: AuthenticationResult;
      readonly ChallengeParameters: Record<string, never>;
    };

/** Returns a parameter; throws when it is missing or empty. */
export function parameter(call: AuthCall, name: string): string {
  const value = call.parameters[name];
  if (!value) throw errors.invalidParameter(`Missing required parameter ${name}`);
  return value;
}
