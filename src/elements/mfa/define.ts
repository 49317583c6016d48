import { define } from '../base/define.js';
import { AuthMfa } from './mfa.js';

define('auth-mfa', AuthMfa);

declare global {
  interface HTMLElementTagNameMap {
    'auth-mfa': AuthMfa;
  }
}
