import { define } from '../base/define.js';
import { AuthFederatedButtons } from './federated-buttons.js';

define('auth-federated-buttons', AuthFederatedButtons);

declare global {
  interface HTMLElementTagNameMap {
    'auth-federated-buttons': AuthFederatedButtons;
  }
}
