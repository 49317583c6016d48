import { expect } from '@open-wc/testing';

import { button, deep, heading, text } from '../../../test/browser/support/find.js';
import {
  addUser,
  createPage,
  inState,
  mount,
  password,
  settled,
  submit,
  until,
} from '../../../test/browser/support/page.js';
import type { AuthError } from '../../lib/auth-error.js';
import type { AuthAuthenticator } from './authenticator.js';

const params = { acrValues: ['urn:cognito:loa:1'] };

/** ada is signed in, with a form of the page in a template. */
async function signedIn() {
  const page = createPage();
  await addUser(page);
  await page.auth.signIn('ada', password);
  const template = document.createElement('template');
  const amountField = document.createElement('input');
  amountField.name = 'amount';
  amountField.setAttribute('aria-label', 'Amount');
  template.content.append(amountField);
  const element = await mount(page, {}, template);
  await inState(element, 'signedIn');
  const heard: string[] = [];
  for (const name of ['auth-signed-in', 'auth-signed-out', 'auth-state-change', 'auth-error'] as const)
    element.addEventListener(name, () => heard.push(name));
  return { page, element, heard };
}

const amount = (element: Element): HTMLInputElement | null => element.querySelector('input[name="amount"]');

/** The code of the error that a call rejects with. */
const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'none',
    (error: unknown) => (error as AuthError).code,
  );

async function answer(element: AuthAuthenticator): Promise<void> {
  await inState(element, 'selectChallenge');
  await settled(element);
  submit({ Password: password }, 'Continue', element);
}

describe('stepUp', () => {
  it('shows the challenges, keeps what was typed in the content, and resolves', async () => {
    const { page, element, heard } = await signedIn();
    const input = amount(element);
    if (input) input.value = '12';
    input?.focus();
    const call = element.stepUp(params);
    await inState(element, 'selectChallenge');
    expect(amount(element)).to.equal(input);
    expect(input?.checkVisibility()).to.equal(false);
    await answer(element);
    const user = await call;
    expect(document.activeElement).to.equal(input);
    expect(element.authState).to.equal('signedIn');
    expect(element.user).to.equal(user);
    await element.updateComplete;
    expect(amount(element)).to.equal(input);
    expect(input?.value).to.equal('12');
    expect(input?.checkVisibility()).to.equal(true);
    expect(new Set(heard)).to.deep.equal(new Set(['auth-state-change']));
    expect((await page.auth.currentSession()).getIdToken().payload['acr']).to.equal(params.acrValues[0]);
    // Nothing is missing now.
    heard.length = 0;
    await element.stepUp(params);
    expect(heard).to.deep.equal([]);
  });

  it('is left by “Cancel”, which leads back to the content', async () => {
    const { page, element, heard } = await signedIn();
    const before = JSON.stringify([...page.storage.items]);
    const input = amount(element);
    input?.focus();
    const call = codeOf(element.stepUp(params));
    await inState(element, 'selectChallenge');
    await settled(element);
    expect(document.activeElement).not.to.equal(input);
    expect(heading(element)).to.equal('Choose how to sign in');
    expect(text(deep('auth-select-challenge', element)?.shadowRoot)).not.to.contain('Back to sign in');
    button('Cancel', element).click();
    expect(await call).to.equal('SignInCanceled');
    expect(document.activeElement).to.equal(input);
    await settled(element);
    expect(document.activeElement).to.equal(input);
    await inState(element, 'signedIn');
    expect(amount(element)).to.equal(input);
    expect(JSON.stringify([...page.storage.items])).to.equal(before);
    expect(new Set(heard)).to.deep.equal(new Set(['auth-state-change']));
  });

  it('ends with a sign-out, which removes the content', async () => {
    const { page, element, heard } = await signedIn();
    const call = codeOf(element.stepUp(params));
    await inState(element, 'selectChallenge');
    await page.auth.signOut();
    expect(await call).to.equal('SignInSuperseded');
    await inState(element, 'signIn');
    expect(amount(element)).to.equal(null);
    expect(heard).to.contain('auth-signed-out');
    expect(await codeOf(element.stepUp(params))).to.equal('NotSignedIn');
  });

  it('ends when the element is removed, and rejects wrong arguments and a second call', async () => {
    const { element } = await signedIn();
    expect(await codeOf(element.stepUp({ acrValues: [] }))).to.equal('InvalidArgument');
    const call = codeOf(element.stepUp(params));
    await inState(element, 'selectChallenge');
    expect(await codeOf(element.stepUp(params))).to.equal('InvalidArgument');
    element.remove();
    expect(await call).to.equal('SignInCanceled');
    expect(await codeOf(element.stepUp(params))).to.equal('NotSignedIn');
  });

  it('works as the documentation shows it', async () => {
    const { element } = await signedIn();
    const guide = await (await fetch('/docs/guides/authenticator.md')).text();
    const [, snippet = ''] = /## Step-up authentication[^]*?```js\n([^]*?)```/.exec(guide) ?? [];
    expect(snippet).to.contain('authenticator.stepUp(');
    const payButton = document.createElement('button');
    let paid = 0;
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    const run = new Function('authenticator', 'payButton', 'pay', snippet) as (...given: unknown[]) => void;
    run(element, payButton, () => paid++);
    payButton.click();
    await inState(element, 'selectChallenge');
    await settled(element);
    button('Cancel', element).click();
    await inState(element, 'signedIn');
    expect(paid).to.equal(0);
    payButton.click();
    await answer(element);
    await until(() => paid === 1, 'the payment');
  });
});
