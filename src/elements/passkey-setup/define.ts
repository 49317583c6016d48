import { define } from '../base/define.js';
import { AuthPasskeySetup } from './passkey-setup.js';

define('auth-passkey-setup', AuthPasskeySetup);

declare global {
  interface HTMLElementTagNameMap {
    'auth-passkey-setup': AuthPasskeySetup;
  }
}
