// A sign-in by amazon-cognito-identity-js as it is, without a form.
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js';

import { password, username, userPoolClientId, userPoolId } from '../pool.js';

const pool = new CognitoUserPool({
  UserPoolId: userPoolId,
  ClientId: userPoolClientId,
  endpoint: new URL('/cognito/', location.href).href,
});

globalThis.signIn = () =>
  new Promise((onSuccess, onFailure) => {
    new CognitoUser({ Username: username, Pool: pool }).authenticateUser(
      new AuthenticationDetails({ Username: username, Password: password }),
      { onSuccess, onFailure },
    );
  });
