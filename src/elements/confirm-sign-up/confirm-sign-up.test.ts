import { expect } from '@open-wc/testing';

import { button, deep, heading, text } from '../../../test/browser/support/find.js';
import {
  createPage,
  email,
  inState,
  mount,
  password,
  settled,
  submit,
} from '../../../test/browser/support/page.js';
import { setLanguage } from '../../localization/index.js';

const passwords = { Password: password, 'Confirm password': password };
const lead = (element: Element): string => text(deep('.auth-lead', element));
const notice = (element: Element): string => text(element.querySelector('[role="status"]'));
const neutral = ['Confirm your account', 'Enter your confirmation code, or ask for one.'];

describe('auth-confirm-sign-up', () => {
  it('says that a code was sent, and where to', async () => {
    const element = await mount(createPage(), { authState: 'signUp' });
    submit({ Username: 'ada', Email: email, ...passwords }, 'Create account', element);
    await inState(element, 'confirmSignUp');
    expect([heading(element), lead(element)]).to.deep.equal([
      'Check your email',
      'Enter the code we sent to a***@e***.',
    ]);
  });

  it('says nothing of the kind where the pool sent none', async () => {
    const page = createPage({ autoVerifiedAttributes: [] });
    const element = await mount(page, { authState: 'signUp' });
    submit({ Username: 'ada', Email: email, ...passwords }, 'Create account', element);
    await inState(element, 'confirmSignUp');
    expect(page.cognito.outbox.last()).to.be.undefined;
    expect([heading(element), lead(element)]).to.deep.equal(neutral);
  });

  it('does not say that one was sent before it knows', async () => {
    const page = createPage();
    await page.auth.signUp('ada', password, email);
    const element = await mount(page, { authState: 'confirmSignUp', authData: { username: 'ada' } });
    expect([heading(element), lead(element)]).to.deep.equal(neutral);
    button('Send again', element).click();
    await settled(element);
    expect([heading(element), lead(element), notice(element)]).to.deep.equal([
      'Check your email',
      'Enter the code we sent to a***@e***.',
      'We sent a new code to a***@e***.',
    ]);
  });

  it('says nothing of the kind where the answer names no delivery', async () => {
    const page = createPage();
    await page.auth.signUp('ada', password, email);
    const auth = page.open({
      fetch: async (input, init) => {
        const request = new Request(input, init);
        const isResend = request.headers.get('x-amz-target')?.endsWith('.ResendConfirmationCode');
        const answer = await page.cognito.fetch(request);
        return isResend ? new Response('{}', answer) : answer;
      },
    });
    const element = await mount({ auth }, { authState: 'confirmSignUp', authData: { username: 'ada' } });
    button('Send again', element).click();
    await settled(element);
    const asked = 'If you get a new code, enter it here.';
    expect([heading(element), lead(element), notice(element)]).to.deep.equal([...neutral, asked]);
  });

  for (const [language, title, words] of [
    ['fr', 'Confirmez votre compte', 'Saisissez votre code de confirmation, ou demandez-en un.'],
    ['ar', 'أكّد حسابك', 'أدخل رمز التأكيد، أو اطلب رمزًا.'],
  ] as const) {
    it(`shows it in ${language}`, async () => {
      await setLanguage(language);
      try {
        const data = { authState: 'confirmSignUp', authData: { username: 'ada' } };
        const element = await mount(createPage(), data);
        expect([heading(element), lead(element)]).to.deep.equal([title, words]);
      } finally {
        await setLanguage('en');
      }
    });
  }

  it('sends the code again to a number that is typed as people write it', async () => {
    const page = createPage({
      usernameAttributes: ['phone_number'],
      autoVerifiedAttributes: ['phone_number'],
      requiredAttributes: [],
    });
    await page.auth.signUp({ username: '+442079460000', password });
    const element = await mount(page, { authState: 'confirmSignUp', usernameAttributes: 'phone_number' });
    const sent = page.code();
    submit({ 'Phone number': '+44 20 7946 0000' }, 'Send again', element);
    await settled(element);
    expect(page.code() === sent).to.be.false;
    expect([heading(element), notice(element)]).to.deep.equal([
      'Check your phone',
      'We sent a new code to +*******0000.',
    ]);
  });
});
