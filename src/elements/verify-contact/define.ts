import { define } from '../base/define.js';
import { AuthVerifyContact } from './verify-contact.js';

define('auth-verify-contact', AuthVerifyContact);

declare global {
  interface HTMLElementTagNameMap {
    'auth-verify-contact': AuthVerifyContact;
  }
}
