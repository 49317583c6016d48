import type { AuthApi } from '../../auth/api.js';
import { defaultSettings, type ScreenSettings } from '../base/settings.js';
import type { AuthenticatorProperties } from './authenticator-properties.js';
import { namesIn, readHide, readUsernameAttributes } from './read-attributes.js';

/** The settings that all screens share: the authenticator's properties, which override the config. */
export function screenSettings(properties: AuthenticatorProperties, auth: AuthApi): ScreenSettings {
  const config = auth.configure();
  const {
    appName,
    hide,
    errorMessage,
    federated,
    signUpConfig,
    confirmPassword,
    validators,
    rememberDevice,
  } = properties;
  const own = readUsernameAttributes(properties.usernameAttributes);
  const names = own[0] ? own : (config?.usernameAttributes ?? []);
  const several = names.includes('username') ? names.filter((name) => name !== 'username') : [];
  return {
    ...defaultSettings,
    appName,
    usernameAttributes: names,
    usernameAttribute: names[1] ? undefined : names[0],
    signInMethods: namesIn(
      properties.signInMethods || config?.signInMethods || defaultSettings.signInMethods,
    ),
    hidden: readHide(hide),
    errorMessages: errorMessage,
    federated,
    signUpConfig,
    confirmPassword: confirmPassword !== 'off',
    validators,
    rememberDevice,
    passwordPolicy: config?.passwordPolicy,
    // If the config lists none, the usernames that the form does not ask for as the username.
    signUpAttributes: config?.signupAttributes ?? (names[1] ? several : defaultSettings.signUpAttributes),
  };
}
