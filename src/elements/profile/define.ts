import { define } from '../base/define.js';
import { AuthProfile } from './profile.js';

define('auth-profile', AuthProfile);

declare global {
  interface HTMLElementTagNameMap {
    'auth-profile': AuthProfile;
  }
}
