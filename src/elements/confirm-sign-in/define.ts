import { define } from '../base/define.js';
import { AuthConfirmSignIn } from './confirm-sign-in.js';

define('auth-confirm-sign-in', AuthConfirmSignIn);

declare global {
  interface HTMLElementTagNameMap {
    'auth-confirm-sign-in': AuthConfirmSignIn;
  }
}
