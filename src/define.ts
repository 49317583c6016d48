/** Registers every element. Import one element's own `define` instead to register only that. */
import './elements/authenticator/define.js';
import './elements/confirm-sign-in/define.js';
import './elements/confirm-sign-up/define.js';
import './elements/custom-confirm-sign-in/define.js';
import './elements/federated-buttons/define.js';
import './elements/field/define.js';
import './elements/forgot-password/define.js';
import './elements/greetings/define.js';
import './elements/loading/define.js';
import './elements/reconnecting/define.js';
import './elements/require-new-password/define.js';
import './elements/select-mfa-type/define.js';
import './elements/sign-in/define.js';
import './elements/sign-out/define.js';
import './elements/sign-up/define.js';
import './elements/totp-setup/define.js';
import './elements/verify-contact/define.js';
