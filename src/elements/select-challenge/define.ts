import { define } from '../base/define.js';
import { AuthSelectChallenge } from './select-challenge.js';

define('auth-select-challenge', AuthSelectChallenge);

declare global {
  interface HTMLElementTagNameMap {
    'auth-select-challenge': AuthSelectChallenge;
  }
}
