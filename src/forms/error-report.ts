import { causeOf, type Cause } from '../auth/causes.js';
import type { AuthError } from '../lib/auth-error.js';
import { entry } from './error-text.js';
import { warnOnce } from '../lib/warn.js';

/** How the developer fixes it, by cause. */
const byCause: Readonly<Partial<Record<Cause, string>>> = {
  attributeNotWritable:
    'a form sends an attribute that the app client may not write. Let the client write it, or leave the field out.',
  attributeUnknown:
    'a form sends an attribute that the pool does not have. Add it to the pool, or leave the field out.',
  clientSecret:
    'the app client has a secret, which no page can keep. Make an app client without one and use its id.',
  flowNotEnabled:
    'the app client does not allow the flow that authenticationFlowType asks for, or the pool lacks its triggers.',
  scopeMissing: 'the access token lacks the scope aws.cognito.signin.user.admin. Ask for it in oauth.scope.',
};

const byCode: Readonly<Record<string, string>> = {
  FeatureUnavailableInTierException: 'the feature plan of the pool does not include this.',
  InvalidEmailRoleAccessPolicyException: 'the pool may not send email. Check its email configuration.',
  InvalidLambdaResponseException: 'a trigger of the pool returned something that is no response.',
  InvalidSmsRoleAccessPolicyException: 'the pool may not send text messages. Check its SMS role.',
  InvalidSmsRoleTrustRelationshipException: 'the pool may not send text messages. Check its SMS role.',
  InvalidUserPoolConfigurationException: 'the configuration of the pool is not valid.',
  OperationNotEnabledException: 'the pool has this operation turned off.',
  UnexpectedLambdaException: 'a trigger of the pool failed. Its log says why.',
  UnsupportedOperationException: 'the pool or the app client does not support this operation.',
  UnsupportedTokenTypeException: 'the app client cannot revoke this kind of token.',
  UserPoolAddOnNotEnabledException: 'the pool has threat protection turned off.',
};

/** Warns in the console, once, about what only the developer can fix. Contains nothing that a person typed. */
export function tellDeveloper(error: AuthError): void {
  const cause = causeOf(error);
  const text = (cause && byCause[cause]) ?? entry(byCode, error.code);
  if (text) warnOnce(`${error.code}: ${text}`);
}
