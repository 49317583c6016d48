import { expect } from '@open-wc/testing';
import { html, LitElement } from 'lit';

import { button, field, focused, text } from '../../../test/browser/support/find.js';
import {
  addUser,
  createAuthenticator,
  createPage,
  inState,
  mount,
  type Page,
  password,
  place,
  rendered,
  settled,
  signIn,
  submit,
  until,
} from '../../../test/browser/support/page.js';
import { type AuthAccess, AuthPiece, AuthStateController, consumeAuth } from './own-screen.js';

/** The component of the Amplify guide that always shows the state, as a plain custom element. */
class AlwaysOn extends HTMLElement {
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    const state = document.createElement('p');
    const signUp = document.createElement('button');
    signUp.textContent = 'Show Sign Up';
    this.replaceChildren(state, signUp);
    this.#stop = consumeAuth(this, ({ authState, transition }) => {
      state.textContent = `I am always here to show current auth state: ${authState}`;
      signUp.onclick = () => transition('signUp');
    });
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }
}
customElements.define('always-on', AlwaysOn);

/** The custom sign-up of the Amplify guide. */
class MyCustomSignUp extends AuthPiece {
  override validAuthStates = ['signUp'] as const;

  protected override renderPiece(): unknown {
    return html`
      <form @submit=${(event: SubmitEvent) => this.#handleSubmit(event)}>
        <h2>My Custom SignUp Component</h2>
        <label>
          Name
          <input name="username" autocomplete="username" />
        </label>
        <label>
          Secret
          <input name="password" type="password" autocomplete="new-password" />
        </label>
        <button>Join</button>
        <button type="button" @click=${() => this.transition('signIn')}>Goto SignIn</button>
      </form>
    `;
  }

  async #handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const [username = '', secret = ''] = [...(event.target as HTMLFormElement).querySelectorAll('input')].map(
      ({ value }) => value,
    );
    await this.auth?.signUp({
      username,
      password: secret,
      attributes: { email: `${username}@example.com` },
    });
    this.transition('confirmSignUp', { username });
  }
}
customElements.define('my-custom-sign-up', MyCustomSignUp);

class StateLine extends LitElement {
  readonly access = new AuthStateController(this);

  override render() {
    const { authState, isBusy, error } = this.access;
    return html` <p>${authState} ${isBusy ? 'busy' : 'at rest'} ${error?.code}</p> `;
  }
}
customElements.define('state-line', StateLine);

const slotted = (tag: string, slot = 'always'): HTMLElement =>
  Object.assign(document.createElement(tag), { slot });

const said = (element: Element) => text(element.querySelector('p')).split(': ')[1];

describe('a custom element of the app', () => {
  it('always shows the state, with none but chosen screens around it', async () => {
    const page = createPage();
    await addUser(page);
    const alwaysOn = slotted('always-on');
    const element = await mount(
      page,
      { hideDefault: true },
      slotted('auth-sign-in', 'sign-in'),
      slotted('auth-sign-up', 'sign-up'),
      slotted('auth-confirm-sign-up', 'confirm-sign-up'),
      slotted('auth-greetings', 'greetings'),
      alwaysOn,
    );
    expect(said(alwaysOn)).to.equal('signIn');
    expect(alwaysOn.checkVisibility()).to.be.true;
    button('Show Sign Up', element).click();
    await inState(element, 'signUp');
    expect(said(alwaysOn)).to.equal('signUp');
    expect(field('Confirm password', element).checkVisibility()).to.be.true;
    button('Sign in', element).click();
    await inState(element, 'signIn');
    await signIn(element, 'ada', password);
    expect(said(alwaysOn)).to.equal('signedIn');
    expect(alwaysOn.checkVisibility()).to.be.true;
    button('Sign out', element).click();
    await inState(element, 'signIn');
    expect(said(alwaysOn)).to.equal('signIn');
  });

  it('follows from within the shadow root of another element', async () => {
    const shell = slotted('div');
    const alwaysOn = document.createElement('always-on');
    shell.attachShadow({ mode: 'open' }).append(alwaysOn);
    const element = await mount(createPage(), {}, shell);
    element.transition('signUp');
    expect(said(alwaysOn)).to.equal('signUp');
  });

  it('receives each change once, with the state, and none after it was removed', async () => {
    const page = createPage();
    const heard: string[] = [];
    const probe = slotted('div');
    const element = await mount(page, {}, probe);
    const stop = consumeAuth(probe, ({ authState, isBusy, error }) =>
      heard.push(`${authState}${isBusy ? ' busy' : ''}${error ? ` ${error.code}` : ''}`),
    );
    await signIn(element, 'nobody', 'Wrong-Horse-9', 'signIn');
    element.transition('signUp');
    expect(heard).to.deep.equal(['signIn', 'signIn busy', 'signIn NotAuthorizedException', 'signUp']);
    stop();
    element.transition('signIn');
    expect(heard).to.have.length(4);
  });

  it('follows the authenticator that it is moved to, and the one that restarts', async () => {
    const first = await mount(createPage(), { authState: 'signUp' });
    const second = await mount(createPage());
    const alwaysOn = slotted('always-on');
    first.append(alwaysOn);
    expect(said(alwaysOn)).to.equal('signUp');
    second.append(alwaysOn);
    expect(said(alwaysOn)).to.equal('signIn');
    first.transition('forgotPassword');
    expect(said(alwaysOn)).to.equal('signIn');
    second.auth = createPage().auth;
    await second.updateComplete;
    await settled(second);
    second.transition('signUp');
    expect(said(alwaysOn)).to.equal('signUp');
  });

  it('says loading until it is known who is signed in', async () => {
    const page = createPage();
    await addUser(page);
    await page.auth.signIn('ada', password);
    const release = page.hold();
    const alwaysOn = slotted('always-on');
    const element = createAuthenticator(page);
    element.append(alwaysOn);
    place().append(element);
    await until(() => said(alwaysOn) === 'loading', 'loading');
    release();
    await inState(element, 'signedIn');
    expect(said(alwaysOn)).to.equal('signedIn');
  });

  it('is reported once when there is no authenticator around it', () => {
    const { warn } = console;
    const warnings: string[] = [];
    console.warn = (...args: unknown[]) => void warnings.push(args.join(' '));
    try {
      const calls: AuthAccess[] = [];
      for (let times = 0; times < 2; times++) {
        const probe = document.createElement('lonely-probe');
        place().append(probe);
        consumeAuth(probe, (access) => calls.push(access))();
      }
      expect(calls).to.deep.equal([]);
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.include('<lonely-probe>').and.to.include('<auth-authenticator>');
    } finally {
      console.warn = warn;
    }
  });
});

describe('a piece', () => {
  const withPiece = (page: Page) => mount(page, {}, slotted('my-custom-sign-up', 'sign-up'));

  it('takes the place of a screen; the link to it stays, and the focus goes to its heading', async () => {
    const element = await withPiece(createPage());
    const link = button('Create an account', element);
    link.focus();
    link.click();
    await rendered(element);
    await until(() => text(focused()) === 'My Custom SignUp Component', 'focus');
    button('Goto SignIn', element).click();
    await inState(element, 'signIn');
    await until(() => text(focused()) === 'Sign in', 'focus back');
  });

  it('makes its own call, after which the flow goes on', async () => {
    const page = createPage();
    const element = await withPiece(page);
    element.transition('signUp');
    await rendered(element);
    await until(() => text(element).includes('My Custom'), 'the piece');
    submit({ Name: 'ada', Secret: password }, 'Join', element);
    await inState(element, 'confirmSignUp');
    submit({ '6-digit code': page.code() }, 'Confirm', element);
    await inState(element, 'signedUp');
  });

  it('is not there in other states', async () => {
    const piece = slotted('my-custom-sign-up');
    const element = await mount(createPage(), {}, piece);
    expect(text(piece)).to.equal('');
    element.transition('signUp');
    await until(() => text(piece) !== '', 'the piece');
    element.transition('signIn');
    await until(() => text(piece) === '', 'no piece');
  });
});

describe('the controller', () => {
  it('renders its Lit element at each change', async () => {
    const page = createPage();
    const line = slotted('state-line');
    const element = await mount(page, {}, line);
    const release = page.hold();
    const shown = () => text(line.shadowRoot);
    await until(() => shown() === 'signIn at rest', 'at rest');
    submit({ 'Email or username': 'nobody', Password: 'x' }, 'Sign in', element);
    await until(() => shown() === 'signIn busy', 'busy');
    release();
    await until(() => shown() === 'signIn at rest NotAuthorizedException', 'the error');
  });
});
