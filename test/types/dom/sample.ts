import 'auth-elements/account';
import 'auth-elements/define';

import type { AuthElementTypes, AuthToken } from 'auth-elements/types';

const authenticator = document.createElement('auth-authenticator');
authenticator.autoSignIn = 'off';
authenticator.config = { userPoolId: 'us-east-1_Example', userPoolWebClientId: 'example' };
authenticator.addEventListener('auth-signed-in', ({ detail }) => {
  detail.user.getUsername();
});
void document.querySelector('auth-profile')?.focusHeading;

export const slot: AuthElementTypes['auth-authenticator']['slots'] = 'forgot-password';
export const part: AuthElementTypes['auth-sign-in']['parts'] = 'heading';
export const token: AuthToken = '--auth-color-accent';

// refused: Type '"no"' is not assignable to type '"o
authenticator.autoSignIn = 'no';
// refused: 'appname' does not exist
authenticator.appname = 'Acme';
// refused: read-only
authenticator.user = undefined;
// refused: 'usr' does not exist
authenticator.addEventListener('auth-signed-in', ({ detail }) => detail.usr);
// refused: 'detail' does not exist
authenticator.addEventListener('auth-signedin', ({ detail }) => detail);
// refused: '"sign-inn"' is not assignable
export const wrongSlot: AuthElementTypes['auth-authenticator']['slots'] = 'sign-inn';
// refused: '"hading"' is not assignable
export const wrongPart: AuthElementTypes['auth-sign-in']['parts'] = 'hading';
// refused: '"--auth-color-accnt"' is not assignable
export const wrongToken: AuthToken = '--auth-color-accnt';
