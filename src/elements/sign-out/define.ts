import { define } from '../base/define.js';
import { AuthSignOut } from './sign-out.js';

define('auth-sign-out', AuthSignOut);

declare global {
  interface HTMLElementTagNameMap {
    'auth-sign-out': AuthSignOut;
  }
}
