/** The passkeys of a pool (`WebAuthnConfigurationType` of Cognito). */
export interface PasskeyOptions {
  /** The domain of the app, or a parent of it. Without one, passkeys cannot be registered. Default: none. */
  relyingPartyId: string | undefined;
  /** Whether an authenticator must verify the user. Default: `preferred`. */
  userVerification: 'preferred' | 'required';
  /** Whether a passkey with user verification also counts as the second factor. Default: `SINGLE_FACTOR`. */
  factorConfiguration: 'SINGLE_FACTOR' | 'MULTI_FACTOR_WITH_USER_VERIFICATION';
}

const userVerifications: readonly unknown[] = ['preferred', 'required'];
const factorConfigurations: readonly unknown[] = ['SINGLE_FACTOR', 'MULTI_FACTOR_WITH_USER_VERIFICATION'];
const LONGEST_ID = 127;

/**
 * Fills in the defaults. Throws a `TypeError` for a value that is not allowed, if passkeys are the only first factor,
 * and if the pool requires MFA but a passkey is a single factor, as the service does.
 */
export function resolvePasskeys(
  given: Partial<PasskeyOptions> = {},
  pool: { readonly firstFactors?: readonly string[]; readonly mfa?: string },
): PasskeyOptions {
  const {
    relyingPartyId,
    userVerification = 'preferred',
    factorConfiguration = 'SINGLE_FACTOR',
  }: Partial<PasskeyOptions> = given;
  if (relyingPartyId !== undefined && !isDomain(relyingPartyId)) {
    throw problem('relyingPartyId', relyingPartyId, 'a domain such as example.com, without scheme and port');
  }
  if (!userVerifications.includes(userVerification)) {
    throw problem('userVerification', userVerification, userVerifications.join(' or '));
  }
  if (!factorConfigurations.includes(factorConfiguration)) {
    throw problem('factorConfiguration', factorConfiguration, factorConfigurations.join(' or '));
  }
  const { firstFactors = [], mfa } = pool;
  if (firstFactors.includes('WEB_AUTHN')) {
    if (firstFactors.every((factor) => factor === 'WEB_AUTHN')) {
      throw new TypeError('local-cognito: firstFactors needs another factor beside WEB_AUTHN.');
    }
    if (mfa === 'ON' && factorConfiguration === 'SINGLE_FACTOR') {
      const needed = 'passkeys.factorConfiguration must be MULTI_FACTOR_WITH_USER_VERIFICATION';
      throw new TypeError(`local-cognito: ${needed} if mfa is ON and firstFactors has WEB_AUTHN.`);
    }
  }
  return { relyingPartyId, userVerification, factorConfiguration };
}

const isDomain = (id: unknown): boolean =>
  typeof id === 'string' && id.length <= LONGEST_ID && /^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(id);

const problem = (name: string, value: unknown, allowed: string): TypeError =>
  new TypeError(`local-cognito: passkeys.${name} ${JSON.stringify(value)} must be ${allowed}.`);
