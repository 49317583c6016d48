import { define } from '../base/define.js';
import { AuthField } from './field.js';

define('auth-field', AuthField);

declare global {
  interface HTMLElementTagNameMap {
    'auth-field': AuthField;
  }
}
