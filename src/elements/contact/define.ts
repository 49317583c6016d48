import { define } from '../base/define.js';
import { AuthContact } from './contact.js';

define('auth-contact', AuthContact);

declare global {
  interface HTMLElementTagNameMap {
    'auth-contact': AuthContact;
  }
}
