import { define } from '../base/define.js';
import { AuthSignIn } from './sign-in.js';

define('auth-sign-in', AuthSignIn);

declare global {
  interface HTMLElementTagNameMap {
    'auth-sign-in': AuthSignIn;
  }
}
