import { missingAttributes } from '../users/attributes.js';
import type { LocalUser } from '../users/users.js';
import { errors } from '../wire/service-error.js';
import { openChallenge } from './challenge.js';
import { nextCustomStep } from './custom.js';
import { askSecondFactor, rememberedDevice } from './factors.js';
import { finish } from './finish.js';
import type { Progress, StepName } from './sessions.js';
import type { AuthCall, AuthResponse, ChallengeResponse, SignIn } from './types.js';

/** What still has to be done before the tokens, in this order; each asks by a challenge, or has nothing to ask. */
const steps: Record<StepName, (signIn: SignIn) => ChallengeResponse | undefined> = {
  'new-password': askNewPassword,
  mfa: askSecondFactor,
  device: askDevice,
};

/** Continues a sign-in after the first factor: returns the next challenge, or the tokens. */
export async function continueSignIn(
  call: AuthCall,
  user: LocalUser,
  progress: Progress = { passed: [] },
): Promise<AuthResponse> {
  if (!user.enabled) throw errors.notAuthorized('User is disabled.');
  if (user.status === 'UNCONFIRMED') throw errors.userNotConfirmed();
  const deviceKey = claimedDevice(call, user) ?? progress.deviceKey;
  const signIn: SignIn = { call, user, progress: { ...progress, deviceKey } };
  for (const [name, ask] of Object.entries(steps)) {
    if (progress.passed.some((step) => step === name)) continue;
    // After the password the triggers of CUSTOM_AUTH decide, also about second factors.
    if (progress.custom && name !== 'new-password') continue;
    const challenge = ask(signIn);
    if (challenge) return challenge;
  }
  return progress.custom ? nextCustomStep(call, user.username, user, signIn.progress) : finish(signIn);
}

/** Returns the device of the given key; throws when the user has no such device. */
export function claimedDevice(call: AuthCall, user: LocalUser): string | undefined {
  const key = call.parameters['DEVICE_KEY'];
  if (!key || call.pool.options.deviceTracking === 'OFF') return undefined;
  if (!user.devices.get(key)?.verifier) throw errors.deviceNotFound();
  return key;
}

function askNewPassword({ call, user, progress }: SignIn): ChallengeResponse | undefined {
  if (user.status !== 'FORCE_CHANGE_PASSWORD') return undefined;
  if (user.passwordExpires !== undefined && user.passwordExpires <= call.service.clock.now()) {
    throw errors.notAuthorized('Temporary password has expired and must be reset by an administrator.');
  }
  const attributes = Object.fromEntries([...user.attributes].filter(([name]) => name !== 'sub'));
  const missing = missingAttributes(call.pool, user.attributes).map((name) => `userAttributes.${name}`);
  return openChallenge(call, user.username, progress, 'NEW_PASSWORD_REQUIRED', {
    USER_ID_FOR_SRP: user.username,
    requiredAttributes: JSON.stringify(missing),
    userAttributes: JSON.stringify(attributes),
  });
}

function askDevice(signIn: SignIn): ChallengeResponse | undefined {
  const { call, user, progress } = signIn;
  if (rememberedDevice(signIn) === undefined) return undefined;
  return openChallenge(call, user.username, progress, 'DEVICE_SRP_AUTH', { USERNAME: user.username });
}
