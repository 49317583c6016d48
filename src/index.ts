/** Every class and type, without side effects: nothing is registered. */
export * from './auth/index.js';
export { AuthAccount } from './elements/account/account.js';
export { AuthAuthenticator } from './elements/authenticator/authenticator.js';
export { AuthChangePassword } from './elements/change-password/change-password.js';
export { AuthContact } from './elements/contact/contact.js';
export { AuthConfirmSignIn } from './elements/confirm-sign-in/confirm-sign-in.js';
export { AuthConfirmSignUp } from './elements/confirm-sign-up/confirm-sign-up.js';
export { AuthConnected } from './elements/connected/connected.js';
export { AuthCustomConfirmSignIn } from './elements/custom-confirm-sign-in/custom-confirm-sign-in.js';
export { AuthDeleteAccount } from './elements/delete-account/delete-account.js';
export { AuthDevices } from './elements/devices/devices.js';
export { AuthFederatedButtons } from './elements/federated-buttons/federated-buttons.js';
export { AuthField } from './elements/field/field.js';
export { AuthForgotPassword } from './elements/forgot-password/forgot-password.js';
export { AuthGreetings } from './elements/greetings/greetings.js';
export { AuthLoading } from './elements/loading/loading.js';
export { AuthMfaSetup } from './elements/mfa-setup/mfa-setup.js';
export { AuthPasskeySetup } from './elements/passkey-setup/passkey-setup.js';
export { AuthMfa } from './elements/mfa/mfa.js';
export { AuthPasskeys } from './elements/passkeys/passkeys.js';
export { AuthProfile } from './elements/profile/profile.js';
export { AuthReconnecting } from './elements/reconnecting/reconnecting.js';
export { AuthRequireNewPassword } from './elements/require-new-password/require-new-password.js';
export { AuthSelectChallenge } from './elements/select-challenge/select-challenge.js';
export { AuthSelectMfaType } from './elements/select-mfa-type/select-mfa-type.js';
export { AuthSessions } from './elements/sessions/sessions.js';
export { AuthSignIn } from './elements/sign-in/sign-in.js';
export { AuthSignOut } from './elements/sign-out/sign-out.js';
export { AuthSignUp } from './elements/sign-up/sign-up.js';
export { AuthTotpSetup } from './elements/totp-setup/totp-setup.js';
export { AuthUserButton } from './elements/user-button/user-button.js';
export { AuthVerifyContact } from './elements/verify-contact/verify-contact.js';
export {
  AuthPiece,
  AuthStateController,
  consumeAuth,
  type AuthAccess,
} from './elements/own-screen/own-screen.js';
export type {
  AuthCaptchaDetail,
  AuthStateChangeDetail,
  AuthSubmitDetail,
  RenderCaptcha,
} from './controllers/auth-events.js';
export type { FederatedConfig, ProviderOptions } from './elements/federated-buttons/providers.js';
export type {
  SignUpConfig,
  SignUpField,
  SignUpFieldType,
  SignUpOption,
} from './elements/sign-up/sign-up-config.js';
export type { FormValidator, FormValues, Validator, Validators } from './forms/validators.js';
export type { ErrorMessages } from './forms/errors/error-context.js';
export type { AuthData, AuthState, StoredAuthState } from './machine/types.js';
export { getDirection, getLanguage, languages, putVocabularies, setLanguage } from './localization/index.js';
