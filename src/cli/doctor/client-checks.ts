import { type Check, missing, off, ok, problem, warning } from './check.js';
import type { Described, Wanted } from './described.js';
import { hasNoSecret, hasSecret, hidesUsers, showsUsers } from './public-checks.js';

/** Checks the settings of the app client. */
export function clientChecks(client: Described, wanted: Wanted): Check[] {
  return [
    client.text('ClientSecret') ? hasSecret : hasNoSecret,
    ...flowChecks(client, wanted),
    refreshCheck(client),
    client.flag('EnableTokenRevocation') === false
      ? warning(
          'token-revocation',
          'Tokens are not revoked when a user signs out.',
          'Turn on token revocation in the app client (EnableTokenRevocation).',
        )
      : ok('token-revocation', 'Tokens are revoked when a user signs out.'),
    client.text('PreventUserExistenceErrors') === 'ENABLED' ? hidesUsers : showsUsers,
    ...oauthChecks(client, wanted),
  ];
}

const flows = [
  ['flow-srp', 'USER_SRP_AUTH', 'a password'],
  ['flow-user-auth', 'USER_AUTH', 'the choice of passkeys, codes or a password'],
  ['flow-password', 'USER_PASSWORD_AUTH', 'a password that is sent to the service'],
  ['flow-custom', 'CUSTOM_AUTH', 'custom challenges'],
] as const;

function flowChecks(client: Described, { config }: Wanted): Check[] {
  const allowed = client.list('ExplicitAuthFlows').map((name) => name.replace(/^ALLOW_/, ''));
  return flows.map(([id, name, what]) =>
    allowed.includes(name)
      ? ok(id, `Sign-in with ${what} (${name}) is on.`)
      : missing(
          config.authenticationFlowType === name,
          id,
          `Sign-in with ${what} (${name}) is off in the app client.`,
          `Add ALLOW_${name} to the authentication flows of the app client.`,
        ),
  );
}

function refreshCheck(client: Described): Check {
  const rotates = client.in('RefreshTokenRotation').text('Feature') === 'ENABLED';
  if (rotates) return ok('refresh', 'Users stay signed in, with refresh tokens that rotate.');
  return client.list('ExplicitAuthFlows').some((name) => /^(ALLOW_)?REFRESH_TOKEN_AUTH$/.test(name))
    ? ok('refresh', 'Users stay signed in: tokens are refreshed.')
    : problem(
        'refresh',
        'Users are signed out when their first tokens expire: the app client refreshes none.',
        'Add ALLOW_REFRESH_TOKEN_AUTH to the authentication flows of the app client.',
      );
}

function oauthChecks(client: Described, { config: { oauth } }: Wanted): Check[] {
  if (!oauth) return [];
  if (client.flag('AllowedOAuthFlowsUserPoolClient') !== true)
    return [
      problem(
        'oauth',
        'The hosted UI is off in the app client, but the config has oauth.',
        'Set it up under Login pages of the app client, or leave oauth out of the config.',
      ),
    ];
  const providers = client.list('SupportedIdentityProviders');
  const unknown = oauth.providers.map(providerName).filter((name) => !providers.includes(name));
  return [
    ...redirects(
      'redirect-sign-in',
      'sign-in',
      oauth.redirectSignIn,
      client.list('CallbackURLs'),
      'callback',
    ),
    ...redirects(
      'redirect-sign-out',
      'sign-out',
      oauth.redirectSignOut,
      client.list('LogoutURLs'),
      'sign-out',
    ),
    ...(unknown.length > 0
      ? [
          problem(
            'providers',
            `The app client does not have the providers ${unknown.join(', ')}.`,
            `Add them under Login pages of the app client. It has ${providers.join(', ') || 'none'}.`,
          ),
        ]
      : oauth.providers.length > 0
        ? [ok('providers', `The app client has the providers ${oauth.providers.join(', ')}.`)]
        : [off('providers', 'The config names no provider for the sign-in screen.')]),
  ];
}

/** The name in Cognito of a provider, as `amplify_outputs.json` and the older files write it. */
function providerName(name: string): string {
  const known: Readonly<Record<string, string>> = {
    GOOGLE: 'Google',
    FACEBOOK: 'Facebook',
    AMAZON: 'LoginWithAmazon',
    LOGIN_WITH_AMAZON: 'LoginWithAmazon',
    APPLE: 'SignInWithApple',
    SIGN_IN_WITH_APPLE: 'SignInWithApple',
  };
  return known[name] ?? name;
}

function redirects(
  id: 'redirect-sign-in' | 'redirect-sign-out',
  what: string,
  wanted: readonly string[],
  allowed: readonly string[],
  list: string,
): Check[] {
  const refused = wanted.filter((uri) => !allowed.includes(uri));
  if (wanted.length === 0) return [];
  return [
    refused.length === 0
      ? ok(id, `The ${what} can come back to ${wanted.join(', ')}.`)
      : problem(
          id,
          `The app client does not allow the ${what} to come back to ${refused.join(', ')}.`,
          `Add it to the allowed ${list} URLs of the app client, exactly as it is here. It has ${allowed.join(', ') || 'none'}.`,
        ),
  ];
}
