import { define } from '../base/define.js';
import { AuthMfaSetup } from './mfa-setup.js';

define('auth-mfa-setup', AuthMfaSetup);

declare global {
  interface HTMLElementTagNameMap {
    'auth-mfa-setup': AuthMfaSetup;
  }
}
