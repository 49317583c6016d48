import { define } from '../base/define.js';
import { AuthDeleteAccount } from './delete-account.js';

define('auth-delete-account', AuthDeleteAccount);

declare global {
  interface HTMLElementTagNameMap {
    'auth-delete-account': AuthDeleteAccount;
  }
}
