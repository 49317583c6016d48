import { define } from '../base/define.js';
import { AuthLoading } from './loading.js';

define('auth-loading', AuthLoading);

declare global {
  interface HTMLElementTagNameMap {
    'auth-loading': AuthLoading;
  }
}
