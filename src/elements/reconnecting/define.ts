import { define } from '../base/define.js';
import { AuthReconnecting } from './reconnecting.js';

define('auth-reconnecting', AuthReconnecting);

declare global {
  interface HTMLElementTagNameMap {
    'auth-reconnecting': AuthReconnecting;
  }
}
