import { type Check, missing, off, ok, problem, warning } from './check.js';
import type { Described, Wanted } from './described.js';

/** Checks the settings of the pool; `mfa` is the answer of GetUserPoolMfaConfig. */
export function poolChecks(pool: Described, mfa: Described, wanted: Wanted): Check[] {
  const factors = pool.in('Policies').in('SignInPolicy').list('AllowedFirstAuthFactors');
  return [
    passkeyCheck(factors, mfa.in('WebAuthnConfiguration'), wanted),
    codeCheck('email-code', 'email', 'EMAIL_OTP', factors, wanted),
    codeCheck('sms-code', 'text message', 'SMS_OTP', factors, wanted),
    mfaCheck(mfa, wanted),
    deviceCheck(pool.in('DeviceConfiguration')),
    pool.in('AdminCreateUserConfig').flag('AllowAdminCreateUserOnly')
      ? warning(
          'sign-up',
          'Only an administrator creates accounts: the sign-up screen fails.',
          'Add hide="sign-up" to <auth-authenticator>, or allow self-registration in the pool.',
        )
      : ok('sign-up', 'Users can sign up.'),
    usernameCheck(pool, wanted),
  ];
}

const wants = ({ config }: Wanted, method: string): boolean =>
  config.signInMethods?.includes(method) ?? false;

function passkeyCheck(factors: readonly string[], webAuthn: Described, wanted: Wanted): Check {
  const id = 'passkeys';
  if (!factors.includes('WEB_AUTHN'))
    return missing(
      wants(wanted, 'passkey'),
      id,
      'Passkeys are off in the pool.',
      'Turn them on under Sign-in of the pool (choice-based sign-in), and set the relying party ID.',
    );
  const relyingParty = webAuthn.text('RelyingPartyId');
  const hint =
    'Set the third-party domain under Sign-in › Passkey: the domain of your page or a parent of it.';
  if (!relyingParty)
    return problem(
      id,
      'Passkeys are on, but without a relying party ID of your page, so that none can be added.',
      hint,
    );
  const others = wanted.hosts.filter(
    (host) => host !== relyingParty && !host.endsWith(`.${relyingParty}`) && !isLocal(host),
  );
  if (others.length > 0)
    return problem(
      id,
      `Passkeys are for ${relyingParty}: pages on ${others.join(', ')} cannot use them.`,
      hint,
    );
  return ok(id, `Passkeys are on, for pages on ${relyingParty} and below it.`);
}

/** The computer of a developer has another pool, or none of its passkeys. */
const isLocal = (host: string): boolean => host === 'localhost' || /^127\./.test(host);

function codeCheck(
  id: 'email-code' | 'sms-code',
  medium: string,
  factor: string,
  factors: readonly string[],
  wanted: Wanted,
): Check {
  return factors.includes(factor)
    ? ok(id, `Sign-in with a code by ${medium} is on.`)
    : missing(
        wants(wanted, id),
        id,
        `Sign-in with a code by ${medium} is off in the pool.`,
        'Turn it on under Sign-in of the pool (choice-based sign-in).',
      );
}

/** How the config names the second factors of the service. */
const members = { SMS: 'SmsMfaConfiguration', EMAIL: 'EmailMfaConfiguration' } as const;

function mfaCheck(mfa: Described, { config }: Wanted): Check {
  const mode = mfa.text('MfaConfiguration') || 'OFF';
  const has = [
    ...(mfa.in('SoftwareTokenMfaConfiguration').flag('Enabled') ? ['TOTP'] : []),
    ...Object.entries(members).flatMap(([name, member]) => (mfa.in(member).isThere ? [name] : [])),
  ];
  const given = config.mfa;
  const lacking =
    given && given.configuration !== 'OFF' ? given.types.filter((type) => !has.includes(type)) : [];
  if (given && (given.configuration !== mode || (mode !== 'OFF' && lacking.length > 0)))
    return problem(
      'mfa',
      `MFA is ${described(mode, has)} in the pool, but ${described(given.configuration, given.types)} in the config.`,
      'Make the config like the pool: the screens offer what it says.',
    );
  if (mode === 'OFF') return off('mfa', 'MFA is off in the pool.');
  return ok('mfa', `MFA is ${described(mode, has)}.`);
}

const described = (mode: string, types: readonly string[]): string =>
  mode === 'OFF' ? 'off' : `${mode === 'ON' ? 'required' : 'optional'} (${types.join(', ') || 'no factor'})`;

function deviceCheck(devices: Described): Check {
  if (!devices.isThere) return off('devices', 'Devices are not remembered.');
  return devices.flag('DeviceOnlyRememberedOnUserPrompt')
    ? ok('devices', 'Devices are remembered if the user wants it: remember-device="ask" asks.')
    : ok('devices', 'Devices are remembered.');
}

function usernameCheck(pool: Described, { config }: Wanted): Check {
  const own = pool.list('UsernameAttributes');
  const aliases = pool.list('AliasAttributes').filter((name) => name !== 'preferred_username');
  const allowed = own.length > 0 ? own : ['username', ...aliases];
  const given = config.usernameAttributes;
  if (given === undefined)
    return own.length === 0
      ? ok('usernames', `Users sign in with ${allowed.join(', ')}.`)
      : warning(
          'usernames',
          `Users sign in with ${own.join(', ')}, which the config does not say: the screens ask for a username.`,
          `Add username-attributes="${own.join(' ')}" to <auth-authenticator>, or usernameAttributes to the config.`,
        );
  const wrong = given.filter((name) => !allowed.includes(name));
  return wrong.length === 0
    ? ok('usernames', `Users sign in with ${given.join(', ')}.`)
    : problem(
        'usernames',
        `The config has ${wrong.join(', ')} to sign in with, but the pool has ${allowed.join(', ')}.`,
        'Make usernameAttributes like the pool: it cannot be changed there later.',
      );
}
