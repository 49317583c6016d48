import { authorize } from '../tokens/tokens.js';
import type { LocalUser } from '../users/users.js';
import { errors } from '../wire/service-error.js';
import { type Assurance, levelOf, type Method, methodOf, readLevels } from './assurance.js';
import { secondFactors } from './factors.js';
import type { AuthCall } from './types.js';

type FirstChallenge = 'PASSWORD' | 'PASSWORD_SRP' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN';

/** How USER_AUTH reaches the level that is asked for. */
interface StepUp {
  /** The level, and what the access token proves. */
  readonly assurance: Assurance;
  /** The first factors that lead there. */
  readonly offered: readonly FirstChallenge[];
  /** Whether a second factor is enough after what the access token proves. */
  readonly isBegun: boolean;
}

/**
 * Reads `TARGET_ACR_VALUES`, `MAX_AGE` and `ACCESS_TOKEN`; undefined without a target. The documentation of the service
 * names no error for what cannot be reached.
 */
export async function readStepUp(
  call: AuthCall,
  user: LocalUser,
  offered: readonly FirstChallenge[],
): Promise<StepUp | undefined> {
  const { TARGET_ACR_VALUES: values, MAX_AGE: maxAge, ACCESS_TOKEN: token } = call.parameters;
  if (maxAge !== undefined && !/^\d+$/.test(maxAge)) throw errors.invalidParameter('Invalid MAX_AGE.');
  if (!values) {
    if (token) throw errors.invalidParameter('ACCESS_TOKEN requires TARGET_ACR_VALUES.');
    return undefined;
  }
  const levels = readLevels(call.pool.options, values);
  const methods = token ? await provenBy(call, user, token, maxAge) : [];
  const reaches = (target: number, ...more: Method[]): boolean =>
    canReach(call, user, target, [...methods, ...more]);
  const leading = (target: number) => offered.filter((factor) => reaches(target, methodOf[factor]));
  const isBegun = (target: number): boolean => methods.length > 0 && reaches(target);
  const target = levels.find((level) => isBegun(level) || leading(level).length > 0);
  if (target === undefined)
    throw errors.invalidParameter('The user has no factors for the requested ACR values.');
  if (levelOf(methods) >= target)
    throw errors.invalidParameter('The access token already meets the requested ACR value.');
  return {
    assurance: { target, methods },
    offered: leading(target),
    isBegun: isBegun(target),
  };
}

/** Returns what the access token of the user proves: nothing if the user signed in too long ago. */
async function provenBy(
  { service, pool }: AuthCall,
  user: LocalUser,
  token: string,
  maxAge: string | undefined,
): Promise<readonly Method[]> {
  const bearer = await authorize(service, token);
  if (bearer.pool !== pool || bearer.user !== user)
    throw errors.notAuthorized('Access Token does not belong to the user.');
  const { authTime, methods } = bearer.grant;
  return isRecent(service.clock.now(), authTime, maxAge) ? methods : [];
}

/** Whether a sign-in is not older than the seconds that are allowed. */
const isRecent = (now: number, authTime: number, maxAge: string | undefined): boolean =>
  maxAge === undefined || Math.floor(now / 1000) - Math.floor(authTime / 1000) <= Number(maxAge);

/** Whether methods reach a level, if need be with one of the second factors of the user. */
export function canReach(
  call: AuthCall,
  user: LocalUser,
  target: number,
  methods: readonly Method[],
): boolean {
  if (levelOf(methods) >= target) return true;
  return secondFactors({ call, user }).some((factor) => levelOf([...methods, methodOf[factor]]) >= target);
}
