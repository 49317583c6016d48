import { define } from '../base/define.js';
import { AuthDevices } from './devices.js';

define('auth-devices', AuthDevices);

declare global {
  interface HTMLElementTagNameMap {
    'auth-devices': AuthDevices;
  }
}
