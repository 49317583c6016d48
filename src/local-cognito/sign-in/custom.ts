import { checkSecretHash } from '../pool/clients.js';
import { aboutUser, callTrigger, type TriggerCall } from '../pool/triggers.js';
import { tellsUnknown } from '../users/find-user.js';
import type { LocalUser } from '../users/users.js';
import { errors } from '../wire/service-error.js';
import { openChallenge } from './challenge.js';
import { finish } from './finish.js';
import type { CustomProgress, Progress } from './sessions.js';
import { askPasswordVerifier } from './srp-challenge.js';
import { type AuthCall, type AuthResponse, type ChallengeCall, parameter } from './types.js';

const NO_TRIGGER = 'Custom auth lambda trigger is not configured for the user pool.';

/** Begins CUSTOM_AUTH: with CHALLENGE_NAME SRP_A by the password, else by what the triggers ask. */
export async function startCustom(call: AuthCall): Promise<AuthResponse> {
  const { pool, client, parameters } = call;
  const name = parameter(call, 'USERNAME');
  await checkSecretHash(client, name, parameters['SECRET_HASH']);
  if (!pool.options.triggers.defineAuthChallenge) throw errors.invalidParameter(NO_TRIGGER);
  const user = pool.users.find(name);
  if (!user && tellsUnknown(client)) throw errors.userNotFound();
  if (user && !user.enabled) throw errors.notAuthorized('User is disabled.');
  if (user?.status === 'UNCONFIRMED') throw errors.userNotConfirmed();
  if (user?.status === 'RESET_REQUIRED') throw errors.passwordReset();
  const first = parameters['CHALLENGE_NAME'];
  if (first !== undefined && first !== 'SRP_A') {
    throw errors.invalidParameter(`Unknown CHALLENGE_NAME: ${first}`);
  }
  if (first === 'SRP_A') parameter(call, 'SRP_A');
  const answered = first === undefined ? [] : [{ challengeName: first, challengeResult: true }];
  // The ClientMetadata of InitiateAuth goes to other triggers; these get that of the answers.
  const quiet = { ...call, metadata: undefined };
  return nextCustomStep(quiet, user?.username ?? name, user, { passed: [], custom: { answered } });
}

/** Answers CUSTOM_CHALLENGE: the trigger decides whether it is right, and another what comes next. */
export async function answerCustom(call: ChallengeCall): Promise<AuthResponse> {
  const { service, pool, client, session: id } = call;
  const username = parameter(call, 'USERNAME');
  const challengeAnswer = parameter(call, 'ANSWER');
  if (id === undefined) throw errors.invalidParameter('Missing required parameter Session');
  const session = service.sessions.read(id, 'CUSTOM_CHALLENGE', client.id);
  const user = pool.users.find(session.username);
  const same = user ? pool.users.find(username) === user : username === session.username;
  const { custom, passed, deviceKey } = session;
  const { verifyAuthChallengeResponse: verify } = pool.options.triggers;
  if (!same || !custom) throw errors.notAuthorized('Invalid session for the user.');
  if (!verify) throw errors.invalidParameter(NO_TRIGGER);
  if (user && !user.enabled) throw errors.notAuthorized('User is disabled.');
  service.sessions.close(id);
  const { answerCorrect } = await callTrigger(verify, {
    ...caller(call, 'VerifyAuthChallengeResponse', session.username),
    request: {
      ...aboutUser(user),
      privateChallengeParameters: custom.secret ?? {},
      challengeAnswer,
      ...metadataOf(call),
    },
    response: {},
  });
  const result = {
    challengeName: 'CUSTOM_CHALLENGE',
    challengeResult: answerCorrect === true,
    ...(custom.metadata === undefined ? {} : { challengeMetadata: custom.metadata }),
  };
  return nextCustomStep(call, session.username, user, {
    passed,
    deviceKey: call.parameters['DEVICE_KEY'] ?? deviceKey,
    custom: { answered: [...custom.answered, result] },
  });
}

/** Asks the triggers what comes next: tokens, the end, the password, or a challenge of their own. */
export async function nextCustomStep(
  call: AuthCall,
  username: string,
  user: LocalUser | undefined,
  progress: Progress,
): Promise<AuthResponse> {
  const { defineAuthChallenge } = call.pool.options.triggers;
  if (!defineAuthChallenge) throw errors.invalidParameter(NO_TRIGGER);
  const { answered } = progress.custom ?? { answered: [] };
  const next = await callTrigger(defineAuthChallenge, {
    ...caller(call, 'DefineAuthChallenge', username),
    request: { ...aboutUser(user), session: [...answered], ...metadataOf(call) },
    response: { challengeName: null, issueTokens: null, failAuthentication: null },
  });
  if (next.failAuthentication) throw errors.notAuthorized();
  if (next.issueTokens) {
    if (!user) throw errors.notAuthorized();
    return finish({ call, user, progress });
  }
  if (next.challengeName === 'PASSWORD_VERIFIER' && call.parameters['SRP_A']) {
    return askPasswordVerifier(call, username, progress);
  }
  if (next.challengeName === 'CUSTOM_CHALLENGE')
    return askCustom(call, username, user, { answered }, progress);
  throw errors.invalidLambdaResponse('Unrecognizable lambda output');
}

async function askCustom(
  call: AuthCall,
  username: string,
  user: LocalUser | undefined,
  { answered }: CustomProgress,
  progress: Progress,
): Promise<AuthResponse> {
  const { createAuthChallenge } = call.pool.options.triggers;
  if (!createAuthChallenge) throw errors.invalidParameter(NO_TRIGGER);
  const made = await callTrigger(createAuthChallenge, {
    ...caller(call, 'CreateAuthChallenge', username),
    request: {
      ...aboutUser(user),
      challengeName: 'CUSTOM_CHALLENGE',
      session: [...answered],
      ...metadataOf(call),
    },
    response: { publicChallengeParameters: null, privateChallengeParameters: null, challengeMetadata: null },
  });
  const custom: CustomProgress = {
    answered,
    secret: made.privateChallengeParameters ?? {},
    metadata: made.challengeMetadata ?? undefined,
  };
  const parameters = { USERNAME: username, ...textsOf(made.publicChallengeParameters) };
  return openChallenge(call, username, { ...progress, custom }, 'CUSTOM_CHALLENGE', parameters);
}

function textsOf(parameters: Record<string, string> | null | undefined): Record<string, string> {
  const given = parameters ?? {};
  if (Object.values(given).some((value: unknown) => typeof value !== 'string')) {
    throw errors.invalidLambdaResponse('Unrecognizable lambda output');
  }
  return given;
}

const metadataOf = ({ metadata }: AuthCall): { clientMetadata?: Record<string, string> } =>
  metadata ? { clientMetadata: metadata } : {};

const caller = (
  { pool, client }: AuthCall,
  name: string,
  userName: string,
): Omit<TriggerCall<unknown, unknown>, 'request' | 'response'> => ({
  name,
  source: 'Authentication',
  pool,
  client,
  userName,
});
