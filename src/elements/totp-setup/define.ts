import { define } from '../base/define.js';
import { AuthTotpSetup } from './totp-setup.js';

define('auth-totp-setup', AuthTotpSetup);

declare global {
  interface HTMLElementTagNameMap {
    'auth-totp-setup': AuthTotpSetup;
  }
}
