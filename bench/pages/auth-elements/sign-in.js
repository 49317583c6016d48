// A sign-in by auth-elements/auth, without a form.
import { Auth } from '../../../dist/auth/index.js';
import { password, username, userPoolClientId, userPoolId } from '../pool.js';

Auth.configure({
  userPoolId,
  userPoolWebClientId: userPoolClientId,
  endpoint: new URL('/cognito/', location.href).href,
});

// As a page with a form does when it is idle.
await Auth.preload();

globalThis.signIn = () => Auth.signIn(username, password);
