import '../sign-out/define.js';

import { define } from '../base/define.js';
import { AuthGreetings } from './greetings.js';

define('auth-greetings', AuthGreetings);

declare global {
  interface HTMLElementTagNameMap {
    'auth-greetings': AuthGreetings;
  }
}
