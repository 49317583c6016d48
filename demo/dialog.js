// The sign-in in a dialog: docs/guides/theming.md explains it.
import { Auth } from '/auth-elements/auth-elements.js';

const dialog = document.getElementById('sign-in');
const authenticator = dialog.querySelector('auth-authenticator');
const button = document.getElementById('account');

const isSignedIn = () => authenticator.authState === 'signedIn';

button.addEventListener('click', () => {
  if (isSignedIn()) void Auth.signOut();
  else {
    dialog.showModal();
    dialog.querySelector('input')?.focus();
  }
});
document.getElementById('close').addEventListener('click', () => dialog.close());
authenticator.addEventListener('auth-state-change', () => {
  button.textContent = isSignedIn() ? 'Sign out' : 'Sign in';
  if (isSignedIn()) dialog.close();
});
