import type { CognitoUser, ContactAttribute } from '../auth/types.js';

/** `user` is always there by the structure of the chart; a call without one is rejected, never made. */
export interface UserInput {
  readonly user: CognitoUser | undefined;
}
export interface CodeInput extends UserInput {
  readonly code: string;
}
export interface AnswerInput extends UserInput {
  readonly answer: string;
}
export interface MfaTypeInput extends UserInput {
  readonly mfaType: 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA';
}
export interface NewPasswordInput extends UserInput {
  readonly password: string;
  readonly attributes: Record<string, string>;
}
export interface UsernameInput {
  readonly username: string;
}
export interface PasswordInput extends UsernameInput {
  readonly password: string;
}
export interface CodeForUsername extends UsernameInput {
  readonly code: string;
}
export interface ResetInput extends PasswordInput {
  readonly code: string;
}
export interface ProviderInput {
  readonly provider: string;
  readonly isCustom: boolean;
}
export interface AttributeInput {
  readonly attribute: ContactAttribute | undefined;
}
