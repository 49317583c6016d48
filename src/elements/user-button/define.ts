import { define } from '../base/define.js';
import { AuthUserButton } from './user-button.js';

define('auth-user-button', AuthUserButton);

declare global {
  interface HTMLElementTagNameMap {
    'auth-user-button': AuthUserButton;
  }
}
