import { type Cause, refusedParts } from '../../auth/causes.js';
import type { UsernameAttribute } from '../../auth/config/config-types.js';
import type { AuthError } from '../../lib/auth-error.js';
import { msg, str } from '../../localization/index.js';
import type { FieldKind } from '../field-kinds.js';
import { contactKind } from '../normalize.js';
import type { ErrorContext } from './error-context.js';

type Text = (context: ErrorContext, error: AuthError) => string | undefined;

/** What forms do with an error. */
export interface ErrorEntry {
  /** The message. A function, so that it follows the language; undefined: the general one. */
  readonly text: Text;
  /** How the developer fixes it, for the console. */
  readonly advice?: string;
  /** The kind of field that shows it. Default: the fields that the error names. */
  readonly field?: FieldKind;
}

/** The errors by cause, which the text of the service tells. They take precedence over those by code. */
export const errorsByCause: Readonly<Record<Cause, ErrorEntry>> = {
  alreadyConfirmed: {
    text: () => msg('This account is confirmed already. Sign in.', { id: 'error.already-confirmed' }),
  },
  attributeFixed: {
    text: fixed,
    advice:
      'a form sends an attribute that cannot be changed in this pool (Mutable is false). Leave the field out.',
  },
  attributeNotWritable: notWritable(
    'a form sends an attribute that the app client may not write. Let the client write it, or leave the field out.',
  ),
  attributeUnknown: misconfigured(
    'a form sends an attribute that the pool does not have. Add it to the pool, or leave the field out.',
  ),
  challengeExpired: { text: challengeExpired },
  clientSecret: misconfigured(
    'the app client has a secret, which a browser cannot keep. Use an app client without a secret.',
  ),
  disabled: { text: () => msg('This account can’t sign in. Ask for help.', { id: 'error.disabled' }) },
  flowNotEnabled: misconfigured(
    'the app client does not allow the flow that authenticationFlowType asks for, or the pool lacks its triggers.',
  ),
  leakedPassword: {
    text: () => msg('This password isn’t safe to use. Choose another.', { id: 'error.password-unsafe' }),
  },
  noContact: {
    text: () =>
      msg('This account has no verified contact to send a code to. Ask for help.', {
        id: 'error.no-contact',
      }),
  },
  passwordLower: {
    text: () =>
      msg('Add a lowercase letter. Your password must meet every rule below.', { id: 'error.policy.lower' }),
  },
  passwordNumber: {
    text: () => msg('Add a number. Your password must meet every rule below.', { id: 'error.policy.number' }),
  },
  passwordShort: {
    text: () =>
      msg('Use a longer password. Your password must meet every rule below.', { id: 'error.policy.length' }),
  },
  passwordSymbol: {
    text: () => msg('Add a symbol. Your password must meet every rule below.', { id: 'error.policy.symbol' }),
  },
  passwordUpper: {
    text: () =>
      msg('Add an uppercase letter. Your password must meet every rule below.', { id: 'error.policy.upper' }),
  },
  resetTooEarly: {
    text: () =>
      msg('Use the temporary password that you were sent, or ask for a new one.', {
        id: 'error.reset-early',
      }),
  },
  risky: { text: () => msg('This was blocked for security reasons. Ask for help.', { id: 'error.risky' }) },
  scopeMissing: misconfigured(
    'the access token lacks the scope aws.cognito.signin.user.admin. Ask for it in oauth.scope.',
  ),
  sessionExpired: { text: sessionExpired },
  signUpClosed: {
    text: () =>
      msg('New accounts can’t be created here. Ask for an invitation.', { id: 'error.sign-up-closed' }),
  },
  temporaryPasswordExpired: {
    text: () =>
      msg('Your temporary password has expired. Ask for a new one.', { id: 'error.temporary-password' }),
  },
  tooManyTries: { text: tooMany },
  usernameForm: {
    text: () =>
      msg('Choose a username that isn’t an email address or phone number.', { id: 'error.username-form' }),
  },
};

const wafAdvice = 'the web ACL of the pool asks for a token. Set wafToken, or listen to auth-captcha.';

/** The errors by code. */
export const errorsByCode: Readonly<Record<string, ErrorEntry>> = {
  NotAuthorizedException: { text: notAuthorized },
  UserNotFoundException: {
    text: (context) =>
      isSignIn(context)
        ? credentials(context)
        : msg('We can’t find this account. It may have been deleted.', { id: 'error.account-gone' }),
  },
  UserNotConfirmedException: {
    text: () => msg('This account isn’t confirmed yet. Sign in to get a code.', { id: 'error.unconfirmed' }),
  },
  PasswordResetRequiredException: {
    text: () => msg('Your password needs a reset before you sign in.', { id: 'error.reset-required' }),
  },
  UsernameExistsException: { text: exists },
  AliasExistsException: { text: exists },
  CodeMismatchException: { text: code, field: 'code' },
  EnableSoftwareTokenMFAException: { text: code, field: 'code' },
  ExpiredCodeException: {
    text: () => msg('That code has expired. Get a new one.', { id: 'error.code-expired' }),
    field: 'code',
  },
  CodeDeliveryFailureException: {
    text: () =>
      msg('We couldn’t send the code. Check the address or number, or try again later.', {
        id: 'error.delivery',
      }),
  },
  InvalidPasswordException: {
    text: () => msg('Your password must meet every rule below.', { id: 'error.policy' }),
    field: 'new-password',
  },
  PasswordHistoryPolicyViolationException: {
    text: () => msg('You’ve used this password before. Choose another.', { id: 'error.password-used' }),
    field: 'new-password',
  },
  InvalidParameterException: {
    text: () =>
      msg('Something in this form wasn’t accepted. Check it and try again.', { id: 'error.form-refused' }),
  },
  UserLambdaValidationException: {
    text: () => msg('That wasn’t accepted. Ask for help.', { id: 'error.trigger' }),
  },
  MFAMethodNotFoundException: {
    text: () =>
      msg('Your account has no second step that can be used here. Ask for help.', { id: 'error.no-mfa' }),
  },
  SoftwareTokenMFANotFoundException: {
    text: () => msg('Set up an authenticator app first.', { id: 'error.mfa-app' }),
  },
  ForbiddenException: {
    text: () =>
      msg('This request was blocked. Try again later, or from another network.', { id: 'error.forbidden' }),
  },
  WafCaptchaRequired: { text: notHuman, advice: wafAdvice },
  WafChallengeRequired: { text: notHuman, advice: wafAdvice },
  WafTokenFailed: {
    text: notHuman,
    advice:
      'wafToken, or the function that auth-captcha was given, returned no token. `cause` of the error says why.',
  },
  LimitExceededException: { text: tooMany },
  ThrottlingException: { text: tooMany },
  TooManyRequestsException: { text: tooMany },
  TooManyFailedAttemptsException: { text: tooMany },
  RefreshTokenReuseException: { text: sessionExpired },
  UnauthorizedException: { text: sessionExpired },
  NotSignedIn: { text: sessionExpired },
  SignInSuperseded: {
    text: () =>
      msg('Another sign-in or sign-out came in between. Sign in again.', { id: 'error.superseded' }),
  },
  ChallengeExpired: { text: challengeExpired },
  ClockSkew: {
    text: () =>
      msg('The date or time on this device is wrong. Set it, then try again.', { id: 'error.clock' }),
  },
  InternalErrorException: { text: server },
  InternalFailure: { text: server },
  InvalidResponse: { text: server },
  ConcurrentModificationException: { text: server },
  DeviceKeyExistsException: { text: server },
  ExternalServiceException: { text: server },
  ResourceConflictException: { text: server },
  ServiceUnavailable: { text: server },
  ServiceUnavailableException: { text: server },
  ResourceNotFoundException: {
    text: () => msg('Sign-in isn’t set up on this page yet.', { id: 'error.not-configured' }),
  },
  FeatureUnavailableInTierException: misconfigured('the feature plan of the pool does not include this.'),
  InvalidEmailRoleAccessPolicyException: misconfigured(
    'the pool may not send email. Check its email configuration.',
  ),
  InvalidIdentityPoolConfigurationException: misconfigured(
    'the identity pool has no role for this user. Check its roles and their trust policies.',
  ),
  InvalidLambdaResponseException: misconfigured('a trigger of the pool returned an invalid response.'),
  InvalidSmsRoleAccessPolicyException: misconfigured(
    'the pool may not send text messages. Check its SMS role.',
  ),
  InvalidSmsRoleTrustRelationshipException: misconfigured(
    'the pool may not send text messages. Check its SMS role.',
  ),
  InvalidUserPoolConfigurationException: misconfigured('the configuration of the pool is not valid.'),
  OperationNotEnabledException: misconfigured('the pool has this operation turned off.'),
  UnexpectedLambdaException: misconfigured('a trigger of the pool failed. Its log says why.'),
  UnsupportedOperationException: misconfigured('the pool or the app client does not support this operation.'),
  UnsupportedTokenTypeException: misconfigured('the app client cannot revoke this kind of token.'),
  UserPoolAddOnNotEnabledException: misconfigured('the pool has threat protection turned off.'),
  StorageError: {
    text: () =>
      msg('Your browser didn’t let us save your sign-in. Allow site data and try again.', {
        id: 'error.storage',
      }),
  },
  UnsupportedChallenge: {
    text: (_, { cause }) => {
      const challenge = typeof cause === 'string' ? cause : '?';
      return msg(str`This account needs a step we don’t offer here (${challenge}).`, {
        id: 'error.unsupported-challenge',
      });
    },
  },
  OAuthError: {
    text: (_, { cause }) => {
      const isCanceled =
        typeof cause === 'object' && cause !== null && 'error' in cause && cause.error === 'access_denied';
      return isCanceled
        ? msg('Sign-in was canceled. Try again when you’re ready.', { id: 'error.cancelled' })
        : msg('That sign-in wasn’t completed. Try again or sign in another way.', { id: 'error.oauth' });
    },
  },
  InvalidCallback: {
    text: () => msg('That sign-in could not be finished here. Start it again.', { id: 'error.callback' }),
  },
  PasskeyNotSupported: {
    text: () => msg('This browser can’t use passkeys. Try another one.', { id: 'error.passkey-unsupported' }),
  },
  PasskeyAuthenticationCanceled: { text: passkeyCanceled },
  PasskeyRegistrationCanceled: { text: passkeyCanceled },
  PasskeyOperationAborted: { text: passkeyCanceled },
  PasskeyRetrievalFailed: { text: passkeyFailed },
  PasskeyNotOffered: { text: passkeyFailed },
  PasskeyRegistrationFailed: { text: passkeyFailed },
  WebAuthnChallengeNotFoundException: { text: passkeyFailed },
  PasskeyAlreadyExists: {
    text: () => msg('This device already has a passkey for you.', { id: 'error.passkey-exists' }),
  },
  WebAuthnCredentialNotSupportedException: {
    text: () => msg('This kind of passkey can’t be used here.', { id: 'error.passkey-kind' }),
  },
  RelyingPartyMismatch: misconfigured(
    'the relying party ID of the pool must be the domain of the page, or a parent domain of it.',
  ),
  WebAuthnRelyingPartyMismatchException: misconfigured(
    'the relying party ID of the pool must be the domain of the page, or a parent domain of it.',
  ),
  WebAuthnOriginNotAllowedException: misconfigured(
    'the origin of the page does not belong to the relying party ID of the pool.',
  ),
  WebAuthnClientMismatchException: misconfigured(
    'the passkey was begun with another app client. Use the same one for the whole registration.',
  ),
  WebAuthnConfigurationMissingException: misconfigured(
    'the pool has no relying party ID for passkeys. Set one in its passkey options.',
  ),
  WebAuthnNotEnabledException: misconfigured('passkeys are turned off for the pool.'),
  DeviceNotTracked: {
    text: () => msg('We don’t know this device yet. Sign in again, then retry.', { id: 'error.device' }),
  },
};

const isSignIn = ({ state = 'signIn' }: ErrorContext): boolean => state === 'signIn' || state === 'signedUp';

/** `NotAuthorizedException` covers wrong credentials, an ended session and a rejected answer: the state tells which. */
function notAuthorized(context: ErrorContext): string | undefined {
  if (context.isSignedIn || context.state === 'verifyContact') return sessionExpired();
  if (isSignIn(context)) return credentials(context);
  return context.state && ['signUp', 'confirmSignUp', 'forgotPassword'].includes(context.state)
    ? undefined
    : msg('That wasn’t accepted. Sign in again.', { id: 'error.challenge-refused' });
}

/** What the username is. If it can be more than one thing, what was typed tells. */
function nameKind({ settings, typedName }: ErrorContext): UsernameAttribute | undefined {
  if (settings?.usernameAttribute || typedName === undefined) return settings?.usernameAttribute;
  const kinds = settings?.usernameAttributes ?? [];
  const kind = contactKind(typedName);
  if (kind === 'email' || (kind && kinds.includes(kind))) return kind;
  return !kinds[0] || kinds.includes('username') ? 'username' : undefined;
}

function credentials(context: ErrorContext): string {
  switch (nameKind(context)) {
    case 'username':
      return msg('That username and password don’t match. Try again or reset your password.', {
        id: 'error.credentials.username',
      });
    case 'phone_number':
      return msg('That phone number and password don’t match. Try again or reset your password.', {
        id: 'error.credentials.phone',
      });
    default:
      return msg('That email and password don’t match. Try again or reset your password.', {
        id: 'error.credentials',
      });
  }
}

/** The service may name the attribute. Otherwise it is what people sign in with. */
function exists(context: ErrorContext, error: AuthError): string {
  const name = refusedParts(error)[0]?.name ?? nameKind(context);
  if (name === 'phone_number')
    return msg('That phone number can’t be used. Sign in or try another.', { id: 'error.exists.phone' });
  return name === 'email' || (error.code === 'AliasExistsException' && !name)
    ? msg('That email can’t be used. Sign in or try another.', { id: 'error.exists' })
    : msg('That username can’t be used. Sign in or try another.', { id: 'error.exists.username' });
}

function challengeExpired(): string {
  return msg('That took too long. Sign in again.', { id: 'error.challenge-expired' });
}

function code(): string {
  return msg('That code didn’t match. Check it or get a new one.', { id: 'error.code' });
}

/** The service does not name the attribute, except for one that never changes. */
function fixed({ field }: ErrorContext): string {
  return field
    ? msg('This can’t be changed.', { id: 'error.attribute-fixed' })
    : msg('One of the details you changed can’t be changed here. Nothing was saved.', {
        id: 'error.attributes-fixed',
      });
}

function notWritable(advice: string): ErrorEntry {
  const { text } = misconfigured(advice);
  return { advice, text: (context, error) => (context.isSignedIn ? fixed(context) : text(context, error)) };
}

function notHuman(): string {
  return msg('We couldn’t check that you’re human. Try again.', { id: 'error.human' });
}

function passkeyCanceled(): string {
  return msg('That was canceled. Try again.', { id: 'error.passkey-canceled' });
}

function passkeyFailed(): string {
  return msg('The passkey didn’t work. Try again.', { id: 'error.passkey-failed' });
}

function server(): string {
  return msg('There’s a problem on our side right now. Try again in a moment.', { id: 'error.server' });
}

function sessionExpired(): string {
  return msg('You’ve been signed out. Sign in again.', { id: 'error.session-ended' });
}

/** An error that only the developer can fix. */
function misconfigured(advice: string): ErrorEntry {
  return {
    text: () =>
      msg('Something isn’t set up right on our side. Trying again won’t help.', { id: 'error.setup' }),
    advice,
  };
}

function tooMany(): string {
  return msg('Too many tries. Wait a few minutes.', { id: 'error.too-many' });
}
