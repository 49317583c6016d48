import { define } from '../base/define.js';
import { AuthRequireNewPassword } from './require-new-password.js';

define('auth-require-new-password', AuthRequireNewPassword);

declare global {
  interface HTMLElementTagNameMap {
    'auth-require-new-password': AuthRequireNewPassword;
  }
}
