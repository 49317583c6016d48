import { define } from '../base/define.js';
import { AuthChangePassword } from './change-password.js';

define('auth-change-password', AuthChangePassword);

declare global {
  interface HTMLElementTagNameMap {
    'auth-change-password': AuthChangePassword;
  }
}
