import { define } from '../base/define.js';
import { AuthAccount } from './account.js';

define('auth-account', AuthAccount);

declare global {
  interface HTMLElementTagNameMap {
    'auth-account': AuthAccount;
  }
}
