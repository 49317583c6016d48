import { expect } from '@open-wc/testing';

import {
  button,
  buttons,
  deep,
  description,
  field,
  heading,
  text,
} from '../../../test/browser/support/find.js';
import {
  addUser,
  createPage,
  email,
  inState,
  mount,
  password,
  settled,
  submit,
  type,
  until,
} from '../../../test/browser/support/page.js';
import { ways } from '../../../test/browser/support/reach.js';
import { withoutPasskeys } from '../../../test/browser/support/software-passkeys.js';

/** The names of the choices. */
const choices = (element: Element): string[] => {
  const screen = deep('auth-select-challenge', element);
  return [...(screen?.querySelectorAll('.auth-choice-title') ?? [])].map(text);
};
const choose = (name: string, element: Element): void => {
  const titles = deep('auth-select-challenge', element)?.querySelectorAll<HTMLElement>('.auth-choice-title');
  [...(titles ?? [])].find((title) => text(title) === name)?.click();
};

/** Returns what is warned of while `run` runs. */
async function warned(run: () => Promise<void>): Promise<string> {
  const { warn } = console;
  const warnings: unknown[] = [];
  console.warn = (warning: unknown) => void warnings.push(warning);
  try {
    await run();
  } finally {
    console.warn = warn;
  }
  return warnings.join('\n');
}

describe('auth-select-challenge', () => {
  it('offers what the user has, in the order of sign-in-methods, and signs in with a code', async () => {
    const { page, element } = await ways.selectChallenge();
    expect(heading(element)).to.equal('Choose how to sign in');
    expect(choices(element)).to.deep.equal(['Email code', 'Text message']);
    choose('Text message', element);
    button('Continue', element).click();
    await inState(element, 'confirmSignIn');
    expect(heading(element)).to.equal('Check your phone');
    submit({ Code: page.code() }, 'Confirm', element);
    await inState(element, 'signedIn');
  });

  it('asks for the password where that is chosen, beside the hidden username', async () => {
    const { element } = await ways['selectChallenge password']();
    expect(choices(element)).to.deep.equal(['Password', 'Email code', 'Text message']);
    choose('Text message', element);
    await until(() => !deep('input[type=password]', element), 'no password');
    choose('Password', element);
    await until(() => !!deep('input[type=password]', element), 'the password');
    const screen = deep('auth-select-challenge', element);
    expect(screen?.querySelector<HTMLInputElement>('[autocomplete=username]')?.value).to.equal('ada');
    submit({ Password: '' }, 'Continue', element);
    await settled(element);
    expect(description(field('Password', element))).to.equal('Enter a password.');
    submit({ Password: 'Wrong-Horse-9' }, 'Continue', element);
    await settled(element);
    expect(text(deep('.auth-notice', element))).to.equal('That password doesn’t match.');
    // The service ends the choice with a wrong password; people can go on all the same.
    submit({ Password: password }, 'Continue', element);
    await inState(element, 'signedIn');
  });

  it('leads back to the choice from a code, which can be sent again', async () => {
    const { page, element } = await ways['confirmSignIn first factor']();
    const first = page.code();
    button('Send again', element).click();
    await until(() => page.code() !== first, 'another code');
    await settled(element);
    expect(text(deep('[role=status]', element))).to.include('We sent a new code to');
    button('Use another way', element).click();
    await inState(element, 'selectChallenge');
    choose('Email code', element);
    button('Continue', element).click();
    await inState(element, 'confirmSignIn');
    submit({ Code: page.code() }, 'Confirm', element);
    await inState(element, 'signedIn');
  });

  it('says that a choice that was turned off meanwhile cannot be used, and offers what is left', async () => {
    const { page, element } = await ways['selectChallenge password']();
    page.pagePool.update({ firstFactors: ['PASSWORD', 'SMS_OTP'] });
    choose('Email code', element);
    button('Continue', element).click();
    await settled(element);
    expect(text(deep('.auth-notice', element))).to.equal('That choice can’t be used for this account.');
    expect(choices(element)).to.deep.equal(['Password', 'Text message']);
  });

  it('shows the same to a user that does not exist', async () => {
    const { element } = await ways['selectChallenge password']();
    button('Back to sign in', element).click();
    await inState(element, 'signIn');
    type('Email or username', 'grace', element);
    await until(() => buttons('Email me a code', element).length > 0, 'the other ways');
    button('Email me a code', element).click();
    await inState(element, 'confirmSignIn');
    button('Use another way', element).click();
    await inState(element, 'selectChallenge');
    expect(choices(element)).to.deep.equal(['Password', 'Email code', 'Text message']);
    submit({ Password: password }, 'Continue', element);
    await settled(element);
    expect(text(deep('.auth-notice', element))).to.equal('That password doesn’t match.');
  });

  it('names a challenge that has nothing to offer here', async () => {
    const page = createPage({ firstFactors: ['PASSWORD'] }, { authenticationFlowType: 'USER_AUTH' });
    await addUser(page);
    const user = await page.auth.signIn('ada');
    Object.assign(user, { challengeParam: { availableChallenges: ['MAGIC_LINK'] } });
    const element = await mount(page);
    const errors: string[] = [];
    element.addEventListener('auth-error', ({ detail: { error } }) =>
      errors.push(`${error.code}: ${error.message}`),
    );
    element.transition('selectChallenge', user);
    await until(() => errors.length > 0, 'the error');
    await settled(element);
    expect(errors).to.deep.equal([
      'UnsupportedChallenge: SELECT_CHALLENGE offers MAGIC_LINK; auth-elements supports WEB_AUTHN, PASSWORD_SRP, PASSWORD, EMAIL_OTP, SMS_OTP.',
    ]);
    expect(text(deep('.auth-notice', element))).not.to.equal('');
    expect(buttons('Continue', element)).to.have.length(0);
  });

  it('names the browser where the user has only passkeys, and the browser has none', async () => {
    const page = createPage({ firstFactors: ['PASSWORD'] }, { authenticationFlowType: 'USER_AUTH' });
    await addUser(page);
    const user = await page.auth.signIn('ada');
    Object.assign(user, { challengeParam: { availableChallenges: ['WEB_AUTHN'] } });
    const restore = withoutPasskeys();
    try {
      const element = await mount(page);
      element.transition('selectChallenge', user);
      await until(() => text(deep('.auth-notice', element)) !== '', 'the error');
      expect(text(deep('.auth-notice', element))).to.equal(
        'This browser can’t use passkeys. Try another one.',
      );
    } finally {
      restore();
    }
  });

  it('speaks of the password only where that is chosen', async () => {
    const { page, element } = await ways['selectChallenge password']();
    page.cognito.faults.add({ operation: 'InitiateAuth', error: 'NotAuthorizedException', times: 1 });
    choose('Email code', element);
    button('Continue', element).click();
    await settled(element);
    expect(text(deep('.auth-notice', element))).not.to.include('password');
  });

  it('leaves the call to the app', async () => {
    const { element } = await ways.selectChallenge();
    const sent: unknown[] = [];
    element.addEventListener('auth-submit', (event) => {
      event.preventDefault();
      sent.push(event.detail);
    });
    button('Continue', element).click();
    await until(() => sent.length > 0, 'auth-submit');
    expect(sent).to.deep.equal([{ state: 'selectChallenge', values: { challenge: 'EMAIL_OTP' } }]);
  });
});

describe('auth-sign-in with several ways to sign in', () => {
  it('offers the other ways below the password', async () => {
    const { page, element } = await ways['signIn methods']();
    await addUser(page, 'ada', { email, phone_number: '+442079460000' });
    await until(() => buttons('Text me a code', element).length > 0, 'the other ways');
    submit({ 'Email or username': 'ada', Password: password }, 'Sign in', element);
    await inState(element, 'signedIn');
  });

  it('needs the username only for a code', async () => {
    const { page, element } = await ways['signIn methods']();
    await addUser(page, 'ada', { email, phone_number: '+442079460000' });
    await until(() => buttons('Email me a code', element).length > 0, 'the other ways');
    const sent: unknown[] = [];
    element.addEventListener('auth-submit', ({ detail }) => sent.push(detail));
    button('Email me a code', element).click();
    await until(
      () => field('Email or username', element).ariaInvalid === 'true',
      'the error at the username',
    );
    expect(description(field('Email or username', element))).to.equal('Enter your email or username.');
    type('Email or username', 'ada', element);
    button('Email me a code', element).click();
    await inState(element, 'confirmSignIn');
    expect(sent).to.deep.equal([
      { state: 'signIn', values: { username: 'ada', preferredChallenge: 'EMAIL_OTP' } },
    ]);
    submit({ Code: page.code() }, 'Confirm', element);
    await inState(element, 'signedIn');
  });

  it('warns of a way that it does not know, and offers the others', async () => {
    const page = createPage(
      { firstFactors: ['PASSWORD', 'EMAIL_OTP'] },
      { authenticationFlowType: 'USER_AUTH' },
    );
    const warnings = await warned(async () => {
      const element = await mount(page, { signInMethods: 'password magic email-code' });
      await until(() => buttons('Email me a code', element).length > 0, 'the other ways');
    });
    expect(warnings).to.include(
      'sign-in-methods: "magic" is unknown. Expected one of: password, passkey, email-code, sms-code.',
    );
  });

  it('are the password if none of the names is known', async () => {
    for (const signInMethods of ['magic', 'toString', '', []]) {
      const element = await mount(createPage({}, { authenticationFlowType: 'USER_AUTH' }), { signInMethods });
      await until(() => element.querySelector('[name=password]'), 'the password');
    }
  });

  it('warn of another flow than USER_AUTH', async () => {
    const warnings = await warned(async () => {
      const element = await mount(createPage(), { signInMethods: 'password email-code' });
      await until(() => buttons('Email me a code', element).length > 0, 'the other ways');
    });
    expect(warnings).to.include(
      'sign-in-methods="password email-code" needs authenticationFlowType "USER_AUTH"; it is "USER_SRP_AUTH".',
    );
  });

  it('goes straight to the only way', async () => {
    const page = createPage({ firstFactors: ['EMAIL_OTP'] }, { authenticationFlowType: 'USER_AUTH' });
    await addUser(page);
    const element = await mount(page, { signInMethods: ['email-code'] });
    submit({ 'Email or username': 'ada' }, 'Continue', element);
    await inState(element, 'confirmSignIn');
    expect(buttons('Use another way', element)).to.have.length(0);
    submit({ Code: page.code() }, 'Confirm', element);
    await inState(element, 'signedIn');
  });

  it('has no other ways on the sign-up form, nor without sign-in-methods', async () => {
    const { element } = await ways['signIn methods']();
    button('Create an account', element).click();
    await inState(element, 'signUp');
    expect(buttons('Email me a code', element)).to.have.length(0);
    const plain = await ways.signIn();
    await settled(plain.element);
    expect(deep('.auth-divider', plain.element)).to.equal(undefined);
  });
});
