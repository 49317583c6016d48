// The pages of signed-in users: members.html and account.html.
import { showOutbox } from './outbox.js';
import { connectSwitches } from './switches.js';
import { translate } from './texts.js';

// Passkeys belong to a domain: they work at localhost, not at an IP address.
if (location.hostname === '127.0.0.1') location.hostname = 'localhost';

const authenticator = document.querySelector('auth-authenticator');

showOutbox();
connectSwitches();
// The content of the template exists only while a user is signed in.
new MutationObserver(() => translate(authenticator)).observe(authenticator, { childList: true });
