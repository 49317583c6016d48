import { define } from '../base/define.js';
import { AuthConnected } from './connected.js';

define('auth-connected', AuthConnected);

declare global {
  interface HTMLElementTagNameMap {
    'auth-connected': AuthConnected;
  }
}
