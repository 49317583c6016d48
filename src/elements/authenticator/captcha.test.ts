import { expect, oneEvent } from '@open-wc/testing';

import { alertText, button, buttons, field } from '../../../test/browser/support/find.js';
import {
  addUser,
  createPage,
  mount,
  type Page,
  password,
  place,
  settled,
  submit,
  until,
} from '../../../test/browser/support/page.js';
import { Auth } from '../../auth/index.js';
import type { AuthCaptchaDetail, RenderCaptcha } from '../../controllers/auth-events.js';

const TOKEN = 'solved';

async function guarded(waf: 'captcha' | 'challenge' = 'captcha'): Promise<Page> {
  const page = createPage();
  await addUser(page);
  page.cognito.faults.add({ operation: 'InitiateAuth', waf, wafToken: TOKEN });
  return page;
}

/** Listens until the test ends; the details of the events. */
function onCaptcha(listener: (event: CustomEvent<AuthCaptchaDetail>) => void): AuthCaptchaDetail[] {
  const seen: AuthCaptchaDetail[] = [];
  const stop = new AbortController();
  stops.push(stop);
  document.addEventListener(
    'auth-captcha',
    (event) => {
      const captcha = event as CustomEvent<AuthCaptchaDetail>;
      seen.push(captcha.detail);
      listener(captcha);
    },
    { signal: stop.signal },
  );
  return seen;
}
const stops: AbortController[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop.abort();
});

/** A CAPTCHA with one button, which solves it. */
const captcha: RenderCaptcha = (container) =>
  new Promise((resolve) => {
    const solve = document.createElement('button');
    solve.textContent = 'Solve';
    solve.onclick = () => resolve(TOKEN);
    container.append(solve);
  });

const dialogIn = (element: Element): HTMLDialogElement | null =>
  element.querySelector('dialog.auth-captcha-dialog');

async function opened(element: Element): Promise<HTMLDialogElement> {
  await until(() => buttons('Solve', element).length > 0, 'a CAPTCHA');
  const dialog = dialogIn(element);
  if (!dialog?.open) throw new Error('The dialog is closed.');
  return dialog;
}

const send = (element: Element): void =>
  submit({ 'Email or username': 'ada', Password: password }, 'Sign in', element);

describe('auth-captcha', () => {
  it('shows the CAPTCHA in a dialog; the sign-in goes on with its token, and nothing typed is lost', async () => {
    const page = await guarded();
    const element = await mount(page);
    const seen = onCaptcha(({ detail }) => detail.render(captcha));
    const signedIn = oneEvent(element, 'auth-signed-in');
    send(element);
    const dialog = await opened(element);
    expect(seen[0]?.action).to.equal('captcha');
    expect(dialog.matches(':modal')).to.be.true;
    expect(dialog.getBoundingClientRect().height).to.be.above(0);
    const title = dialog.querySelector('h2');
    expect(title?.textContent).to.equal('Confirm you’re human');
    expect(dialog.getAttribute('aria-labelledby')).to.equal(title?.id);
    expect(document.activeElement).to.equal(title);
    await expect(dialog).to.be.accessible();
    button('Solve', dialog).click();
    await signedIn;
    expect(dialogIn(element)).to.be.null;
  });

  it('that is canceled keeps what was typed, says so, returns the focus, and can be tried again', async () => {
    const page = await guarded();
    const element = await mount(page);
    onCaptcha(({ detail }) => detail.render(captcha));
    button('Sign in', element).focus();
    send(element);
    for (const close of [
      (dialog: HTMLDialogElement) => button('Cancel', dialog).click(),
      (dialog: HTMLDialogElement) => dialog.close(),
    ]) {
      const dialog = await opened(element);
      close(dialog);
      await until(() => alertText(element), 'a message');
      await settled(element);
      expect(dialogIn(element)).to.be.null;
      expect(alertText(element)).to.equal('We couldn’t check that you’re human. Try again.');
      expect(element.contains(document.activeElement)).to.be.true;
      expect(field('Email or username', element).value).to.equal('ada');
      send(element);
    }
    const signedIn = oneEvent(element, 'auth-signed-in');
    button('Solve', await opened(element)).click();
    await signedIn;
  });

  it('that no listener handles, or that is prevented, is an error in words', async () => {
    for (const listener of [
      () => undefined,
      (event: CustomEvent<AuthCaptchaDetail>) => {
        event.detail.render(captcha);
        event.preventDefault();
      },
    ]) {
      const page = await guarded();
      const element = await mount(page);
      onCaptcha(listener);
      const failed = oneEvent(element, 'auth-error');
      send(element);
      const { detail } = (await failed) as CustomEvent<{ error: { code: string } }>;
      expect(detail.error.code).to.equal('WafCaptchaRequired');
      await settled(element);
      expect(alertText(element)).to.equal('We couldn’t check that you’re human. Try again.');
      expect(dialogIn(element)).to.be.null;
      element.remove();
      for (const stop of stops.splice(0)) stop.abort();
    }
  });

  it('of a challenge opens no dialog', async () => {
    const page = await guarded('challenge');
    const element = await mount(page);
    let wasOpen: boolean | undefined;
    const seen = onCaptcha(({ detail }) =>
      detail.render(async () => {
        wasOpen = dialogIn(element)?.open;
        return Promise.resolve(TOKEN);
      }),
    );
    const signedIn = oneEvent(element, 'auth-signed-in');
    send(element);
    await signedIn;
    expect([seen[0]?.action, wasOpen]).to.deep.equal(['challenge', false]);
  });

  it('takes one function, during the event', async () => {
    const page = await guarded();
    const element = await mount(page);
    const codes: unknown[] = [];
    const code = (run: () => void): void => {
      try {
        run();
      } catch (error) {
        codes.push((error as { code?: unknown }).code);
      }
    };
    let late: AuthCaptchaDetail['render'] | undefined;
    onCaptcha(({ detail: { render } }) => {
      code(() => render('token' as unknown as RenderCaptcha));
      render(() => TOKEN);
      code(() => render(() => 'other'));
      late = render;
    });
    const signedIn = oneEvent(element, 'auth-signed-in');
    send(element);
    await signedIn;
    code(() => late?.(() => TOKEN));
    expect(codes).to.deep.equal(['InvalidArgument', 'InvalidArgument', 'InvalidArgument']);
  });

  it('whose function fails or returns no token is an error in words', async () => {
    for (const broken of [
      () => Promise.reject(new Error('no script')),
      () => {
        throw new Error('no script');
      },
      () => Promise.resolve(42 as unknown as string),
    ]) {
      const page = await guarded();
      const element = await mount(page);
      onCaptcha(({ detail }) => detail.render(broken));
      const failed = oneEvent(element, 'auth-error');
      send(element);
      const { detail } = (await failed) as CustomEvent<{ error: { code: string } }>;
      expect(detail.error.code).to.equal('WafTokenFailed');
      await settled(element);
      expect(alertText(element)).to.contain('We couldn’t check that you’re human.');
      expect(dialogIn(element)).to.be.null;
      element.remove();
      for (const stop of stops.splice(0)) stop.abort();
    }
  });

  it('closes with its element', async () => {
    const page = await guarded();
    const element = await mount(page);
    onCaptcha(({ detail }) => detail.render(captcha));
    send(element);
    const dialog = await opened(element);
    element.remove();
    await until(() => dialogIn(element) === null, 'closed');
    expect(dialog.isConnected).to.be.false;
  });

  it('shows its dialog in a standalone screen too', async () => {
    const page = await guarded();
    Auth.configure(page.auth.configure());
    const screen = document.createElement('auth-sign-in');
    place().append(screen);
    onCaptcha(({ detail }) => detail.render(captcha));
    await until(() => buttons('Sign in', screen).length > 0, 'the form');
    const signedIn = oneEvent(screen, 'auth-signed-in');
    send(screen);
    const dialog = await opened(screen);
    expect(dialog.getBoundingClientRect().height).to.be.above(0);
    button('Solve', dialog).click();
    await signedIn;
    expect(screen.shadowRoot?.querySelector('slot[name="captcha"]')).to.be.null;
  });

  it('is for one of two authenticators, and not for one that is hidden', async () => {
    const page = await guarded();
    const hidden = await mount(page);
    hidden.style.display = 'none';
    const element = await mount(page);
    await mount(page);
    const seen = onCaptcha(({ detail }) => detail.render(captcha));
    const signedIn = oneEvent(element, 'auth-signed-in');
    send(element);
    button('Solve', await opened(element)).click();
    await signedIn;
    expect(seen).to.have.length(1);
  });
});
