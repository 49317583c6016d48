import { define } from '../base/define.js';
import { AuthPasskeys } from './passkeys.js';

define('auth-passkeys', AuthPasskeys);

declare global {
  interface HTMLElementTagNameMap {
    'auth-passkeys': AuthPasskeys;
  }
}
