import type { ResolvedClient } from '../options/options.js';
import type { LocalUser } from '../users/users.js';
import { errors } from '../wire/service-error.js';
import type { LocalPool } from './pool.js';

/** A trigger as the service calls it: takes the event and returns it with the response filled in. */
export type Trigger<Request, Response> = (
  event: TriggerEvent<Request, Response>,
) => TriggerEvent<Request, Response> | Promise<TriggerEvent<Request, Response>>;

/** The event of a trigger, with the members that all of them share. */
export interface TriggerEvent<Request, Response> {
  /** The version of the event format. */
  version: string;
  /** The region of the pool. */
  region: string;
  /** The id of the pool. */
  userPoolId: string;
  /** The username. */
  userName: string;
  /** The app client, and the SDK: always `local-cognito`. */
  callerContext: { awsSdkVersion: string; clientId: string };
  /** The trigger and its occasion, such as `PreSignUp_SignUp`. */
  triggerSource: string;
  /** The input of the trigger. */
  request: Request;
  /** What the trigger fills in. */
  response: Response;
}

/** Strings by name. */
type Texts = Record<string, string>;

/** One answered challenge, as DefineAuthChallenge sees it. */
export interface ChallengeResult {
  /** The challenge, such as `CUSTOM_CHALLENGE` or `PASSWORD_VERIFIER`. */
  challengeName: string;
  /** Whether the answer was right. */
  challengeResult: boolean;
  /** The `challengeMetadata` of CreateAuthChallenge. */
  challengeMetadata?: string;
}

/** The user that a trigger is called for. */
interface AboutUser {
  /** The attributes of the user, with `cognito:user_status`. */
  userAttributes: Texts;
  /** Whether there is no such user. */
  userNotFound: boolean;
}

/** What the client sent for the triggers. */
interface FromCaller {
  /** The `ClientMetadata` of InitiateAuth, or the `ValidationData` of SignUp. */
  validationData?: Texts;
  /** The `ClientMetadata` of the call. */
  clientMetadata?: Texts;
}

/** The PreSignUp trigger: confirms or refuses a new account. */
export type PreSignUp = Trigger<
  { userAttributes: Texts } & FromCaller,
  { autoConfirmUser: boolean; autoVerifyEmail: boolean; autoVerifyPhone: boolean }
>;
/** The PreAuthentication trigger: refuses a sign-in. */
export type PreAuthentication = Trigger<AboutUser & FromCaller, Record<string, never>>;
/** The UserMigration trigger: brings a user from another system at sign-in or password reset. */
export type UserMigration = Trigger<
  { password?: string } & FromCaller,
  {
    userAttributes?: Texts | null;
    finalUserStatus?: string | null;
    messageAction?: string | null;
    desiredDeliveryMediums?: string[] | null;
    forceAliasCreation?: boolean | null;
    enableSMSMFA?: boolean | null;
  }
>;
/** The DefineAuthChallenge trigger: chooses the next step of `CUSTOM_AUTH`. */
export type DefineAuthChallenge = Trigger<
  AboutUser & FromCaller & { session: ChallengeResult[] },
  {
    challengeName?: string | null;
    issueTokens?: boolean | null;
    failAuthentication?: boolean | null;
  }
>;
/** The CreateAuthChallenge trigger: makes a `CUSTOM_CHALLENGE`. */
export type CreateAuthChallenge = Trigger<
  AboutUser & FromCaller & { challengeName: string; session: ChallengeResult[] },
  {
    publicChallengeParameters?: Texts | null;
    privateChallengeParameters?: Texts | null;
    challengeMetadata?: string | null;
  }
>;
/** The VerifyAuthChallengeResponse trigger: checks the answer to a `CUSTOM_CHALLENGE`. */
export type VerifyAuthChallengeResponse = Trigger<
  AboutUser & FromCaller & { privateChallengeParameters: Texts; challengeAnswer: string },
  { answerCorrect?: boolean | null }
>;
/** Claims to add and to leave out of one token. */
export interface ClaimChanges {
  /** Claims to add or replace, by name. */
  claimsToAddOrOverride?: Record<string, unknown> | null;
  /** Names of claims to leave out. */
  claimsToSuppress?: string[] | null;
}
/** The PreTokenGeneration trigger: changes the claims and scopes of tokens. */
export type PreTokenGeneration = Trigger<
  {
    userAttributes: Texts;
    groupConfiguration: { groupsToOverride: string[]; iamRolesToOverride: string[] };
    scopes: string[];
    clientMetadata?: Texts;
  },
  {
    claimsOverrideDetails?: ClaimChanges | null;
    claimsAndScopeOverrideDetails?: {
      idTokenGeneration?: ClaimChanges | null;
      accessTokenGeneration?:
        (ClaimChanges & { scopesToAdd?: string[] | null; scopesToSuppress?: string[] | null }) | null;
    } | null;
  }
>;

/** The triggers of a pool: functions in place of Lambda functions, with the same events. A trigger refuses by throwing. */
export interface Triggers {
  /** `PreSignUp_SignUp`, `PreSignUp_AdminCreateUser`: confirms and verifies, or refuses, a new account. */
  preSignUp?: PreSignUp;
  /** `PreAuthentication_Authentication`: refuses a sign-in. Called before each flow, except refreshes. */
  preAuthentication?: PreAuthentication;
  /** `UserMigration_Authentication` (`USER_PASSWORD_AUTH`), `UserMigration_ForgotPassword`: brings in unknown users. */
  userMigration?: UserMigration;
  /**
   * `DefineAuthChallenge_Authentication`: chooses the next step of `CUSTOM_AUTH`. It decides alone, so second factors and
   * devices are not asked for.
   */
  defineAuthChallenge?: DefineAuthChallenge;
  /** `CreateAuthChallenge_Authentication`: makes the question of `CUSTOM_CHALLENGE`. */
  createAuthChallenge?: CreateAuthChallenge;
  /** `VerifyAuthChallengeResponse_Authentication`: checks the answer to `CUSTOM_CHALLENGE`. */
  verifyAuthChallengeResponse?: VerifyAuthChallengeResponse;
  /** `TokenGeneration_*` (event version 2, also answers of version 1): changes claims and scopes, not groups. */
  preTokenGeneration?: PreTokenGeneration;
}

/** The user and the occasion of a trigger call. */
export interface TriggerCall<Request, Response> {
  /** The name of the trigger, such as `PreSignUp`. */
  readonly name: string;
  /** The occasion: the part of `triggerSource` after the underscore, such as `SignUp`. */
  readonly source: string;
  /** The version of the event. Default: `1`. */
  readonly version?: string;
  /** The user pool. */
  readonly pool: LocalPool;
  /** The app client. */
  readonly client: Pick<ResolvedClient, 'id'>;
  /** The username. */
  readonly userName: string;
  /** The `request` of the event. */
  readonly request: Request;
  /** The `response` of the event, to be filled in. */
  readonly response: Response;
}

/** Calls a trigger and returns its response; throws the service's errors for one that throws or returns no event. */
export async function callTrigger<Request, Response>(
  trigger: Trigger<Request, Response>,
  { name, source, version = '1', pool, client, userName, request, response }: TriggerCall<Request, Response>,
): Promise<Response> {
  const event = {
    version,
    region: pool.id.slice(0, pool.id.indexOf('_')),
    userPoolId: pool.id,
    userName,
    callerContext: { awsSdkVersion: 'local-cognito', clientId: client.id },
    triggerSource: `${name}_${source}`,
    // The trigger gets its own copy, as over the wire: what it changes there has no effect.
    request: structuredClone(request),
    response: structuredClone(response),
  };
  let answer: TriggerEvent<Request, Response>;
  try {
    answer = await trigger(event);
  } catch (error) {
    const text = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
    throw errors.userLambdaValidation(`${name} failed with error ${text}.`);
  }
  if (!hasResponse(answer)) throw errors.invalidLambdaResponse('Unrecognizable lambda output');
  return structuredClone(answer.response);
}

// Types do not hold for triggers written in JavaScript.
const hasResponse = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'response' in value &&
  typeof value.response === 'object' &&
  value.response !== null;

/** Returns the user's data for triggers; the user may not exist. */
export const aboutUser = (user: LocalUser | undefined): AboutUser => ({
  userAttributes: user ? { ...Object.fromEntries(user.attributes), 'cognito:user_status': user.status } : {},
  userNotFound: user === undefined,
});
