import { define } from '../base/define.js';
import { AuthSelectMfaType } from './select-mfa-type.js';

define('auth-select-mfa-type', AuthSelectMfaType);

declare global {
  interface HTMLElementTagNameMap {
    'auth-select-mfa-type': AuthSelectMfaType;
  }
}
