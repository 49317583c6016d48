import type { ResolvedClient } from '../options/options.js';
import type { LocalPool } from './pool.js';
import { errors } from '../wire/service-error.js';
import type { LocalUser } from '../users/users.js';

/** A trigger as the service calls it: takes the event and returns it with the response filled in. */
export type Trigger<Request, Response> = (
  event: TriggerEvent<Request, Response>,
) => TriggerEvent<Request, Response> | Promise<TriggerEvent<Request, Response>>;

/** The event of a trigger, with the members that all of them share. */
export interface TriggerEvent<Request, Response> {
  version: string;
  region: string;
  userPoolId: string;
  userName: string;
  callerContext: { awsSdkVersion: string; clientId: string };
  triggerSource: string;
  request: Request;
  response: Response;
}

type Texts = Record<string, string>;

/** One answered challenge, as DefineAuthChallenge sees it. */
export interface ChallengeResult {
  challengeName: string;
  challengeResult: boolean;
  challengeMetadata?: string;
}

interface AboutUser {
  userAttributes: Texts;
  userNotFound: boolean;
}

interface FromCaller {
  validationData?: Texts;
  clientMetadata?: Texts;
}

export type PreSignUp = Trigger<
  { userAttributes: Texts } & FromCaller,
  { autoConfirmUser: boolean; autoVerifyEmail: boolean; autoVerifyPhone: boolean }
>;
export type PreAuthentication = Trigger<AboutUser & FromCaller, Record<string, never>>;
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
export type DefineAuthChallenge = Trigger<
  AboutUser & FromCaller & { session: ChallengeResult[] },
  {
    challengeName?: string | null;
    issueTokens?: boolean | null;
    failAuthentication?: boolean | null;
  }
>;
export type CreateAuthChallenge = Trigger<
  AboutUser & FromCaller & { challengeName: string; session: ChallengeResult[] },
  {
    publicChallengeParameters?: Texts | null;
    privateChallengeParameters?: Texts | null;
    challengeMetadata?: string | null;
  }
>;
export type VerifyAuthChallengeResponse = Trigger<
  AboutUser & FromCaller & { privateChallengeParameters: Texts; challengeAnswer: string },
  { answerCorrect?: boolean | null }
>;
/** Claims to add and to leave out of one token. */
export interface ClaimChanges {
  claimsToAddOrOverride?: Record<string, unknown> | null;
  claimsToSuppress?: string[] | null;
}
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

/** The triggers of a pool: functions in place of the Lambda functions of the service, with its event shapes. */
export interface Triggers {
  preSignUp?: PreSignUp;
  preAuthentication?: PreAuthentication;
  userMigration?: UserMigration;
  defineAuthChallenge?: DefineAuthChallenge;
  createAuthChallenge?: CreateAuthChallenge;
  verifyAuthChallengeResponse?: VerifyAuthChallengeResponse;
  preTokenGeneration?: PreTokenGeneration;
}

/** Who and what a trigger is called for. */
export interface TriggerCall<Request, Response> {
  readonly name: string;
  readonly source: string;
  readonly version?: string;
  readonly pool: LocalPool;
  readonly client: Pick<ResolvedClient, 'id'>;
  readonly userName: string;
  readonly request: Request;
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

/** Returns what triggers are told about a user, who may not exist. */
export const aboutUser = (user: LocalUser | undefined): AboutUser => ({
  userAttributes: user ? { ...Object.fromEntries(user.attributes), 'cognito:user_status': user.status } : {},
  userNotFound: user === undefined,
});
