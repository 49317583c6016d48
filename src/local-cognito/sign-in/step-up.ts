import type { LocalPool } from '../pool/pool.js';
import { authorize } from '../tokens/tokens.js';
import type { LocalUser } from '../users/users.js';
import { errors, type ServiceError } from '../wire/service-error.js';
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
  if (target === undefined) throw noFactors();
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
export const isRecent = (now: number, authTime: number, maxAge: string | number | undefined): boolean =>
  maxAge === undefined || Math.floor(now / 1000) - Math.floor(authTime / 1000) <= Number(maxAge);

/** Whether methods reach a level, if need be with one of the second factors of the user. */
export function canReach(
  call: Pick<AuthCall, 'pool'>,
  user: LocalUser,
  target: number,
  methods: readonly Method[],
): boolean {
  if (levelOf(methods) >= target) return true;
  return secondFactors({ call, user }).some((factor) => levelOf([...methods, methodOf[factor]]) >= target);
}

const noFactors = (): ServiceError =>
  errors.invalidParameter('The user has no factors for the requested ACR values.');

/** Returns the first level that the user can reach with a password, if need be with a second factor. */
export const reachableLevel = (
  pool: LocalPool,
  user: LocalUser,
  levels: readonly number[],
): number | undefined => levels.find((level) => canReach({ pool }, user, level, [methodOf.PASSWORD]));

/** What the password proves on the hosted page, if a level is asked for there. */
export function passwordAssurance({ pool, levels }: AuthCall, user: LocalUser): Assurance | undefined {
  if (!levels) return undefined;
  const target = reachableLevel(pool, user, levels);
  if (target === undefined) throw noFactors();
  return { target, methods: [methodOf.PASSWORD] };
}
