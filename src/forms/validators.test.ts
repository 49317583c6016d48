import { expect } from '@open-wc/testing';

import { alertText, button, buttons, description, field } from '../../test/browser/support/find.js';
import {
  addUser,
  createPage,
  email,
  inState,
  mount,
  password,
  rendered,
  signIn,
  submit,
  type,
  until,
} from '../../test/browser/support/page.js';
import type { Validators } from './validators.js';

const values = { Username: 'ada', Email: email, Password: password, 'Confirm password': password };
const unknown = 'Something went wrong. Try again.';
const company: Validators = {
  email: (value) => (value.endsWith('@acme.example') ? undefined : 'Use your company address.'),
};

describe('validators', () => {
  let warnings: string[];
  const { warn } = console;
  beforeEach(() => {
    warnings = [];
    console.warn = (...parts: unknown[]) => warnings.push(parts.join(' '));
  });
  afterEach(() => {
    console.warn = warn;
  });

  async function open(validators: unknown) {
    const page = createPage();
    const element = await mount(page, { authState: 'signUp', validators: validators as Validators });
    return { page, element };
  }

  it('say what is wrong at the field, before anything is sent', async () => {
    const { page, element } = await open(company);
    const seen: string[] = [];
    element.addEventListener('auth-submit', (event) => seen.push(event.detail.values['email'] ?? ''));
    submit(values, 'Create account', element);
    await until(() => description(field('Email', element)), 'a message');
    expect(description(field('Email', element))).to.equal('Use your company address.');
    expect(document.activeElement === field('Email', element)).to.be.true;
    expect(field('Password', element).value).to.equal(password);
    expect(seen).to.be.empty;
    expect(page.calls).to.not.include('SignUp');
    submit({ Email: ' ADA@acme.example' }, 'Create account', element);
    await inState(element, 'confirmSignUp');
    expect(seen).to.deep.equal(['ada@acme.example']);
  });

  it('run only on what has passed our own checks', async () => {
    let calls = 0;
    const { element } = await open({ email: () => String(++calls) });
    submit({ ...values, Email: 'ada' }, 'Create account', element);
    await rendered(element);
    expect(description(field('Email', element))).to.include('full email address');
    expect(calls).to.equal(0);
  });

  it('may be slow: the button is busy, and pressing it again does nothing', async () => {
    let calls = 0;
    const answers: (() => void)[] = [];
    const { page, element } = await open({
      username: () => {
        calls++;
        return new Promise<undefined>((resolve) => answers.push(() => resolve(undefined)));
      },
    });
    submit(values, 'Create account', element);
    await until(() => calls === 1, 'the check');
    const busy = button('Creating your account…', element);
    expect(busy.getAttribute('aria-busy')).to.equal('true');
    busy.click();
    await rendered(element);
    expect(calls).to.equal(1);
    expect(page.calls).to.not.include('SignUp');
    answers[0]?.();
    await inState(element, 'confirmSignUp');
    expect(page.calls.filter((call) => call === 'SignUp')).to.have.length(1);
  });

  it('change nothing when their answer comes after an edit', async () => {
    const answers: ((said: string | undefined) => void)[] = [];
    const { page, element } = await open({
      username: () => new Promise<string | undefined>((resolve) => answers.push(resolve)),
    });
    submit(values, 'Create account', element);
    await until(() => answers.length === 1, 'the check');
    type('Username', 'grace', element);
    await rendered(element);
    expect(buttons('Create account', element)).to.have.length(1);
    answers[0]?.('Taken.');
    await rendered(element);
    expect(description(field('Username', element))).to.equal('');
    expect(page.calls).to.not.include('SignUp');
    submit({}, 'Create account', element);
    await until(() => answers.length === 2, 'the check again');
    answers[1]?.(undefined);
    await inState(element, 'confirmSignUp');
    expect(page.pagePool.users.find('grace')).to.not.be.undefined;
  });

  it('change nothing when their answer comes after the person has left', async () => {
    const answers: (() => void)[] = [];
    const { page, element } = await open({
      email: () => new Promise<undefined>((resolve) => answers.push(() => resolve(undefined))),
    });
    submit(values, 'Create account', element);
    await until(() => answers.length === 1, 'the check');
    button('Sign in', element).click();
    await inState(element, 'signIn');
    answers[0]?.();
    await rendered(element);
    expect(element.authState).to.equal('signIn');
    expect(page.calls).to.not.include('SignUp');
  });

  for (const [what, check] of [
    [
      'throws',
      () => {
        throw new TypeError(`about ${email}`);
      },
    ],
    ['rejects', () => Promise.reject(new TypeError('no'))],
    ['answers nonsense', () => true],
  ] as const) {
    it(`send nothing when one ${what}: a general error, a warning, and nothing typed is lost`, async () => {
      const { page, element } = await open({ username: check });
      const errors: string[] = [];
      element.addEventListener('auth-error', (event) => errors.push(event.detail.error.code));
      submit(values, 'Create account', element);
      await until(() => alertText(element) === unknown, 'the general error');
      expect(errors).to.deep.equal(['ValidatorFailed']);
      expect(page.calls).to.not.include('SignUp');
      for (const [label, value] of Object.entries(values))
        expect(field(label, element).value).to.equal(value);
      expect(warnings.join()).to.not.include(email);
      element.validators = undefined;
      await rendered(element);
      submit({}, 'Create account', element);
      await inState(element, 'confirmSignUp');
    });
  }

  it('may be one function for all forms, which receives the state', async () => {
    const states: string[] = [];
    const { page, element } = await open((state: string, { email: address = '' }: Record<string, string>) => {
      states.push(state);
      return address.endsWith('.com') ? { email: 'No .com.', team: 'Ask your team first.' } : undefined;
    });
    submit(values, 'Create account', element);
    await until(() => description(field('Email', element)) === 'No .com.', 'a message');
    expect(alertText(element)).to.equal('Ask your team first.');
    submit({ Email: 'ada@example.org' }, 'Create account', element);
    await inState(element, 'confirmSignUp');
    expect(states).to.deep.equal(['signUp', 'signUp']);
    expect(alertText(element)).to.equal('');
    expect(page.calls).to.include('SignUp');
  });

  it('pass forms of other screens without a problem', async () => {
    const page = createPage();
    await addUser(page);
    const element = await mount(page, { validators: company });
    await signIn(element, 'ada', password);
    expect(element.user?.getUsername()).to.equal('ada');
  });
});
