import { msg } from '../../localization/index.js';
import { checkboxTemplate } from '../controls/checkbox.js';
import type { Field } from '../field.js';

/** The choice that this device is remembered after the sign-in. */
export const rememberDeviceField = (isChosen: boolean): Field => ({
  name: 'rememberDevice',
  kind: 'checkbox',
  template: checkboxTemplate,
  label: msg('Remember this device', { id: 'confirm-sign-in.remember-device' }),
  value: String(isChosen),
  optional: true,
  unmarked: true,
});

/** The choice in the values of a form; undefined: the form did not ask. */
export const readRememberDevice = (
  values: Readonly<Record<string, string>>,
): { readonly rememberDevice?: boolean } => {
  const { rememberDevice } = values;
  return rememberDevice === undefined ? {} : { rememberDevice: rememberDevice === 'true' };
};
