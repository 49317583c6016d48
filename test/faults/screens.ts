import type { Account } from './accounts.js';
import type { Goal } from './goals.js';
import type { Act, View } from './view.js';
import type { World } from './world.js';

/** Where a person is on the way to a goal. */
export interface Situation {
  readonly view: View;
  readonly goal: Goal;
  /** How often they have been on this screen, with this time. */
  readonly times: number;
  readonly account: Account;
  readonly world: World;
  /** What they have done already on the way. */
  readonly done: { resend: boolean; reset: boolean };
  /** Waits until another code can be asked for. */
  readonly skipCoolDown: () => Promise<void>;
}

const back: Act = { press: 'Back to sign in' };
const patience = 3;

const fresh = ({ account }: Situation) => ({
  'New password': account.newPassword,
  'Confirm password': account.newPassword,
});

/** It is now uncertain which password counts: the new one first. */
function expectNewPassword({ account }: Situation): void {
  const { newPassword, passwords } = account;
  account.passwords = [newPassword, ...passwords.filter((one) => one !== newPassword)];
}

/** Another code: once where the goal is that, and when the one at hand is not taken. */
async function resend({ goal, times, done, skipCoolDown }: Situation): Promise<Act | undefined> {
  const isWanted = goal.resends === true ? !done.resend : times === patience + 1;
  if (!isWanted) return undefined;
  done.resend = true;
  await skipCoolDown();
  return { press: 'Send again' };
}

function signIn({ view, goal, times, account, done }: Situation): Act {
  // The autofill gets some time.
  if (goal.isSilent && goal.by && times < patience) return {};
  if (goal.errand === 'sign up' && !account.hasAccount) return { press: 'Create an account' };
  if (goal.errand === 'reset' && !done.reset) return { press: 'Forgot password?' };
  if (goal.errand === 'provider') return { press: 'Continue with Google' };
  const fill = { Email: account.email };
  const pressed = buttonsOf[goal.by ?? 'Password'](account).find((name) => view.buttons.includes(name));
  if (pressed) return pressed.startsWith('Continue as') ? { press: pressed } : { fill, press: pressed };
  if (!asksPassword(view)) return { fill, press: 'Continue' };
  return { fill: { ...fill, ...password(view, account) }, press: 'Sign in' };
}

const asksPassword = ({ fields }: View): boolean => fields.some(({ label }) => label === 'Password');

/** The password that is likeliest now. */
function password({ alert }: View, { passwords }: Account): { Password: string } {
  if (/(don’t|doesn’t) match/.test(alert)) passwords.push(passwords.shift() ?? '');
  return { Password: passwords[0] ?? '' };
}

/** The buttons of the sign-in form for each way, the best one first. */
const buttonsOf: Readonly<Record<NonNullable<Goal['by']>, (account: Account) => readonly string[]>> = {
  'Email code': () => ['Email me a code'],
  'Text message': () => ['Text me a code'],
  Password: () => [],
  Passkey: ({ email }) => [`Continue as ${email}`, 'Sign in with a passkey'],
};

/** The browser asks for a passkey, or has asked. */
function usePasskey({ view, times }: Situation): Act {
  if (view.alert === '' && times < patience) return {};
  if (times <= patience && view.buttons.includes('Try again')) return { press: 'Try again' };
  return view.buttons.includes('Use another way') ? { press: 'Use another way' } : back;
}

function selectChallenge({ view, goal, account, times }: Situation): Act {
  const choose = view.choices.find((label) => label.startsWith(goal.by ?? 'Email')) ?? view.choices[0];
  if (choose === undefined || times > patience) return back;
  if (!choose.startsWith('Password')) return { choose, press: 'Continue' };
  return asksPassword(view) ? { choose, fill: password(view, account), press: 'Continue' } : { choose };
}

/** What a person does on the screen of each state. */
const acts: Readonly<Record<string, (situation: Situation) => Act | Promise<Act>>> = {
  // The page of the provider, which is not ours.
  none: () => ({ press: 'Ada Lovelace' }),
  signIn,
  signedUp: signIn,
  signUp({ view, account }) {
    const [password = ''] = account.passwords;
    account.hasAccount ||= /can’t be used/.test(view.wrong + view.alert);
    if (account.hasAccount) return { press: 'Sign in' };
    const passwords = { Password: password, 'Confirm password': password };
    return {
      fill: { Email: account.email, ...(asksPassword(view) && passwords) },
      press: 'Create account',
    };
  },
  selectChallenge,
  async confirmSignUp(situation) {
    const { account, world, times } = situation;
    account.hasAccount = true;
    const again = await resend(situation);
    if (again) return again;
    if (times > patience + 1 || world.mailed() === '') return back;
    return { fill: { '6-digit code': world.mailed() }, press: 'Confirm' };
  },
  async confirmSignIn(situation) {
    const { view, goal, account, world, times } = situation;
    if (view.heading.includes('Use your passkey')) return usePasskey(situation);
    if (view.buttons.includes('Use another way')) {
      if (goal.errand === 'choose a way') return { press: 'Use another way' };
      const again = await resend(situation);
      if (again) return again;
    }
    if (times > patience) return back;
    const isApp = view.heading.includes('Enter your code');
    const code = isApp ? await world.appCode(account.secret ?? '') : world.mailed();
    return { fill: { [view.fields[0]?.label ?? 'Code']: code }, press: 'Confirm' };
  },
  MFASetup({ view, account, times }) {
    if (times > patience) return back;
    return view.buttons.includes('Send code')
      ? { fill: { Email: account.email }, press: 'Send code' }
      : { choose: 'Email', press: 'Continue' };
  },
  selectMFAType: ({ times }) => (times > patience ? back : { press: 'Continue' }),
  customConfirmSignIn({ view, times }) {
    const [field] = view.fields;
    return times > patience ? back : { fill: field ? { [field.label]: '42' } : {}, press: 'Continue' };
  },
  requireNewPassword(situation) {
    expectNewPassword(situation);
    return situation.times > patience ? back : { fill: fresh(situation), press: 'Save password' };
  },
  async forgotPassword(situation) {
    const { view, account, world, times, done } = situation;
    if (view.buttons.includes('Send code'))
      return times > patience ? back : { fill: { Email: account.email }, press: 'Send code' };
    done.reset = true;
    const again = await resend(situation);
    if (again) return again;
    if (times > patience + 1) return back;
    expectNewPassword(situation);
    return { fill: { '6-digit code': world.mailed(), ...fresh(situation) }, press: 'Reset password' };
  },
  async verifyContact(situation) {
    const { view, world, times } = situation;
    if (!view.buttons.includes('Confirm')) return { press: 'Send code' };
    const again = await resend(situation);
    if (again) return again;
    if (times > patience + 1) return { press: 'Skip for now' };
    return { fill: { '6-digit code': world.mailed() }, press: 'Confirm' };
  },
  passkeySetup({ view, goal, times }) {
    const next = [
      'Continue',
      ...(goal.errand === 'create a passkey' && times <= patience ? ['Create a passkey'] : []),
    ];
    return { press: next.find((name) => view.buttons.includes(name)) ?? 'Not now' };
  },
  async TOTPSetup({ view, account, world, times }) {
    if (view.buttons.includes('Try again')) return { press: 'Try again' };
    if (times > patience + 2)
      return { press: view.buttons.find((name) => /^(Back|Cancel|Not now)/.test(name)) ?? 'Back' };
    account.secret = view.key;
    return { fill: { 'Enter the code it shows': await world.appCode(view.key) }, press: 'Turn on' };
  },
  signedIn({ view, goal, times }) {
    // What goes on in the background gets some time.
    if (goal.isSilent && times < patience) return {};
    if (goal.errand !== 'choose a factor') return { press: 'Sign out' };
    // The form asks for a phone number when a faulty answer left it out.
    const back = ['Try again', 'Back'].find((name) => view.buttons.includes(name));
    return back ? { press: back } : { choose: 'Text message', press: 'Save' };
  },
};

/** What a person does next. Throws for a screen that is not known here. */
export async function nextAct(situation: Situation): Promise<Act> {
  const { state, buttons } = situation.view;
  if (buttons.includes('Sign in again')) return { press: 'Sign in again' };
  const decide = acts[state];
  if (!decide) throw new Error(`What does one do in the state ${state}?`);
  return decide(situation);
}

const ways = [
  'Back to sign in',
  'Back',
  'Skip for now',
  'Sign out',
  'Cancel',
  'Not now',
  'Create an account',
];

/** How one leaves a screen; from the form for signing in by way of another one, whose way back is a link. */
export const wayOut = ({ state, buttons }: View): string | undefined =>
  state === 'signUp' ? 'Sign in' : ways.find((way) => buttons.includes(way));
