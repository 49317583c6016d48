import { aboutSession, type AuthError } from '../lib/auth-error.js';

/** The cause of an error whose code stands for several causes. */
export type Cause = (typeof table)[number][2];

/**
 * The only module that reads the service's error messages. Its API reference lists only the codes, so the
 * messages are those reported by clients: a number is an issue of aws-amplify/amplify-js, unless its
 * repository is named (identity-js is amazon-archives/amazon-cognito-identity-js). If no issue is named, no
 * public report is known, and local-cognito sends the same message. For a message that is not listed, or that
 * changes, only the code decides.
 */
const table = [
  ['NotAuthorizedException', aboutSession, 'challengeExpired'],
  // 1234, identity-js 479.
  ['NotAuthorizedException', /attempts exceeded/i, 'tooManyTries'],
  // 5503, identity-js 373; the hosted UI says "not enabled".
  ['NotAuthorizedException', /user is (disabled|not enabled)/i, 'disabled'],
  [
    'NotAuthorizedException',
    /temporary password has expired|account has expired/i,
    'temporaryPasswordExpired',
  ],
  // 6415, pmill/aws-cognito 37.
  ['NotAuthorizedException', /sign-?up is not permitted/i, 'signUpClosed'],
  // 5345, aws/aws-sdk-js 1319.
  ['NotAuthorizedException', /write unauthorized attribute/i, 'attributeNotWritable'],
  // "user.email: Attribute cannot be updated.": 3526, aws-amplify/amplify-swift 3981.
  ['InvalidParameterException', /attribute cannot be updated/i, 'attributeFixed'],
  ['NotAuthorizedException', /secret.?hash|for secret/i, 'clientSecret'],
  ['NotAuthorizedException', /current status is confirmed/i, 'alreadyConfirmed'],
  ['InvalidParameterException', /already confirmed/i, 'alreadyConfirmed'],
  ['NotAuthorizedException', /cannot be reset in the current state/i, 'resetTooEarly'],
  ['InvalidParameterException', /no registered\/verified/i, 'noContact'],
  ['NotAuthorizedException', /security reasons/i, 'risky'],
  ['InvalidPasswordException', /security reasons/i, 'leakedPassword'],
  ['NotAuthorizedException', /required scopes/i, 'scopeMissing'],
  ['NotAuthorizedException', /(access|refresh) token/i, 'sessionExpired'],
  // "Password did not conform with policy: …"; identity-js 311 has one message for each rule.
  ['InvalidPasswordException', /not long enough/i, 'passwordShort'],
  ['InvalidPasswordException', /lowercase/i, 'passwordLower'],
  ['InvalidPasswordException', /uppercase/i, 'passwordUpper'],
  ['InvalidPasswordException', /numeric/i, 'passwordNumber'],
  ['InvalidPasswordException', /symbol/i, 'passwordSymbol'],
  ['InvalidParameterException', /flow (is )?not enabled|trigger is not configured/i, 'flowNotEnabled'],
  ['InvalidParameterException', /cannot be of (email|phone number) format/i, 'usernameForm'],
  // aws-amplify/amplify-flutter 509.
  [
    'InvalidParameterException',
    /not exist in the schema|could not be determined|non-mutable/i,
    'attributeUnknown',
  ],
] as const satisfies readonly (readonly [code: string, text: RegExp, cause: string])[];

/** Returns the cause of an error, more specific than its code; undefined for an unknown message. */
export function causeOf({ code, message }: AuthError): Cause | undefined {
  return table.find(([name, text]) => name === code && text.test(message))?.[2];
}

/**
 * Extracts the message of a Lambda trigger (`PreSignUp failed with error <text>`, aws-amplify/amplify-flutter
 * 1051).
 */
export function triggerText({ code, message }: AuthError): string | undefined {
  if (code !== 'UserLambdaValidationException') return undefined;
  const said = /^\w+ failed with error (.*\S)/s.exec(message)?.[1];
  // The service adds a period to a message that may end with one.
  return said?.replace(/([.!?…])\.$/, '$1').replace(/^\.$/, '') || undefined;
}

/** Extracts the attribute or parameter that the service rejected, by its name there. */
export interface Refused {
  readonly name: string;
  readonly isMissing: boolean;
}

/**
 * Extracts everything that an error names, without duplicates: attributes that do not match the schema
 * (aws-amplify/amplify-flutter 509), constraints of the API ("Value at 'password' failed to satisfy
 * constraint"), missing responses to a challenge (aws/aws-sdk-js 1290), a format, the kind of username, a
 * username that is taken, attributes that cannot be changed.
 */
export function refusedParts({ code, message }: AuthError): readonly Refused[] {
  if (code === 'AliasExistsException' || code === 'UsernameExistsException')
    return named(message, /\b(email|phone_number|preferred_username)\b/g, false);
  if (code !== 'InvalidParameterException') return [];
  const schema = /did not conform to the schema: (.*)/s.exec(message)?.[1];
  if (schema !== undefined)
    return schema.split('\n').flatMap((line) => named(line, /^\s*((?:\w+:)*\w+): /g, /required/.test(line)));
  if (message.includes('validation error'))
    return message
      .split(';')
      .flatMap((part) => named(part, /at '(\w+)' failed/g, part.includes('must not be null')));
  if (/attribute cannot be updated/i.test(message))
    return named(message, /((?:\w+:)?\w+): attribute cannot be updated/gi, false);
  const [form] = /^(invalid email|invalid phone number|username (?=should|cannot))/i.exec(message) ?? [];
  if (form) return [{ name: formats[form.toLowerCase().trim()] ?? '', isMissing: false }];
  return named(message, /attributes given, ([\w:]+) is missing/g, true);
}

/** The input with the invalid format, by how the message starts. */
const formats: Readonly<Record<string, string>> = {
  'invalid email': 'email',
  'invalid phone number': 'phone_number',
  username: 'username',
};

const named = (text: string, pattern: RegExp, isMissing: boolean): Refused[] =>
  [...text.matchAll(pattern)].map(([, name = '']) => ({ name, isMissing }));
