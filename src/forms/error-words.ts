import { causeOf, refusedParts, triggerText, type Cause } from '../auth/causes.js';
import type { AuthError } from '../lib/auth-error.js';
import { msg, str } from '../localization/index.js';
import { entry, type ErrorPlace } from './error-text.js';
import { isRefused } from './error-fields.js';
import { problemText } from './field-messages.js';

type Text = (place: ErrorPlace, error: AuthError) => string | undefined;

/** By cause; a function each, so that the language is read when the text is shown. */
const byCause: Readonly<Record<Cause, Text>> = {
  alreadyConfirmed: () =>
    msg('This account is confirmed already. Sign in.', { id: 'error.already-confirmed' }),
  attributeNotWritable: setup,
  attributeUnknown: setup,
  challengeOver,
  clientSecret: setup,
  disabled: () => msg('This account can’t sign in. Ask for help.', { id: 'error.disabled' }),
  flowNotEnabled: setup,
  leakedPassword: () =>
    msg('This password isn’t safe to use. Choose another.', { id: 'error.password-unsafe' }),
  noContact: () =>
    msg('This account has no verified contact to send a code to. Ask for help.', {
      id: 'error.no-contact',
    }),
  passwordLower: () => msg('Add a lowercase letter. Meet each rule below.', { id: 'error.policy.lower' }),
  passwordNumber: () => msg('Add a number. Meet each rule below.', { id: 'error.policy.number' }),
  passwordShort: () => msg('Use a longer password. Meet each rule below.', { id: 'error.policy.length' }),
  passwordSymbol: () => msg('Add a symbol. Meet each rule below.', { id: 'error.policy.symbol' }),
  passwordUpper: () => msg('Add an uppercase letter. Meet each rule below.', { id: 'error.policy.upper' }),
  resetTooEarly: () =>
    msg('Use the temporary password that you were sent, or ask for a new one.', { id: 'error.reset-early' }),
  risky: () => msg('This was blocked for security reasons. Ask for help.', { id: 'error.risky' }),
  scopeMissing: setup,
  sessionOver,
  signUpClosed: () =>
    msg('New accounts can’t be created here. Ask for an invitation.', { id: 'error.sign-up-closed' }),
  temporaryPasswordOver: () =>
    msg('Your temporary password has run out. Ask for a new one.', { id: 'error.temporary-password' }),
  tooManyTries: tooMany,
  usernameForm: () =>
    msg('Choose a username that isn’t an email address or phone number.', { id: 'error.username-form' }),
};

/** By code, where it says enough or the text of the service nothing. */
const byCode: Readonly<Record<string, Text>> = {
  NotAuthorizedException: notAuthorized,
  UserNotFoundException: (place) =>
    isSignIn(place)
      ? credentials(place)
      : msg('We can’t find this account. It may have been deleted.', { id: 'error.account-gone' }),
  UserNotConfirmedException: () =>
    msg('This account isn’t confirmed yet. Sign in to get a code.', { id: 'error.unconfirmed' }),
  PasswordResetRequiredException: () =>
    msg('Your password needs a reset before you sign in.', { id: 'forgot.required' }),
  UsernameExistsException: exists,
  AliasExistsException: exists,
  CodeMismatchException: code,
  EnableSoftwareTokenMFAException: code,
  ExpiredCodeException: () => msg('That code has run out. Get a new one.', { id: 'error.code-expired' }),
  CodeDeliveryFailureException: () =>
    msg('We couldn’t send the code. Check the address or number, or try again later.', {
      id: 'error.delivery',
    }),
  InvalidPasswordException: () => msg('Meet each rule below.', { id: 'error.policy' }),
  PasswordHistoryPolicyViolationException: () =>
    msg('You’ve used this password before. Choose another.', { id: 'error.password-used' }),
  InvalidParameterException: () =>
    msg('Something in this form wasn’t accepted. Check it and try again.', { id: 'error.form-refused' }),
  UserLambdaValidationException: () => msg('That wasn’t accepted. Ask for help.', { id: 'error.trigger' }),
  MFAMethodNotFoundException: () =>
    msg('Your account has no second step that can be used here. Ask for help.', { id: 'error.no-mfa' }),
  SoftwareTokenMFANotFoundException: () => msg('Set up an authenticator app first.', { id: 'error.mfa-app' }),
  ForbiddenException: () =>
    msg('This request was blocked. Try again later, or from another network.', { id: 'error.forbidden' }),
  LimitExceededException: tooMany,
  ThrottlingException: tooMany,
  TooManyRequestsException: tooMany,
  TooManyFailedAttemptsException: tooMany,
  RefreshTokenReuseException: sessionOver,
  NotSignedIn: sessionOver,
  SignInSuperseded: () =>
    msg('Another sign-in or sign-out came in between. Sign in again.', { id: 'error.superseded' }),
  ChallengeExpired: challengeOver,
  ClockSkew: () =>
    msg('The date or time on this device is wrong. Set it, then try again.', { id: 'error.clock' }),
  InternalErrorException: server,
  InternalFailure: server,
  InvalidResponse: server,
  ServiceUnavailable: server,
  ServiceUnavailableException: server,
  ResourceNotFoundException: () =>
    msg('Sign-in isn’t set up on this page yet.', { id: 'error.not-configured' }),
  FeatureUnavailableInTierException: setup,
  InvalidEmailRoleAccessPolicyException: setup,
  InvalidLambdaResponseException: setup,
  InvalidSmsRoleAccessPolicyException: setup,
  InvalidSmsRoleTrustRelationshipException: setup,
  InvalidUserPoolConfigurationException: setup,
  OperationNotEnabledException: setup,
  UnexpectedLambdaException: setup,
  UnsupportedOperationException: setup,
  UnsupportedTokenTypeException: setup,
  UserPoolAddOnNotEnabledException: setup,
  StorageError: () =>
    msg('Your browser didn’t let us save your sign-in. Allow site data and try again.', {
      id: 'error.storage',
    }),
  UnsupportedChallenge: (_, { cause }) => {
    const challenge = typeof cause === 'string' ? cause : '?';
    return msg(str`This account needs a step we don’t offer here (${challenge}).`, {
      id: 'error.unsupported-challenge',
    });
  },
  OAuthError: (_, { cause }) => {
    const isCancelled =
      typeof cause === 'object' && cause !== null && 'error' in cause && cause.error === 'access_denied';
    return isCancelled
      ? msg('Sign-in was cancelled. Try again when you’re ready.', { id: 'error.cancelled' })
      : msg('That sign-in wasn’t completed. Try again or sign in another way.', { id: 'error.oauth' });
  },
  InvalidCallback: () =>
    msg('That sign-in could not be finished here. Start it again.', { id: 'error.callback' }),
  DeviceNotTracked: () =>
    msg('We don’t know this device yet. Sign in again, then retry.', { id: 'error.device' }),
};

/** The words for what an error's text adds to its code, at a field also for what is wrong with that. */
export function causeText(error: AuthError, place: ErrorPlace): string | undefined {
  const cause = causeOf(error);
  return triggerText(error) ?? (cause && byCause[cause](place, error)) ?? fieldText(error, place);
}

/** The words for an error by its code and the screen. */
export function codeText(error: AuthError, place: ErrorPlace): string | undefined {
  return entry(byCode, error.code)?.(place, error);
}

function fieldText(error: AuthError, { field }: ErrorPlace): string | undefined {
  if (!field || error.code !== 'InvalidParameterException') return undefined;
  const part = refusedParts(error).find((each) => isRefused(field, each));
  if (part?.isMissing) return problemText(field, 'missing');
  if (field.kind === 'new-password') return problemText(field, 'weak');
  return ['email', 'phone', 'contact', 'code'].includes(field.kind) || field.malformed
    ? problemText(field, 'malformed')
    : msg('This wasn’t accepted. Change it and try again.', { id: 'error.field-refused' });
}

const isSignIn = ({ state = 'signIn' }: ErrorPlace): boolean => state === 'signIn' || state === 'signedUp';

/** What the service has no other code for: the name and password at the sign-in, the session after it. */
function notAuthorized(place: ErrorPlace): string | undefined {
  if (place.isSignedIn || place.state === 'verifyContact') return sessionOver();
  if (isSignIn(place)) return credentials(place);
  return place.state && ['signUp', 'confirmSignUp', 'forgotPassword'].includes(place.state)
    ? undefined
    : msg('That wasn’t accepted. Sign in again.', { id: 'error.challenge-refused' });
}

function credentials({ settings }: ErrorPlace): string {
  switch (settings?.usernameAttribute) {
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

/** The service may say which name it is; else people chose a username, unless the pool makes one from another. */
function exists({ settings }: ErrorPlace, error: AuthError): string {
  const name = refusedParts(error)[0]?.name ?? settings?.usernameAttribute;
  if (name === 'phone_number')
    return msg('That phone number can’t be used. Sign in or try another.', { id: 'error.exists.phone' });
  return name === 'email' || (error.code === 'AliasExistsException' && !name)
    ? msg('That email can’t be used. Sign in or try another.', { id: 'error.exists' })
    : msg('That username can’t be used. Sign in or try another.', { id: 'error.exists.username' });
}

function challengeOver(): string {
  return msg('That took too long. Sign in again.', { id: 'error.challenge-expired' });
}

function code(): string {
  return msg('That code didn’t match. Check it or get a new one.', { id: 'error.code' });
}

function server(): string {
  return msg('There’s a problem on our side right now. Try again in a moment.', { id: 'error.server' });
}

function sessionOver(): string {
  return msg('You’ve been signed out. Sign in again.', { id: 'error.session-ended' });
}

function setup(): string {
  return msg('Something isn’t set up right on our side. Trying again won’t help.', { id: 'error.setup' });
}

function tooMany(): string {
  return msg('Too many tries. Wait a few minutes.', { id: 'error.too-many' });
}
