import { Auth } from '../auth/auth.js';
import { findMfaFactor, mfaFactors } from '../auth/factors.js';
import type { CognitoUser } from '../auth/types.js';
import type {
  FetchMFAPreferenceOutput,
  UpdateMFAPreferenceInput,
  VerifyTOTPSetupInput,
} from './account-types.js';
import { assertGiven, assertInput, withNames } from './errors.js';
import { totpDetails } from './next-step.js';
import type { AuthMFAType, TOTPSetupDetails } from './types.js';

/**
 * Begins to set up an authenticator app for the signed-in user.
 *
 * @returns The key, and the address for a QR code.
 * @throws `UserUnAuthenticatedException` when no user is signed in.
 * @example
 * ```js
 * const { sharedSecret, getSetupUri } = await setUpTOTP();
 * showQrCode(getSetupUri('My app').href);
 * ```
 */
export const setUpTOTP = (): Promise<TOTPSetupDetails> =>
  withNames(async () => {
    const user = await Auth.currentUserPoolUser();
    return totpDetails(await Auth.setupTOTP(user), user.getUsername());
  });

/**
 * Completes the setup of an authenticator app. Turn it on with `updateMFAPreference`.
 *
 * @throws `EmptyVerifyTOTPSetupCode` when the code is empty.
 * @throws `UserUnAuthenticatedException` when no user is signed in.
 * @throws What `Auth.verifyTotpToken` rejects with.
 * @example
 * ```js
 * await verifyTOTPSetup({ code: '123456' });
 * ```
 */
export const verifyTOTPSetup = (input: VerifyTOTPSetupInput): Promise<void> =>
  withNames(async () => {
    assertInput(input, 'verifyTOTPSetup');
    assertGiven(input.code, 'EmptyVerifyTOTPSetupCode', 'code', 'verifyTOTPSetup');
    await Auth.verifyTotpToken(await Auth.currentUserPoolUser(), input.code);
  });

const typeOf = (name: string): AuthMFAType | undefined => {
  const factor = findMfaFactor(name);
  return factor && mfaFactors[factor].preference;
};

/** What GetUser says of the second factors. */
interface UserData {
  readonly PreferredMfaSetting?: string;
  readonly UserMFASettingList?: readonly string[];
}

/** Reads what is kept from the request for this user: asked to pass the cache over, the library also gets new tokens. */
const userData = (user: CognitoUser): Promise<UserData> =>
  new Promise((resolve, reject) =>
    user.getUserData((error, data) => (error ? reject(error) : resolve(data ?? {}))),
  );

/**
 * Returns which second factors of the signed-in user are on.
 *
 * @throws `UserUnAuthenticatedException` when no user is signed in.
 * @example
 * ```js
 * const { preferred, enabled } = await fetchMFAPreference();
 * ```
 */
export const fetchMFAPreference = (): Promise<FetchMFAPreferenceOutput> =>
  withNames(async () => {
    const { PreferredMfaSetting: name, UserMFASettingList: list } = await userData(
      await Auth.currentUserPoolUser({ bypassCache: true }),
    );
    const preferred = name && typeOf(name);
    const enabled = list?.map(typeOf).filter((type) => type !== undefined);
    return { ...(preferred && { preferred }), ...(enabled && { enabled }) };
  });

/**
 * Turns second factors of the signed-in user on or off, or makes one preferred.
 *
 * @throws `UserUnAuthenticatedException` when no user is signed in.
 * @throws What `Auth.updateMFAPreference` rejects with.
 * @example
 * ```js
 * await updateMFAPreference({ totp: 'PREFERRED', sms: 'ENABLED' });
 * ```
 */
export const updateMFAPreference = (input: UpdateMFAPreferenceInput): Promise<void> =>
  withNames(() => Auth.updateMFAPreference(input));
