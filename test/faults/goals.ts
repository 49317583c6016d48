import type { View } from './view.js';
import type { Visitor } from './visitor.js';

/** What a person is after: which errand leads there, and when they are there. */
export interface Goal {
  readonly name: string;
  readonly errand:
    | 'sign in'
    | 'sign up'
    | 'reset'
    | 'provider'
    | 'sign out'
    | 'set up an app'
    | 'choose a factor'
    | 'choose a way'
    | 'create a passkey';
  readonly reached: (view: View, visitor: Visitor) => boolean;
  /** What happens first. */
  readonly begin?: (visitor: Visitor) => Promise<void>;
  /** Codes are asked for a second time once. */
  readonly resends?: boolean;
  /** How to sign in, by the label of the choice. Default: with the password, where the form asks for it. */
  readonly by?: 'Email code' | 'Text message' | 'Password' | 'Passkey';
  /** What fails on the way there is not told, because the person has not asked for it. */
  readonly isSilent?: boolean;
}

const isIn = (view: View, { world, account }: Visitor): boolean =>
  view.state === 'signedIn' && view.member !== undefined && world.nameOf(view.user) === account.email;
const isOut = (view: View): boolean => view.state === 'signIn' && Object.keys(view.stored).length === 0;

export const signedIn: Goal = { name: 'signed in', errand: 'sign in', reached: isIn };
export const signedOut: Goal = {
  name: 'signed out',
  errand: 'sign out',
  begin({ world }) {
    world.device.picksAutofill = false;
    world.device.offers = 0;
    return Promise.resolve();
  },
  reached: isOut,
};
export const signedInBy = (by: NonNullable<Goal['by']>): Goal => ({
  ...signedIn,
  name: `signed in by ${by}`,
  by,
});

/** The choice of how to sign in, by way of a code. */
export const atChoice: Goal = {
  name: 'at the choice',
  errand: 'choose a way',
  by: 'Email code',
  reached: ({ state }) => state === 'selectChallenge',
};

/** The autofill offers the passkey of the last one, and nothing else is pending. */
export const offered: Goal = {
  name: 'offered in the autofill',
  errand: 'sign in',
  by: 'Passkey',
  isSilent: true,
  reached: (_, { world }) => world.device.offers > 0,
};

/** The person picks the passkey that the autofill offers. */
export const signedInByAutofill: Goal = {
  ...signedInBy('Passkey'),
  name: 'signed in by the autofill',
  isSilent: true,
  async begin(visitor) {
    visitor.world.device.picksAutofill = true;
    await visitor.open();
  },
};

const hasPasskey = (view: View, visitor: Visitor): boolean =>
  isIn(view, visitor) && visitor.world.pool.users.find(visitor.account.email)?.passkeys.size === 1;

export const passkeyCreated: Goal = {
  name: 'signed in, with a passkey',
  errand: 'create a passkey',
  reached: hasPasskey,
};
/** From the page's own content. */
export const passkeyAdded: Goal = {
  ...passkeyCreated,
  begin: ({ page }) =>
    page.evaluate(() => document.querySelector('auth-authenticator')?.transition('passkeySetup')),
};
export const passkeyUpgraded: Goal = { ...passkeyCreated, name: 'upgraded to a passkey', isSilent: true };

/** Who the stand-in of a provider offers. */
export const provided = 'ada@example.com';

/** Until a screen is there. */
export const at = (state: string, errand: Goal['errand'] = 'sign in'): Goal => ({
  name: `at ${state}`,
  errand,
  reached: (view) => view.state === state,
});

export const setUpApp: Goal = {
  name: 'an app set up',
  errand: 'set up an app',
  begin: ({ page }) =>
    page.evaluate(() => {
      const element = document.querySelector('auth-authenticator');
      element?.transition('TOTPSetup', element.user);
    }),
  reached: (view, { world, account }) =>
    view.state === 'signedIn' &&
    world.pool.users.find(account.email)?.preferredFactor === 'SOFTWARE_TOKEN_MFA',
};

export const chooseFactor: Goal = {
  name: 'a second step chosen',
  errand: 'choose a factor',
  reached: (view, { world, account }) =>
    view.status.includes('Saved.') && world.pool.users.find(account.email)?.preferredFactor === 'SMS_MFA',
};

/** Signed in, with the page opened once more. */
export const restored: Goal = {
  ...signedIn,
  name: 'signed in after a reload',
  begin: (visitor) => visitor.open(),
};

export const outEverywhere: Goal = {
  ...signedOut,
  name: 'signed out everywhere',
  begin: ({ page }) =>
    page.evaluate(() => document.querySelector('auth-authenticator')?.signOut({ global: true })),
};

/** The tokens have expired when the page is opened once more. */
export const refreshed: Goal = {
  ...restored,
  name: 'signed in after a refresh',
  async begin(visitor) {
    visitor.world.giveTokens(3600);
    await visitor.page.waitForFunction(
      () => {
        const key = Object.keys(localStorage).find((name) => name.endsWith('.idToken'));
        const [, claims = ''] = localStorage.getItem(key ?? '')?.split('.') ?? [];
        const { exp } = JSON.parse(atob(claims.replaceAll('-', '+').replaceAll('_', '/'))) as { exp: number };
        return exp * 1000 < Date.now();
      },
      { polling: 100 },
    );
    await visitor.open();
  },
};

export const fromProvider: Goal = {
  name: 'signed in by a provider',
  errand: 'provider',
  reached: (view, { world }) =>
    view.state === 'signedIn' && view.member !== undefined && world.nameOf(view.user) === provided,
};

export const newPassword: Goal = { ...signedIn, name: 'signed in with a new password', errand: 'reset' };
export const signedUp: Goal = { ...signedIn, name: 'signed up and in', errand: 'sign up' };
