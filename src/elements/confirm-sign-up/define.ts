import { define } from '../base/define.js';
import { AuthConfirmSignUp } from './confirm-sign-up.js';

define('auth-confirm-sign-up', AuthConfirmSignUp);

declare global {
  interface HTMLElementTagNameMap {
    'auth-confirm-sign-up': AuthConfirmSignUp;
  }
}
