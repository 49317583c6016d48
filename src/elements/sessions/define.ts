import { define } from '../base/define.js';
import { AuthSessions } from './sessions.js';

define('auth-sessions', AuthSessions);

declare global {
  interface HTMLElementTagNameMap {
    'auth-sessions': AuthSessions;
  }
}
