/** Registers every element of the account: what users do after they are signed in. */
import './elements/account/define.js';
import './elements/profile/define.js';
import './elements/change-password/define.js';
import './elements/contact/define.js';
import './elements/mfa/define.js';
import './elements/passkeys/define.js';
import './elements/sessions/define.js';
import './elements/devices/define.js';
import './elements/user-button/define.js';
import './elements/connected/define.js';
import './elements/delete-account/define.js';
