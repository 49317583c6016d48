import { define } from '../base/define.js';
import { AuthForgotPassword } from './forgot-password.js';

define('auth-forgot-password', AuthForgotPassword);

declare global {
  interface HTMLElementTagNameMap {
    'auth-forgot-password': AuthForgotPassword;
  }
}
