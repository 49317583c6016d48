import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';

import { asking, picture } from '../../../test/auth/questions.js';
import {
  alertText,
  button,
  buttons,
  deep,
  description,
  field,
  focused,
  heading,
  text,
} from '../../../test/browser/support/find.js';
import {
  addUser,
  createPage,
  email,
  inState,
  place,
  rendered,
  sessionKeys,
  settled,
  submit,
  until,
} from '../../../test/browser/support/page.js';
import { reachQuestion, ways } from '../../../test/browser/support/reach.js';
import { Auth } from '../../auth/auth.js';
import { setLanguage } from '../../localization/index.js';

const question = 'What is six times seven?';
const lead = (element: Element) => text(deep('.auth-lead', element));
const image = (element: Element) => element.querySelector<HTMLImageElement>('img.auth-captcha');

describe('auth-custom-confirm-sign-in', () => {
  it('asks the question of the pool and signs in with the answer', async () => {
    const { page, element } = await ways.customConfirmSignIn();
    expect(heading(element)).to.equal('One more check');
    expect(field(question, element).getAttribute('autocomplete')).to.equal('off');
    expect(field(question, element).required).to.be.true;
    submit({ [question]: ' 42 ' }, 'Continue', element);
    await inState(element, 'signedIn');
    expect(element.user?.attributes?.email).to.equal(email);
    expect(page.calls.filter((call) => call === 'RespondToAuthChallenge')).to.have.length(2);
  });

  it('has the question where the other texts begin, whatever its direction', async () => {
    const { element } = await ways.customConfirmSignIn();
    try {
      await setLanguage('ar');
      await rendered(element);
      const range = document.createRange();
      range.selectNodeContents(element.querySelector('.auth-question') ?? element);
      const { right } = field(question, element).getBoundingClientRect();
      expect(range.getBoundingClientRect().right).to.be.closeTo(right, 1);
    } finally {
      await setLanguage('en');
    }
  });

  for (const name of ['prompt', 'challenge']) {
    it(`takes the question from «${name}» too`, async () => {
      const { element } = await reachQuestion({ ask: { [name]: 'First pet?' }, answer: 'Rex' });
      submit({ 'First pet?': 'Rex' }, 'Continue', element);
      await inState(element, 'signedIn');
    });
  }

  it('shows the picture of a CAPTCHA, with an alternative text', async () => {
    const { element } = await ways['customConfirmSignIn picture']();
    expect(lead(element)).to.equal('Type the letters in the picture.');
    expect(image(element)?.src).to.equal(picture);
    expect(image(element)?.alt).to.equal('Distorted letters');
    expect(image(element)?.referrerPolicy).to.equal('no-referrer');
    submit({ Letters: 'kx4' }, 'Continue', element);
    await inState(element, 'signedIn');
  });

  it('takes the address of a picture relative to the page, and says when there is none', async () => {
    const { element } = await reachQuestion({ ask: { captchaUrl: 'url/123.jpg' }, answer: '5' });
    // The picture may have failed to load before anyone could see it.
    const { href } = new URL('url/123.jpg', document.baseURI);
    expect(image(element)?.src ?? href).to.equal(href);
    await until(() => deep('[role=alert].auth-error', element), 'that the picture does not load');
    expect(image(element)).to.equal(null);
    expect(text(deep('[role=alert].auth-error', element))).to.include('can’t be shown');
    expect(lead(element)).to.equal('');
    submit({ Letters: '5' }, 'Continue', element);
    await inState(element, 'signedIn');
  });

  it('says where a code was sent, and takes it from the keyboard’s offer', async () => {
    const ask = { CODE_DELIVERY_DESTINATION: 'a***@e***' };
    const { element } = await reachQuestion({ ask, answer: '0815' });
    expect(lead(element)).to.equal('Enter the code we sent to a***@e***.');
    expect(deep('.auth-lead bdi', element)?.dir).to.equal('ltr');
    expect(field('Code', element).getAttribute('autocomplete')).to.equal('one-time-code');
    submit({ Code: '0815' }, 'Continue', element);
    await inState(element, 'signedIn');
  });

  it('asks for an answer where the pool says nothing of the question', async () => {
    const { element } = await reachQuestion({ ask: { hue: 'teal', question: '  ' }, answer: 'x' });
    submit({ Answer: 'x' }, 'Continue', element);
    await inState(element, 'signedIn');
  });

  it('asks for what is missing before anything is sent', async () => {
    const { page, element } = await ways.customConfirmSignIn();
    page.calls.length = 0;
    button('Continue', element).click();
    await rendered(element);
    expect(description(field(question, element))).to.equal('Fill in this field.');
    expect(focused() === field(question, element)).to.be.true;
    expect(page.calls).to.be.empty;
  });
});

describe('a wrong answer', () => {
  it('appears at the field when the pool asks again; the answer is cleared and the field gets the focus', async () => {
    const { element } = await ways.customConfirmSignIn();
    submit({ [question]: '41' }, 'Continue', element);
    await settled(element);
    const answer = field(question, element);
    expect(element.authState).to.equal('customConfirmSignIn');
    expect(answer.value).to.equal('');
    expect(answer.getAttribute('aria-invalid')).to.equal('true');
    expect(description(answer)).to.equal('That answer wasn’t right. Try again.');
    expect(focused() === answer).to.be.true;
    submit({ [question]: '42' }, 'Continue', element);
    await inState(element, 'signedIn');
  });

  it('shows another picture and a message', async () => {
    const again = { captchaUrl: picture.replace('kx4', 'm7q') };
    const { element } = await reachQuestion({ ask: { captchaUrl: picture }, answer: 'm7q', again });
    submit({ Letters: 'kx4' }, 'Continue', element);
    await settled(element);
    expect(description(field('Letters', element))).to.include('Try the new picture.');
    expect(image(element)?.src).to.equal(again.captchaUrl);
  });

  it('is recognized when the pool reports it, whatever it asks next', async () => {
    const again = { question: 'And seven times eight?', previousAnswer: 'wrong' };
    const { element } = await reachQuestion({ ask: { question }, answer: '56', again });
    submit({ [question]: '41' }, 'Continue', element);
    await settled(element);
    expect(description(field(again.question, element))).to.include('wasn’t right');
  });

  it('ends the sign-in when the pool wants it so: nothing more is taken, and the way goes to sign-in', async () => {
    const { page, element } = await ways.customConfirmSignIn();
    const errors: string[] = [];
    element.addEventListener('auth-error', ({ detail }) => errors.push(detail.error.code));
    for (const wrong of ['40', '41']) {
      submit({ [question]: wrong }, 'Continue', element);
      await settled(element);
    }
    expect(errors).to.deep.equal(['NotAuthorizedException']);
    expect(alertText(element)).to.equal('That answer wasn’t accepted. Sign in again.');
    expect(element.querySelector('input')).to.equal(null);
    expect(text(focused())).to.equal('One more check');
    button('Sign in again', element).click();
    await inState(element, 'signIn');
    expect(field('Email or username', element).value).to.equal('ada');
    expect(sessionKeys(page)).to.be.empty;
  });

  it('has the app’s message if it has one', async () => {
    const { element } = await ways.customConfirmSignIn();
    element.errorMessage = { NotAuthorizedException: 'Computer says no.' };
    for (const wrong of ['40', '41']) {
      submit({ [question]: wrong }, 'Continue', element);
      await settled(element);
    }
    expect(alertText(element)).to.equal('Computer says no.');
  });
});

describe('several questions in a row', () => {
  const pet = { ask: { question: 'First pet?' }, answer: 'Rex' };
  const sum = { ask: { question }, answer: '42' };

  it('are asked one after the other, each in an empty field that takes the focus', async () => {
    const { element } = await reachQuestion(pet, sum);
    const first = field('First pet?', element);
    first.focus();
    await sendKeys({ type: 'Rex' });
    await sendKeys({ press: 'Enter' });
    await until(() => text(element.querySelector('label')) === question, 'the second question');
    const second = field(question, element);
    expect(second === first).to.be.false;
    expect(second.value).to.equal('');
    expect(second.getAttribute('aria-invalid')).to.equal('false');
    expect(focused() === second).to.be.true;
    await sendKeys({ type: '42' });
    await sendKeys({ press: 'Enter' });
    await inState(element, 'signedIn');
  });

  it('may be pictures, where the pool says that the answer was right', async () => {
    const next = { captchaUrl: picture.replace('kx4', 'm7q'), previousAnswer: 'right' };
    const { element } = await reachQuestion(
      { ask: { captchaUrl: picture }, answer: 'kx4' },
      { ask: next, answer: 'm7q' },
    );
    submit({ Letters: 'kx4' }, 'Continue', element);
    await settled(element);
    expect(field('Letters', element).getAttribute('aria-invalid')).to.equal('false');
    expect(image(element)?.src).to.equal(next.captchaUrl);
  });

  it('leave the focus alone when it is elsewhere', async () => {
    const { element } = await reachQuestion(pet, sum);
    const elsewhere = document.createElement('button');
    place().append(elsewhere);
    submit({ 'First pet?': 'Rex' }, 'Continue', element);
    elsewhere.focus();
    await settled(element);
    expect(field(question, element).value).to.equal('');
    expect(focused() === elsewhere).to.be.true;
  });
});

describe('what comes from the pool', () => {
  it('never becomes markup', async () => {
    const nasty = '<img src=x onerror="window.hacked = 1"><b>bold</b>';
    const { element } = await reachQuestion({ ask: { question: nasty }, answer: 'x' });
    expect(text(element.querySelector('label'))).to.equal(nasty);
    expect(element.querySelector('label b, label img')).to.equal(null);
    expect('hacked' in window).to.be.false;
    expect(element.querySelector<HTMLElement>('.auth-question')?.dir).to.equal('auto');
  });

  for (const captchaUrl of [
    'javascript:window.hacked=1',
    ' JavaScript:window.hacked=1',
    'data:text/html,<script>window.hacked=1</script>',
    'file:///etc/passwd',
    'blob:null/1234',
    'http://[',
  ]) {
    it(`is no picture: ${captchaUrl}`, async () => {
      const { element } = await reachQuestion({ ask: { captchaUrl }, answer: 'x' });
      expect(element.querySelector('img')).to.equal(null);
      expect(text(deep('[role=alert].auth-error', element))).to.include('can’t be shown');
      expect(buttons('Back to sign in', element)).to.have.length(1);
      expect('hacked' in window).to.be.false;
    });
  }
});

describe('a challenge that goes wrong', () => {
  it('starts the sign-in over when it took too long', async () => {
    const { page, element } = await ways.customConfirmSignIn();
    page.cognito.clock.advance(4 * 60_000);
    submit({ [question]: '42' }, 'Continue', element);
    await inState(element, 'signIn');
    expect(alertText(element)).to.equal('That took too long. Sign in again.');
    expect(field('Email or username', element).value).to.equal('ada');
    expect(sessionKeys(page)).to.be.empty;
  });

  it('keeps the answer when the network is down, and takes it once that is back', async () => {
    const { page, element } = await ways.customConfirmSignIn();
    page.cognito.faults.add({ operation: 'RespondToAuthChallenge', drop: true, times: 1 });
    submit({ [question]: '42' }, 'Continue', element);
    await settled(element);
    expect(alertText(element)).to.include('can’t reach the server');
    expect(field(question, element).value).to.equal('42');
    button('Continue', element).click();
    await inState(element, 'signedIn');
  });

  it('is sent once, however often the button is pressed', async () => {
    const { page, element } = await ways.customConfirmSignIn();
    page.calls.length = 0;
    const release = page.hold();
    submit({ [question]: '42' }, 'Continue', element);
    await rendered(element);
    expect(field(question, element).readOnly).to.be.true;
    button('One moment…', element).click();
    release();
    await inState(element, 'signedIn');
    expect(page.calls.filter((call) => call === 'RespondToAuthChallenge')).to.have.length(1);
  });

  it('can be left', async () => {
    const { page, element } = await ways.customConfirmSignIn();
    button('Back to sign in', element).click();
    await inState(element, 'signIn');
    expect(sessionKeys(page)).to.be.empty;
  });
});

describe('a custom question', () => {
  it('takes the place of ours, in the slot', async () => {
    const { element } = await ways['customConfirmSignIn picture']();
    const screen = element.querySelector('auth-custom-confirm-sign-in');
    const own = document.createElement('p');
    own.slot = 'question';
    own.textContent = 'Which letters do you see?';
    screen?.append(own);
    await until(() => image(element) === null, 'the picture replaced');
    expect(own.assignedSlot?.name).to.equal('question');
    expect(lead(element)).to.equal('');
    submit({ Answer: 'kx4' }, 'Continue', element);
    await inState(element, 'signedIn');
  });
});

describe('in Arabic', () => {
  after(() => setLanguage('en'));

  it('has every text of its own, from right to left; the question is as it is', async () => {
    const { element } = await ways.customConfirmSignIn();
    await setLanguage('ar');
    await rendered(element);
    expect(heading(element)).to.equal('خطوة تحقق إضافية');
    expect(element.querySelector('form')?.dir).to.equal('rtl');
    submit({ [question]: '41' }, 'متابعة', element);
    await settled(element);
    expect(description(field(question, element))).to.equal('الإجابة غير صحيحة. حاول مرة أخرى.');
    await expect(element).to.be.accessible();
  });
});

describe('on its own', () => {
  it('goes on with the user that it is given, whose sign-in had no password', async () => {
    const page = createPage({ triggers: asking([{ ask: { question }, answer: '42' }]) });
    await addUser(page);
    Auth.configure({ ...page.auth.configure() });
    const screen = document.createElement('auth-custom-confirm-sign-in');
    screen.authData = await Auth.signIn('ada');
    place().append(screen);
    await screen.updateComplete;
    const signedIn = oneEvent(screen, 'auth-signed-in');
    submit({ [question]: '42' }, 'Continue', screen);
    const { detail } = (await signedIn) as HTMLElementEventMap['auth-signed-in'];
    expect(detail.user.getUsername()).to.equal('ada');
    await Auth.signOut();
  });
});
