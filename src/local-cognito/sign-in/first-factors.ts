import type { AliasName, FirstFactor } from '../options/options.js';
import { readAssertion } from '../passkeys/credential-json.js';
import { hasPasskeys, isMultiFactor, usablePasskeys } from '../passkeys/passkeys.js';
import { checkSecretHash } from '../pool/clients.js';
import type { LocalPool } from '../pool/pool.js';
import { deliveryDetails } from '../users/attributes.js';
import { pretendDelivery, tellsUnknown } from '../users/find-user.js';
import { provePassword } from '../users/passwords.js';
import type { LocalUser } from '../users/users.js';
import { errors } from '../wire/service-error.js';
import { type Assurance, methodOf, withMethod } from './assurance.js';
import { openChallenge } from './challenge.js';
import { askSentCode } from './factors.js';
import { requestPasskey, signInWithPasskey } from './passkey.js';
import type { ChallengeName, ChallengeSession, Progress } from './sessions.js';
import { askPasswordVerifier } from './srp-challenge.js';
import { canReach, readStepUp } from './step-up.js';
import { claimedDevice, continueSignIn } from './steps.js';
import { type AuthCall, type AuthResponse, type ChallengeCall, parameter } from './types.js';

type FirstChallenge = Extract<
  ChallengeName,
  'PASSWORD' | 'PASSWORD_SRP' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN'
>;

const addresses = { EMAIL_OTP: 'email', SMS_OTP: 'phone_number' } as const;

/** Begins USER_AUTH: with the preferred first factor where the user has it, else with a choice. */
export async function startUserAuth(call: ChallengeCall): Promise<AuthResponse> {
  const { pool, client, parameters } = call;
  const name = parameter(call, 'USERNAME');
  await checkSecretHash(client, name, parameters['SECRET_HASH']);
  const user = pool.users.find(name);
  if (!user && tellsUnknown(client)) throw errors.userNotFound();
  if (call.session !== undefined) return continueSignUp(call, call.session, user);
  const stepUp = user && (await readStepUp(call, user, offer(call, user)));
  const progress: Progress = { passed: [], assurance: stepUp?.assurance };
  const offered = stepUp?.offered ?? offer(call, user);
  const preferred = offered.find((factor) => factor === parameters['PREFERRED_CHALLENGE']);
  if (preferred === 'PASSWORD' && !parameters['PASSWORD']) {
    return openChallenge(call, user?.username ?? name, progress, 'PASSWORD', {});
  }
  if (preferred) return begin(call, name, user, preferred, progress);
  if (user && stepUp?.isBegun) return continueSignIn(call, user, progress);
  const subject = user?.username ?? name;
  // The choice carries the options of a passkey, so that SELECT_CHALLENGE can be answered with one at once.
  const request = offered.includes('WEB_AUTHN') ? await requestPasskey(pool, name, user) : undefined;
  const asked = { ...request?.parameters };
  const challenge = openChallenge(call, subject, progress, 'SELECT_CHALLENGE', asked, request?.memory);
  return { ...challenge, AvailableChallenges: offered };
}

/** The first factors of a user: of those that the pool offers, the password, the codes that can be sent, and passkeys. */
export const configuredFactors = (pool: LocalPool, user: LocalUser): FirstFactor[] =>
  pool.options.firstFactors.filter((factor) => isConfigured(pool, user, factor));

function isConfigured(pool: LocalPool, user: LocalUser, factor: FirstFactor): boolean {
  if (factor === 'PASSWORD') return user.password !== undefined;
  if (factor === 'WEB_AUTHN') return usablePasskeys(pool, user).length > 0;
  return user.attributes.has(addresses[factor]);
}

/** Answers SELECT_CHALLENGE; the password or the passkey may come along. */
export async function answerFirstChoice(call: ChallengeCall): Promise<AuthResponse> {
  const answer = parameter(call, 'ANSWER');
  return goOn(call, 'SELECT_CHALLENGE', (user, { assurance }) => {
    const offered = offer(call, user).filter((each) => leadsOn(call, user, each, assurance));
    const factor = offered.find((each) => each === answer);
    if (!factor) throw errors.invalidParameter(`Invalid ANSWER: ${answer}`);
    return factor;
  });
}

/** Answers PASSWORD. */
export const answerPassword = (call: ChallengeCall): Promise<AuthResponse> =>
  goOn(call, 'PASSWORD', () => 'PASSWORD');

/** Answers WEB_AUTHN. */
export const answerPasskey = (call: ChallengeCall): Promise<AuthResponse> =>
  goOn(call, 'WEB_AUTHN', () => {
    parameter(call, 'CREDENTIAL');
    return 'WEB_AUTHN';
  });

/** Answers PASSWORD_SRP. */
export const answerPasswordSrp = (call: ChallengeCall): Promise<AuthResponse> =>
  goOn(call, 'PASSWORD_SRP', () => 'PASSWORD_SRP');

async function goOn(
  call: ChallengeCall,
  name: ChallengeName,
  choose: (user: LocalUser | undefined, session: ChallengeSession) => FirstChallenge,
): Promise<AuthResponse> {
  const { service, pool, client, session: id } = call;
  const username = parameter(call, 'USERNAME');
  if (id === undefined) throw errors.invalidParameter('Missing required parameter Session');
  const session = service.sessions.read(id, name, client.id);
  const user = pool.users.find(session.username);
  if (user ? pool.users.find(username) !== user : username !== session.username) {
    throw errors.notAuthorized('Invalid session for the user.');
  }
  const factor = choose(user, session);
  const needed = { PASSWORD: 'PASSWORD', PASSWORD_SRP: 'SRP_A' }[factor as string];
  if (needed !== undefined) parameter(call, needed);
  const { CREDENTIAL } = call.parameters;
  const credential = factor === 'WEB_AUTHN' && CREDENTIAL ? readAssertion(CREDENTIAL) : undefined;
  if (user) claimedDevice(call, user);
  service.sessions.close(id);
  if (credential) return signInWithPasskey(call, user, session, credential);
  return begin(call, session.username, user, factor, { passed: [], assurance: session.assurance });
}

/**
 * What a user may begin with. Codes are not offered to those who need a second factor, as they would be the same one,
 * and passkeys only if they are both factors. Unknown users see what the pool has.
 */
function offer({ pool }: AuthCall, user: LocalUser | undefined): FirstChallenge[] {
  const { firstFactors, mfa } = pool.options;
  const single = mfa !== 'ON' && (mfa === 'OFF' || !user || user.factors.size === 0);
  return firstFactors.flatMap((factor): FirstChallenge[] => {
    if (user ? !isConfigured(pool, user, factor) : factor === 'WEB_AUTHN' && !hasPasskeys(pool)) return [];
    if (factor === 'PASSWORD') return ['PASSWORD', 'PASSWORD_SRP'];
    return single || (factor === 'WEB_AUTHN' && isMultiFactor(pool, user)) ? [factor] : [];
  });
}

/** Whether a first factor leads to the level that was asked for. */
const leadsOn = (
  call: AuthCall,
  user: LocalUser | undefined,
  factor: FirstChallenge,
  assurance: Assurance | undefined,
): boolean =>
  !user || !assurance || canReach(call, user, assurance.target, [...assurance.methods, methodOf[factor]]);

async function begin(
  call: AuthCall,
  name: string,
  user: LocalUser | undefined,
  factor: FirstChallenge,
  progress: Progress,
): Promise<AuthResponse> {
  const { pool } = call;
  if (factor === 'PASSWORD_SRP') return askPasswordVerifier(call, name, progress);
  if (factor === 'PASSWORD') {
    const password = parameter(call, 'PASSWORD');
    if (user?.status === 'RESET_REQUIRED') throw errors.passwordReset();
    if (user) {
      await provePassword(pool, user, password);
      return continueSignIn(call, user, { ...progress, assurance: withMethod(progress.assurance, 'pwd') });
    }
    await pool.attempts.tryPassword(name, () => false);
    throw errors.notAuthorized();
  }
  if (user && !user.enabled) throw errors.notAuthorized('User is disabled.');
  if (user?.status === 'UNCONFIRMED') throw errors.userNotConfirmed();
  if (user?.status === 'RESET_REQUIRED') throw errors.passwordReset();
  if (factor === 'WEB_AUTHN') {
    const { parameters, memory } = await requestPasskey(pool, name, user);
    return openChallenge(call, user?.username ?? name, progress, factor, parameters, memory);
  }
  if (!user) return pretendToSend(call, name, factor, addresses[factor]);
  pool.attempts.countRequest('sign-in', user.username, errors.notAuthorized('Password attempts exceeded'));
  return askSentCode({ call, user, progress }, factor, addresses[factor]);
}

function pretendToSend(
  call: AuthCall,
  name: string,
  factor: 'EMAIL_OTP' | 'SMS_OTP',
  attribute: AliasName,
): AuthResponse {
  const pretended = pretendDelivery(call.pool, name);
  const details =
    pretended.AttributeName === attribute ? pretended : deliveryDetails('phone_number', '+10000000000');
  return openChallenge(call, name, { passed: [] }, factor, {
    USER_ID_FOR_SRP: name,
    CODE_DELIVERY_DELIVERY_MEDIUM: details.DeliveryMedium,
    CODE_DELIVERY_DESTINATION: details.Destination,
  });
}

async function continueSignUp(
  call: ChallengeCall,
  id: string,
  user: LocalUser | undefined,
): Promise<AuthResponse> {
  const session = call.service.sessions.read(id, 'CONFIRMED_SIGN_UP', call.client.id);
  if (!user || session.username !== user.username)
    throw errors.notAuthorized('Invalid session for the user.');
  call.service.sessions.close(id);
  return continueSignIn(call, user);
}
