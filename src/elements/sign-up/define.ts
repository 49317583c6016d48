import { define } from '../base/define.js';
import { AuthSignUp } from './sign-up.js';

define('auth-sign-up', AuthSignUp);

declare global {
  interface HTMLElementTagNameMap {
    'auth-sign-up': AuthSignUp;
  }
}
