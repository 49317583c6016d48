import type { AuthFlow } from '../options/options.js';
import { checkSecretHash } from '../pool/clients.js';
import { aboutUser, callTrigger } from '../pool/triggers.js';
import { checkGrant } from '../tokens/refresh.js';
import { issueTokens } from '../tokens/tokens.js';
import { tellsUnknown } from '../users/find-user.js';
import { migrateUser } from '../users/migration.js';
import { provePassword } from '../users/passwords.js';
import { errors } from '../wire/service-error.js';
import { startCustom } from './custom.js';
import { startUserAuth } from './first-factors.js';
import { askPasswordVerifier } from './srp-challenge.js';
import { passwordAssurance } from './step-up.js';
import { continueSignIn } from './steps.js';
import { type AuthResponse, type ChallengeCall, parameter } from './types.js';

type Flow = (call: ChallengeCall) => Promise<AuthResponse>;

/** The ways to begin a sign-in, by `AuthFlow`. */
export const flows: Record<AuthFlow, Flow> = {
  USER_SRP_AUTH: withPreAuthentication(startSrp),
  USER_PASSWORD_AUTH: withPreAuthentication(signInWithPassword),
  CUSTOM_AUTH: withPreAuthentication(startCustom),
  USER_AUTH: withPreAuthentication(startUserAuth),
  REFRESH_TOKEN_AUTH: refresh,
};

/** Asks the pre-authentication trigger, if there is one, before the flow begins. */
function withPreAuthentication(flow: Flow): Flow {
  return async (call) => {
    const { pool, client, metadata } = call;
    const { preAuthentication } = pool.options.triggers;
    if (preAuthentication) {
      const name = parameter(call, 'USERNAME');
      await checkSecretHash(client, name, call.parameters['SECRET_HASH']);
      const user = pool.users.find(name);
      if (!user && tellsUnknown(client)) throw errors.userNotFound();
      await callTrigger(preAuthentication, {
        name: 'PreAuthentication',
        source: 'Authentication',
        pool,
        client,
        userName: user?.username ?? name,
        request: { ...aboutUser(user), validationData: metadata ?? {} },
        response: {},
      });
    }
    return flow(call);
  };
}

async function startSrp(call: ChallengeCall): Promise<AuthResponse> {
  const name = parameter(call, 'USERNAME');
  await checkSecretHash(call.client, name, call.parameters['SECRET_HASH']);
  return askPasswordVerifier(call, name);
}

async function signInWithPassword(call: ChallengeCall): Promise<AuthResponse> {
  const { service, pool, client, metadata } = call;
  const name = parameter(call, 'USERNAME');
  const password = parameter(call, 'PASSWORD');
  await checkSecretHash(client, name, call.parameters['SECRET_HASH']);
  const user =
    pool.users.find(name) ?? (await migrateUser(service, pool, client, name, { password, metadata }));
  if (!user) {
    if (tellsUnknown(client)) throw errors.userNotFound();
    await pool.attempts.tryPassword(name, () => false);
    throw errors.notAuthorized();
  }
  if (user.status === 'RESET_REQUIRED') throw errors.passwordReset();
  await provePassword(pool, user, password);
  return continueSignIn(call, user, { passed: [], assurance: passwordAssurance(call, user) });
}

async function refresh(call: ChallengeCall): Promise<AuthResponse> {
  const { service, pool, client, metadata } = call;
  const { DEVICE_KEY, SECRET_HASH } = call.parameters;
  const { user, grant } = checkGrant(service, pool, client, parameter(call, 'REFRESH_TOKEN'), DEVICE_KEY);
  await checkSecretHash(client, user.username, SECRET_HASH);
  const occasion = { source: 'RefreshTokens', metadata } as const;
  return {
    AuthenticationResult: await issueTokens(service, pool, client, user, grant, occasion),
    ChallengeParameters: {},
  };
}
