import { setUsernameFromEvent } from './state-fragments.js';

/** The links between the screens before sign-in. */
export const toSignIn = { 'nav.signIn': '#auth.signIn' } as const;

/** The way back from a screen that a signed-in user may have opened, or that is part of a step-up. */
export const toStart = [
  { guard: 'isSignedIn', target: '#auth.signedIn' } as const,
  { target: '#auth.signIn' },
];

export const toSignUp = { 'nav.signUp': '#auth.signUp' } as const;

export const toForgotPassword = {
  'nav.forgotPassword': { target: '#auth.forgotPassword', actions: setUsernameFromEvent },
} as const;

export const toConfirmSignUp = {
  'nav.confirmSignUp': { target: '#auth.confirmSignUp', actions: setUsernameFromEvent },
} as const;
