import { expect } from '@open-wc/testing';

import { alertText, description, field, focused } from '../../../test/browser/support/find.js';
import {
  addUser,
  clientId,
  createPage,
  email,
  inState,
  mount,
  type Page,
  password,
  settled,
  signIn,
  submit,
  until,
} from '../../../test/browser/support/page.js';
import { adminUser, ways } from '../../../test/browser/support/reach.js';
import type { AuthAuthenticator } from '../../elements/authenticator/authenticator.js';

const general = 'Something went wrong. Try again.';
const setup = 'Something isn’t set up right on our side. Trying again won’t help.';
const tooMany = 'Too many tries. Wait a few minutes.';
const problem = 'There’s a problem on our side right now. Try again in a moment.';
const gone = 'We can’t find this account. It may have been deleted.';
const disabled = 'This account can’t sign in. Ask for help.';
const newAccount = { Username: 'ada', Email: email, Password: password, 'Confirm password': password };

async function trySignIn(element: AuthAuthenticator, secret = password): Promise<string> {
  submit({ 'Email or username': 'ada', Password: secret }, 'Sign in', element);
  await settled(element);
  return alertText(element);
}

async function trySignUp(page: Page, values: Readonly<Record<string, string>> = newAccount) {
  const element = await mount(page, { authState: 'signUp' });
  submit(values, 'Create account', element);
  // What reads phone numbers may have to be loaded first.
  await until(() => page.calls.includes('SignUp'), 'a call');
  await settled(element);
  return element;
}

/** The console messages while something runs. */
async function warnings(run: () => Promise<unknown>): Promise<readonly string[]> {
  const { warn } = console;
  const told: string[] = [];
  console.warn = (...parts: unknown[]) => told.push(parts.join(' '));
  try {
    await run();
  } finally {
    console.warn = warn;
  }
  return told;
}

describe('at the sign-in, people read', () => {
  it('that the account is disabled', async () => {
    const page = createPage();
    await addUser(page);
    await page.pagePool.admin.disableUser('ada');
    expect(await trySignIn(await mount(page))).to.equal(disabled);
  });

  it('that the temporary password has expired', async () => {
    const page = createPage();
    await adminUser(page, { email }, false);
    page.cognito.clock.advance(8 * 86_400_000);
    const said = await trySignIn(await mount(page), 'Temporary-Pass-1');
    expect(said).to.equal('Your temporary password has expired. Ask for a new one.');
  });

  it('that they tried too often', async () => {
    const page = createPage();
    await addUser(page);
    // From the fifth wrong one on the lock lasts 1 s, doubling: after nine it outlasts the tests' slowness.
    for (let count = 0; count < 9; count++) {
      page.cognito.clock.advance(20_000);
      await page.auth.signIn('ada', 'Wrong-Horse-9').catch(() => undefined);
    }
    expect(await trySignIn(await mount(page))).to.equal(tooMany);
  });

  it('one and the same for an unknown name and a wrong password', async () => {
    const page = createPage({ clients: [{ id: clientId, preventUserExistenceErrors: 'LEGACY' }] });
    const said = await trySignIn(await mount(page));
    expect(said).to.equal('That username and password don’t match. Try again or reset your password.');
  });

  it('that a storage that is full or blocked kept nothing', async () => {
    const blocked = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const page = createPage(
      {},
      { storage: { getItem: () => null, setItem: blocked, removeItem: () => undefined } },
    );
    await addUser(page);
    const said = await trySignIn(await mount(page));
    expect(said).to.equal('Your browser didn’t let us save your sign-in. Allow site data and try again.');
  });
});

describe('errors that only the developer can fix', () => {
  it('include a secret of the app client: the console reports it once, and the message says that trying again won’t help', async () => {
    const page = createPage({ clients: [{ id: clientId, secret: 'hush' }] });
    const element = await mount(page);
    const said: string[] = [];
    const told = await warnings(async () => {
      said.push(await trySignIn(element), await trySignIn(element));
    });
    expect(said).to.deep.equal([setup, setup]);
    expect(told).to.have.length(1);
    expect(told[0]).to.include('secret').and.not.include('hush');
  });

  it('include a flow that the client does not allow', async () => {
    const page = createPage(
      { clients: [{ id: clientId, explicitAuthFlows: ['USER_SRP_AUTH'] }] },
      { authenticationFlowType: 'USER_PASSWORD_AUTH' },
    );
    const element = await mount(page);
    const told = await warnings(async () => expect(await trySignIn(element)).to.equal(setup));
    expect(told.join()).to.include('authenticationFlowType');
  });

  it('include an attribute that the client may not write', async () => {
    const page = createPage({ clients: [{ id: clientId, writeAttributes: [] }], requiredAttributes: [] });
    const told = await warnings(async () => expect(alertText(await trySignUp(page))).to.equal(setup));
    expect(told.join()).to.include('write');
  });

  it('include an invalid response of a trigger', async () => {
    const preSignUp = () => Promise.resolve({}) as never;
    const page = createPage({ triggers: { preSignUp } });
    const told = await warnings(async () => expect(alertText(await trySignUp(page))).to.equal(setup));
    expect(told.join()).to.include('InvalidLambdaResponseException');
  });
});

describe('at the sign-up, people read', () => {
  it('that the pool takes no new accounts', async () => {
    const element = await trySignUp(createPage({ allowAdminCreateUserOnly: true }));
    expect(alertText(element)).to.equal('New accounts can’t be created here. Ask for an invitation.');
  });

  it('what the pool’s own trigger says, as text', async () => {
    const preSignUp = () => Promise.reject(new Error('Only <b id="bold">members</b> may join.'));
    const element = await trySignUp(createPage({ triggers: { preSignUp } }));
    expect(alertText(element)).to.equal('Only <b id="bold">members</b> may join.');
    expect(document.querySelector('#bold')).to.be.null;
  });

  it('at the address that its code could not be sent', async () => {
    const page = createPage();
    page.cognito.faults.add({ operation: 'SignUp', error: 'CodeDeliveryFailureException' });
    const element = await trySignUp(page);
    expect(description(field('Email', element))).to.include('We couldn’t send the code.');
    expect(alertText(element)).to.equal('');
  });

  it('what the password lacks that the page did not know of', async () => {
    const page = createPage({ passwordPolicy: { minimumLength: 20 } });
    const element = await trySignUp(page);
    expect(description(field('Password', element))).to.include('Use a longer password.');
  });

  for (const [message, label, words] of [
    ['Invalid phone number format.', 'Phone number', 'Enter a full number, and check its country code.'],
    ['Invalid email address format.', 'Email', 'Enter a full email address, like name@example.com.'],
    [
      'Attributes did not conform to the schema: given_name: The attribute is required\n',
      'First name',
      'Fill in this field.',
    ],
    [
      'Attributes did not conform to the schema: email: The attribute is required\ngiven_name: Too long\n',
      'First name',
      'This wasn’t accepted. Change it and try again.',
    ],
    [
      'Attributes did not conform to the schema: phone_number: Invalid phone number format.',
      'Phone number',
      'Enter a full number, and check its country code.',
    ],
    [
      "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must have length greater than or equal to 6",
      'Password',
      'Your password must meet every rule below.',
    ],
    [
      "2 validation errors detected: Value at 'password' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\S]+; Value at 'username' failed to satisfy constraint: Member must have length less than or equal to 128",
      'Username',
      'This wasn’t accepted. Change it and try again.',
    ],
    [
      'Username cannot be of email format, since user pool is configured for email alias.',
      'Username',
      'Choose a username that isn’t an email address or phone number.',
    ],
    ['Invalid attributes given, given_name is missing', 'First name', 'Fill in this field.'],
  ] as const) {
    it(`at ${label}: «${message.slice(0, 90)}»`, async () => {
      const page = createPage({}, { signupAttributes: ['email', 'phone_number', 'given_name'] });
      page.cognito.faults.add({ operation: 'SignUp', error: { code: 'InvalidParameterException', message } });
      const element = await trySignUp(page, {
        ...newAccount,
        'Phone number': '+1 415 555 0123',
        'First name': 'Ada',
      });
      expect(description(field(label, element))).to.include(words);
      expect(field(label, element).getAttribute('aria-invalid')).to.equal('true');
      expect(alertText(element)).to.equal('');
      expect(focused()?.getAttribute('aria-invalid')).to.equal('true');
      expect(field('First name', element).value).to.equal('Ada');
    });
  }

  it('above the form what is about none of its fields', async () => {
    const page = createPage();
    const message = 'Attributes did not conform to the schema: family_name: The attribute is required\n';
    page.cognito.faults.add({ operation: 'SignUp', error: { code: 'InvalidParameterException', message } });
    const element = await trySignUp(page);
    expect(alertText(element)).to.equal('Something in this form wasn’t accepted. Check it and try again.');
  });

  it('at a field the page’s own words for the error', async () => {
    const page = createPage();
    const message = 'Invalid email address format.';
    page.cognito.faults.add({ operation: 'SignUp', error: { code: 'InvalidParameterException', message } });
    const errorMessage = { InvalidParameterException: 'Not like this.' };
    const element = await mount(page, { authState: 'signUp', errorMessage });
    submit(newAccount, 'Create account', element);
    await settled(element);
    expect(description(field('Email', element))).to.equal('Not like this.');
  });
});

describe('at a code or a new password, people read', () => {
  it('that the account is gone', async () => {
    const page = createPage({ clients: [{ id: clientId, preventUserExistenceErrors: 'LEGACY' }] });
    const element = await trySignUp(page);
    await inState(element, 'confirmSignUp');
    const code = page.code();
    page.pagePool.users.delete('ada');
    submit({ '6-digit code': code }, 'Confirm', element);
    await settled(element);
    expect(alertText(element)).to.equal(gone);
  });

  it('that the account is disabled', async () => {
    const { page, element } = await ways.forgotPassword();
    await page.pagePool.admin.disableUser('ada');
    submit({ 'Email or username': 'ada' }, 'Send code', element);
    await settled(element);
    expect(alertText(element)).to.equal(disabled);
  });

  it('to use the temporary password, where a reset is not possible yet', async () => {
    const page = createPage();
    await adminUser(page, { email }, false);
    const element = await mount(page, { authState: 'forgotPassword' });
    submit({ 'Email or username': 'ada' }, 'Send code', element);
    await settled(element);
    expect(alertText(element)).to.equal(
      'Use the temporary password that you were sent, or ask for a new one.',
    );
  });

  it('at the name that it is not one, rather than that a code is on its way', async () => {
    const { element } = await ways.forgotPassword();
    submit({ 'Email or username': 'a'.repeat(129) }, 'Send code', element);
    await settled(element);
    const name = field('Email or username', element);
    expect(description(name)).to.equal('This wasn’t accepted. Change it and try again.');
  });

  it('at the new password that they had it before', async () => {
    const page = createPage({ passwordPolicy: { passwordHistorySize: 3 } });
    await addUser(page);
    const element = await mount(page, { authState: 'forgotPassword' });
    submit({ 'Email or username': 'ada' }, 'Send code', element);
    await settled(element);
    const typed = { '6-digit code': page.code(), 'New password': password, 'Confirm password': password };
    submit(typed, 'Reset password', element);
    await settled(element);
    expect(description(field('New password', element))).to.include('You’ve used this password before.');
  });

  it('that the session is over, once they are signed in', async () => {
    const { page, element } = await ways['verifyContact code']();
    page.cognito.faults.add({ operation: 'VerifyUserAttribute', error: 'NotAuthorizedException' });
    submit({ '6-digit code': '123456' }, 'Confirm', element);
    await settled(element);
    expect(alertText(element)).to.equal('You’ve been signed out. Sign in again.');
  });

  it('that the session is over, where the account is gone while they are signed in', async () => {
    const { page, element } = await ways['verifyContact code']();
    page.pagePool.users.delete('ada');
    submit({ '6-digit code': '123456' }, 'Confirm', element);
    await settled(element);
    expect(alertText(element)).to.equal('You’ve been signed out. Sign in again.');
  });

  it('nothing of email and password on the screens of a challenge', async () => {
    for (const view of ['requireNewPassword', 'confirmSignIn'] as const) {
      const { page, element } = await ways[view]();
      page.cognito.faults.add({ operation: 'RespondToAuthChallenge', error: 'NotAuthorizedException' });
      if (view === 'confirmSignIn') submit({ '6-digit code': '123456' }, 'Confirm', element);
      else
        submit(
          { 'New password': 'Newer-Horse-9', 'Confirm password': 'Newer-Horse-9' },
          'Save password',
          element,
        );
      await settled(element);
      expect(alertText(element), view).to.equal('That wasn’t accepted. Sign in again.');
    }
  });
});

describe('every exception that the service may answer with has words of its own', () => {
  const codes = {
    CodeDeliveryFailureException:
      'We couldn’t send the code. Check the address or number, or try again later.',
    EnableSoftwareTokenMFAException: 'That code didn’t match. Check it or get a new one.',
    FeatureUnavailableInTierException: setup,
    ForbiddenException: 'This request was blocked. Try again later, or from another network.',
    InvalidPasswordException: 'Your password must meet every rule below.',
    LimitExceededException: tooMany,
    MFAMethodNotFoundException: 'Your account has no second step that can be used here. Ask for help.',
    OperationNotEnabledException: setup,
    PasswordHistoryPolicyViolationException: 'You’ve used this password before. Choose another.',
    TooManyFailedAttemptsException: tooMany,
    UnsupportedOperationException: setup,
    UnsupportedTokenTypeException: setup,
    UserLambdaValidationException: 'That wasn’t accepted. Ask for help.',
    InvalidParameterException: 'Something in this form wasn’t accepted. Check it and try again.',
    InvalidSmsRoleAccessPolicyException: setup,
    UnexpectedLambdaException: setup,
    SoftwareTokenMFANotFoundException: 'Set up an authenticator app first.',
    RefreshTokenReuseException: 'You’ve been signed out. Sign in again.',
    ThrottlingException: tooMany,
    InternalErrorException: problem,
    InternalFailure: problem,
    ServiceUnavailable: problem,
    ServiceUnavailableException: problem,
  };
  for (const [error, words] of Object.entries(codes)) {
    it(error, async () => {
      const page = createPage();
      page.cognito.faults.add({ operation: 'InitiateAuth', error });
      await warnings(async () => expect(await trySignIn(await mount(page))).to.equal(words));
    });
  }

  it('UserLambdaValidationException, with what the trigger said', async () => {
    const page = createPage({
      triggers: { preAuthentication: () => Promise.reject(new Error('Closed on Sundays')) },
    });
    await addUser(page);
    expect(await trySignIn(await mount(page))).to.equal('Closed on Sundays.');
  });

  it('PasswordResetRequiredException and UserNotConfirmedException, where no screen follows from them', async () => {
    const { page, element } = await ways.confirmSignIn();
    for (const [error, words] of [
      ['PasswordResetRequiredException', 'Your password needs a reset before you sign in.'],
      ['UserNotConfirmedException', 'This account isn’t confirmed yet. Sign in to get a code.'],
    ] as const) {
      page.cognito.faults.add({ operation: 'RespondToAuthChallenge', error, times: 1 });
      submit({ '6-digit code': '123456' }, 'Confirm', element);
      await settled(element);
      expect(alertText(element)).to.equal(words);
    }
  });

  it('and an unknown cause has the general ones', async () => {
    const page = createPage();
    page.cognito.faults.add({ operation: 'InitiateAuth', error: 'NeverHeardOfException' });
    const element = await mount(page);
    expect(await trySignIn(element)).to.equal(general);
    page.cognito.faults.clear();
    await addUser(page);
    await signIn(element, 'ada', password);
  });
});
