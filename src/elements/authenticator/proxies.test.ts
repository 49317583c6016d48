import { expect } from '@open-wc/testing';
import { reactive, readonly, ref } from '@vue/reactivity/dist/reactivity.esm-browser.js';
import { LitElement } from 'lit';

import { alertText } from '../../../test/browser/support/find.js';
import {
  addTotpUser,
  addUser,
  createPage,
  email,
  inState,
  mount,
  password,
  signIn,
  submit,
} from '../../../test/browser/support/page.js';
import type { AuthOptions } from '../../auth/config/config-types.js';
import type { CognitoUser } from '../../auth/types.js';
import type { AuthData } from '../../machine/types.js';
import { type AuthAccess, AuthStateController, consumeAuth } from '../own-screen/own-screen.js';

class ProxyProbe extends LitElement {
  readonly auth = new AuthStateController(this);
}
customElements.define('proxy-probe', ProxyProbe);

declare global {
  interface HTMLElementTagNameMap {
    'proxy-probe': ProxyProbe;
  }
}

const storages: Readonly<Record<string, AuthOptions>> = {
  'local storage': { storage: 'local' },
  memory: { storage: 'memory' },
  cookies: { cookieStorage: { secure: false } },
};

/** What frameworks put around what their state holds. */
const wrappers: Readonly<Record<string, (data: AuthData) => AuthData>> = {
  'reactive()': (data) => reactive({ data }).data,
  'ref()': (data) => ref(data).value,
  'readonly()': (data) => readonly(reactive({ data })).data,
};

describe('a page that keeps values in the state of its framework', () => {
  afterEach(() => {
    localStorage.clear();
  });

  for (const [where, options] of Object.entries(storages)) {
    for (const [name, wrap] of Object.entries(wrappers)) {
      it(`finishes a sign-in with a code on the screen (${name}, ${where})`, async () => {
        const page = createPage({}, options);
        const secret = await addTotpUser(page);
        const element = await mount(page);
        await signIn(element, 'ada', password, 'confirmSignIn');
        element.transition('confirmSignIn', wrap(element.authData));
        submit({ '6-digit code': await page.totp(secret) }, 'Confirm', element);
        await inState(element, 'signedIn');
        expect(alertText(element)).to.equal('');
        const user = wrap(element.user) as CognitoUser;
        expect((await page.auth.userSession(user)).isValid()).to.equal(true);
        element.transition('TOTPSetup', user);
        await inState(element, 'TOTPSetup');
        element.signOut();
        await inState(element, 'signIn');
      });
    }
  }

  it('hands the user of an event on to Auth', async () => {
    const page = createPage();
    await addUser(page);
    const element = await mount(page);
    const state = reactive<{ user: CognitoUser | undefined; data: AuthData }>({
      user: undefined,
      data: undefined,
    });
    element.addEventListener('auth-signed-in', ({ detail }) => (state.user = detail.user));
    element.addEventListener('auth-state-change', ({ detail }) => (state.data = detail.data));
    await signIn(element, 'ada', password);
    if (!state.user) throw new Error('There was no event.');
    const user = state.user;
    expect(await page.auth.updateUserAttributes(user, { name: 'Ada' })).to.equal('SUCCESS');
    expect((await page.auth.verifiedContact(state.data as CognitoUser)).verified['email']).to.equal(email);
    expect(user.attributes?.email).to.equal(email);
  });

  it('starts with a user as authData', async () => {
    const page = createPage();
    const secret = await addTotpUser(page);
    const user = reactive(await page.auth.signIn('ada', password));
    const element = await mount(page, { authData: user });
    element.transition('confirmSignIn', reactive({ user }).user);
    await inState(element, 'confirmSignIn');
    submit({ '6-digit code': await page.totp(secret) }, 'Confirm', element);
    await inState(element, 'signedIn');
  });

  it('goes on with what consumeAuth and the controller give', async () => {
    const page = createPage();
    await addUser(page);
    const probe = document.createElement('proxy-probe');
    probe.slot = 'always';
    const element = await mount(page, {}, probe);
    const state = reactive<{ access: AuthAccess | undefined; controller: unknown; element: unknown }>({
      access: undefined,
      controller: probe.auth,
      element,
    });
    const stop = consumeAuth(probe, (access) => (state.access = access));
    const controller = state.controller as AuthStateController;
    state.access?.transition('signUp');
    await inState(element, 'signUp');
    expect(state.access?.authState).to.equal('signUp');
    controller.transition('signIn');
    await inState(element, 'signIn');
    expect(controller.authState).to.equal('signIn');
    const user = await state.access?.auth.signIn('ada', password);
    controller.transition('signedIn', user);
    await inState(element, 'signedIn');
    const data = state.access?.authData as CognitoUser;
    expect((await controller.auth?.userSession(data))?.isValid()).to.equal(true);
    expect(controller.authData).to.exist;
    expect((state.element as typeof element).user?.getUsername()).to.equal('ada');
    stop();
  });

  it('takes its settings and its Auth from there', async () => {
    const page = createPage();
    await addUser(page);
    const state = reactive({
      auth: page.auth,
      signUpConfig: {
        header: 'Join us',
        signUpFields: [{ key: 'name', label: 'Your name', required: true }],
      },
    });
    const element = await mount({ auth: state.auth }, { signUpConfig: state.signUpConfig });
    await signIn(element, 'ada', password);
    expect(element.user?.getUsername()).to.equal('ada');
    element.signOut();
    await inState(element, 'signIn');
    element.transition('signUp');
    await inState(element, 'signUp');
    expect(element.textContent).to.include('Your name');
  });
});
