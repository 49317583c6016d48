import { define } from '../base/define.js';
import { AuthCustomConfirmSignIn } from './custom-confirm-sign-in.js';

define('auth-custom-confirm-sign-in', AuthCustomConfirmSignIn);

declare global {
  interface HTMLElementTagNameMap {
    'auth-custom-confirm-sign-in': AuthCustomConfirmSignIn;
  }
}
