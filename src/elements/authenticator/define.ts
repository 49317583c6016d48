import { define } from '../base/define.js';
import { AuthAuthenticator } from './authenticator.js';

define('auth-authenticator', AuthAuthenticator);

declare global {
  interface HTMLElementTagNameMap {
    'auth-authenticator': AuthAuthenticator;
  }
}
