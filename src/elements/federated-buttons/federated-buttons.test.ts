import { expect, fixtureSync, html, oneEvent } from '@open-wc/testing';

import {
  alertText,
  button,
  buttons,
  deep,
  endTransitions,
  heading,
  text,
} from '../../../test/browser/support/find.js';
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
  submit,
  until,
} from '../../../test/browser/support/page.js';
import { Auth } from '../../auth/auth.js';
import { setLanguage } from '../../localization/index.js';
import type { AuthAuthenticator } from '../authenticator/authenticator.js';
import type { FederatedConfig } from './providers.js';

const here = (): string => `${location.origin}${location.pathname}`;

/** A page with a hosted UI that opens elsewhere; `opened` are the addresses. */
function createHostedPage(oauth: object = {}): Page & { readonly opened: string[] } {
  const opened: string[] = [];
  const page = createPage(
    {},
    {
      oauth: {
        domain: 'http://localhost',
        scope: ['openid', 'email'],
        redirectSignIn: here(),
        redirectSignOut: here(),
        responseType: 'code',
        urlOpener: (url: string) => opened.push(url),
        ...oauth,
      },
    },
  );
  return { ...page, opened };
}

const providers = ['Google', 'Apple', { name: 'AcmeSSO', label: 'Acme SSO' }];
const opens = (page: { opened: string[] }, count = 1) =>
  until(() => page.opened.length === count, `${count} opened`);
const asked = (page: { opened: string[] }): string | null =>
  new URL(page.opened.at(-1) ?? '').searchParams.get('identity_provider');

async function offer(page: Pick<Page, 'auth'>, federated: FederatedConfig | string, ...children: Node[]) {
  const element = createAuthenticator(page);
  element.federated = federated;
  element.append(...children);
  place().append(element);
  await shown(element);
  return element;
}

async function shown(element: AuthAuthenticator): Promise<void> {
  await settled(element);
  await until(() => deep('auth-federated-buttons .auth-provider', element), 'the buttons');
}

const labels = (element: Element): string[] =>
  [...element.querySelectorAll('.auth-button-provider')].map((each) => text(each));

/** The warnings while `walk` ran. */
async function warningsOf(walk: () => Promise<unknown>): Promise<string[]> {
  const { warn } = console;
  const said: string[] = [];
  console.warn = (line: unknown) => said.push(String(line));
  try {
    await walk();
  } finally {
    console.warn = warn;
  }
  return said;
}

describe('auth-federated-buttons', () => {
  describe('in a screen', () => {
    it('offers the providers below the form, and goes to the one that is chosen', async () => {
      const page = createHostedPage();
      const element = await offer(page, { providers });
      expect(labels(element)).to.deep.equal([
        'Continue with Google',
        'Continue with Apple',
        'Continue with Acme SSO',
      ]);
      const divider = deep('.auth-divider', element);
      expect(text(divider)).to.equal('or');
      const after = Node.DOCUMENT_POSITION_FOLLOWING;
      const submitButton = button('Sign in', element);
      expect(submitButton.compareDocumentPosition(divider as Node) & after).to.equal(after);
      button('Continue with Apple', element).click();
      await opens(page);
      expect(asked(page)).to.equal('SignInWithApple');
      button('Continue with Acme SSO', element).click();
      await opens(page, 2);
      expect(asked(page)).to.equal('AcmeSSO');
      await settled(element);
      expect(element.authState).to.equal('signIn');
    });

    it('offers them in sign-up too', async () => {
      const page = createHostedPage();
      const element = await offer(page, { providers });
      button('Create an account', element).click();
      await inState(element, 'signUp');
      await until(() => buttons('Continue with Google', element).length === 1, 'the button');
      button('Continue with Google', element).click();
      await opens(page);
      expect(asked(page)).to.equal('Google');
    });

    it('offers what the Auth config names, and nothing where it names none', async () => {
      const named = createHostedPage({ providers: ['GOOGLE', 'LOGIN_WITH_AMAZON', { custom: 'Corp' }] });
      const element = await mount(named);
      await shown(element);
      expect(labels(element)).to.deep.equal([
        'Continue with Google',
        'Continue with Amazon',
        'Continue with Corp',
      ]);
      element.remove();
      const plain = await mount(createHostedPage());
      expect(plain.querySelector('auth-federated-buttons') === null).to.be.true;
      expect(plain.querySelector('.auth-divider') === null).to.be.true;
    });

    it('offers none for an empty federated, whatever the config names', async () => {
      const page = createHostedPage({ providers: ['Google'] });
      const element = createAuthenticator(page);
      element.federated = {};
      place().append(element);
      await settled(element);
      expect(element.querySelector('.auth-divider') === null).to.be.true;
    });

    it('shows the same when federated is an attribute, and when it is set later', async () => {
      const page = createHostedPage();
      const early = await offer(page, { providers });
      const expected = labels(early);
      early.remove();
      const parsed = fixtureSync<AuthAuthenticator>(html`
        <auth-authenticator
          .auth=${page.auth}
          federated=${JSON.stringify({ providers })}
        ></auth-authenticator>
      `);
      await shown(parsed);
      expect(labels(parsed)).to.deep.equal(expected);
      parsed.remove();
      const late = await mount(page);
      late.federated = { providers };
      await shown(late);
      expect(labels(late)).to.deep.equal(expected);
    });

    it('takes oauth_config, and then has a button for the hosted UI', async () => {
      const opened: string[] = [];
      const page = createPage();
      const element = await offer(page, {
        oauth_config: {
          domain: 'http://localhost',
          scope: ['openid'],
          redirectSignIn: here(),
          redirectSignOut: here(),
          responseType: 'code',
          urlOpener: (url: string) => opened.push(url),
        },
      });
      button('Continue on the sign-in page', element).click();
      await opens({ opened });
      expect(asked({ opened })).to.equal('COGNITO');
    });

    it('says what went wrong in the one alert of the form, and can be tried again', async () => {
      const page = createHostedPage({ redirectSignIn: 'https://elsewhere.example/' });
      const element = await offer(page, { providers });
      button('Continue with Google', element).click();
      await until(() => alertText(element) !== '', 'the alert');
      expect(alertText(element)).to.equal('Sign-in isn’t set up on this page yet.');
      const alerts = [...element.querySelectorAll('[role="alert"]')];
      expect(alerts).to.have.length(1);
      expect(deep('auth-federated-buttons', element)?.shadowRoot?.querySelector('[role="alert"]') === null).to
        .be.true;
      await settled(element);
      expect(button('Continue with Google', element).getAttribute('aria-disabled')).to.equal('false');
    });

    it('is busy with one button, and lets nothing else be pressed', async () => {
      let release = (): void => undefined;
      const wait = new Promise<void>((resolve) => (release = resolve));
      const opened: string[] = [];
      const page = createHostedPage({
        urlOpener: async (url: string) => {
          opened.push(url);
          await wait;
        },
      });
      const element = await offer(page, { providers });
      button('Continue with Google', element).click();
      await opens({ opened });
      await rendered(element);
      await until(() => buttons('Opening Google…', element).length === 1, 'busy');
      const active = button('Opening Google…', element);
      expect(active.getAttribute('aria-busy')).to.equal('true');
      expect(active.querySelector('.auth-spinner') !== null).to.be.true;
      const other = button('Continue with Apple', element);
      expect(other.getAttribute('aria-busy')).to.equal('false');
      expect(other.getAttribute('aria-disabled')).to.equal('true');
      expect(button('Sign in', element).getAttribute('aria-disabled')).to.equal('true');
      endTransitions();
      await expect(element).to.be.accessible();
      other.click();
      active.click();
      submit({}, 'Sign in', element);
      expect(opened).to.have.length(1);
      release();
      await settled(element);
      expect(buttons('Continue with Google', element)).to.have.length(1);
    });

    it('is accessible in light, dark and Arabic', async () => {
      const element = await offer(createHostedPage(), {
        providers: ['Google', 'Apple', 'Facebook', 'Amazon', 'Acme', 'COGNITO'],
      });
      endTransitions();
      await expect(element).to.be.accessible();
      document.documentElement.style.colorScheme = 'dark';
      document.body.style.background = 'var(--auth-color-canvas)';
      endTransitions();
      await expect(element).to.be.accessible();
      document.documentElement.style.colorScheme = '';
      document.body.style.background = '';
      await setLanguage('ar');
      await until(() => buttons('المتابعة باستخدام \u2068Google\u2069', element).length === 1, 'in Arabic');
      endTransitions();
      await expect(element).to.be.accessible();
      await setLanguage('en');
    });
  });

  describe('a provider with the name of a member of objects', () => {
    const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];
    it('has its button and is gone to, when federated names it', async () => {
      const page = createHostedPage();
      await isOffered(page, await offer(page, { providers: names }));
    });

    it('has its button and is gone to, when the Auth config names it', async () => {
      const page = createHostedPage({ providers: names.map((custom) => ({ custom })) });
      const element = await mount(page);
      await shown(element);
      await isOffered(page, element);
    });

    async function isOffered(page: ReturnType<typeof createHostedPage>, element: AuthAuthenticator) {
      expect(labels(element)).to.deep.equal(names.map((name) => `Continue with ${name}`));
      for (const [index, name] of names.entries()) {
        button(`Continue with ${name}`, element).click();
        await opens(page, index + 1);
        expect(asked(page)).to.equal(name);
        await settled(element);
      }
    }

    it('warns if it cannot sign users in', async () => {
      const page = createPage({}, { federated: { google_client_id: 'an-app' } });
      const said = await warningsOf(() =>
        offer(page, { providers: ['Google', ...names] }).then((element) =>
          expect(labels(element)).to.deep.equal(['Continue with Google']),
        ),
      );
      for (const name of names)
        expect(
          said.filter((line) => line.includes(`providers has "${name}", which cannot sign users in`)),
        ).to.have.length(1, name);
    });
  });

  describe('a replaced button', () => {
    const image = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"/>';

    it('takes a picture of the page’s and signs in when it is clicked, also by keyboard', async () => {
      const page = createHostedPage();
      const template = document.createElement('template');
      template.slot = 'google';
      const picture = document.createElement('img');
      picture.src = image;
      template.content.append(picture);
      const element = await offer(page, { providers }, template);
      const inner = element.querySelector('auth-federated-buttons');
      const part = inner?.shadowRoot?.querySelector<HTMLElement>('[part="google-button"]');
      expect(part?.localName).to.equal('button');
      expect(part?.getAttribute('aria-label')).to.equal('Continue with Google');
      expect(buttons('Continue with Google', element)).to.have.length(1);
      inner?.querySelector('img')?.click();
      await opens(page);
      expect(asked(page)).to.equal('Google');
      await settled(element);
      part?.click();
      await opens(page, 2);
      endTransitions();
      await expect(element).to.be.accessible();
    });

    it('takes a button of the page’s, which may prevent the sign-in', async () => {
      const page = createHostedPage();
      const own = document.createElement('auth-federated-buttons');
      const press = Object.assign(document.createElement('button'), { slot: 'google', textContent: 'G' });
      own.append(press);
      own.federated = { providers: ['Google'] };
      const element = await mount(page, {}, Object.assign(document.createElement('div'), { slot: 'footer' }));
      element.querySelector('div')?.append(own);
      await until(() => own.shadowRoot?.querySelector('[part="google-button"]'), 'the place');
      const part = own.shadowRoot?.querySelector<HTMLElement>('[part="google-button"]');
      expect(part?.localName).to.equal('div');
      expect(own.querySelectorAll('.auth-button-provider')).to.have.length(0);
      const prevent = (event: Event) => event.preventDefault();
      press.addEventListener('click', prevent);
      press.click();
      press.removeEventListener('click', prevent);
      press.click();
      await opens(page);
      expect(page.opened).to.have.length(1);
      press.remove();
      await until(() => own.querySelectorAll('.auth-button-provider').length === 1, 'our own again');
    });
  });

  describe('bad input', () => {
    const cases: readonly (readonly [string, unknown, RegExp])[] = [
      ['a number', 5, /<auth-authenticator> federated: 5 must be an object/],
      ['JSON that is none', '{providers', /federated: "\{providers" must be an object/],
      [
        'an unknown member',
        { gogle_client_id: 'x' },
        /"gogle_client_id" is not known; allowed: google_client_id/,
      ],
      ['providers that are no list', { providers: 'Google' }, /providers is "Google": it must be a list/],
      ['a provider without a name', { providers: [{ label: 'x' }] }, /providers has \{"label":"x"\}/],
      ['an id of the wrong type', { google_client_id: 7 }, /google_client_id is 7: it must be a string/],
    ];
    for (const [what, value, expected] of cases) {
      it(`is reported once, and the form works: ${what}`, async () => {
        const page = createHostedPage();
        const said = await warningsOf(async () => {
          const element = createAuthenticator(page);
          Object.assign(element, { federated: value });
          place().append(element);
          await settled(element);
          element.federated = undefined;
          await rendered(element);
          Object.assign(element, { federated: value });
          await rendered(element);
          expect(heading(element)).to.equal('Sign in');
          expect(labels(element)).to.deep.equal([]);
        });
        expect(said.filter((line) => expected.test(line))).to.have.length(1);
      });
    }

    it('is warned of a provider that cannot sign users in', async () => {
      const said = await warningsOf(async () => {
        const element = createAuthenticator(createPage());
        element.federated = { providers: ['Gogle'] };
        place().append(element);
        await settled(element);
        expect(labels(element)).to.deep.equal([]);
      });
      expect(said.join()).to.match(/providers has "Gogle", which cannot sign users in: it needs oauth/);
    });

    it('shows a default icon if an icon is missing or invalid', async () => {
      const list = [
        { name: 'Gone', icon: '/there/is/no/icon.png' },
        { name: 'Odd', icon: 'javascript:alert(1)' },
      ];
      const said = await warningsOf(async () => {
        const element = await offer(createHostedPage(), { providers: list });
        await until(() => element.querySelectorAll('svg.auth-glyph').length === 2, 'two signs');
        expect(element.querySelector('img.auth-glyph') === null).to.be.true;
      });
      expect(said.join()).to.match(
        /the icon of Gone could not be loaded from ".*\/there\/is\/no\/icon\.png"/,
      );
      expect(said.join()).to.match(/the icon of Odd is "javascript:alert\(1\)": it must be the URL/);
    });
  });

  it('takes up the answer of a provider where the page says late that there are any', async () => {
    const late = createPage();
    const page = createHostedPage();
    const before = await offer(page, { providers });
    button('Continue with Google', before).click();
    await opens(page);
    before.remove();
    const state = new URL(page.opened[0] ?? '').searchParams.get('state') ?? '';
    const { href } = location;
    history.replaceState(null, '', `${here()}?error=access_denied&state=${state}`);
    try {
      const element = await mount(late);
      expect(element.authState).to.equal('signIn');
      const states = new Set<unknown>();
      const watch = new MutationObserver(() => states.add(element.dataset['authState']));
      watch.observe(element, { attributeFilter: ['data-auth-state'] });
      element.federated = { oauth_config: page.auth.configure()?.oauth ?? {}, providers };
      await until(() => alertText(element) !== '', 'an alert');
      expect(alertText(element)).to.equal('Sign-in was canceled. Try again when you’re ready.');
      expect(states.has('loading'), 'a form while the code is exchanged').to.be.true;
      expect(location.href).to.equal(here());
      await shown(element);
    } finally {
      history.replaceState(null, '', href);
    }
  });

  it('is not needed: federatedSignIn() of the authenticator goes to the provider too', async () => {
    const page = createHostedPage();
    const element = await mount(page);
    await element.federatedSignIn({ provider: 'Google' });
    await opens(page);
    expect(asked(page)).to.equal('Google');
  });

  it('anywhere on a page uses the default Auth, and dispatches the result', async () => {
    const page = createHostedPage();
    await addUser(page);
    const urlOpener = () => Promise.reject(new Error('no window'));
    const { oauth, ...config } = page.auth.configure() ?? {};
    Auth.configure({ ...config, oauth: { ...oauth, urlOpener } });
    const alone = Object.assign(document.createElement('auth-federated-buttons'), {
      federated: { providers },
    });
    const around = place();
    around.append(alone);
    const isReady = (each: Element) => each.getAttribute('aria-disabled') === 'false';
    await until(() => buttons('Continue with Google', alone).some(isReady), 'the button');
    const failed = oneEvent(around, 'auth-error');
    button('Continue with Google', alone).click();
    await failed;
    await until(() => alertText(around) !== '', 'an alert');
    const signedIn = oneEvent(around, 'auth-signed-in');
    await Auth.signIn('ada', password);
    const { detail } = (await signedIn) as HTMLElementEventMap['auth-signed-in'];
    expect(detail.user.getUsername()).to.equal('ada');
    await until(() => buttons('Continue with Google', alone).length === 0, 'no button any more');
    await Auth.signOut();
  });

  it('is not doubled when the page clones it', async () => {
    const element = await offer(createHostedPage(), { providers });
    const buttonsElement = element.querySelector('auth-federated-buttons');
    const copy = buttonsElement?.cloneNode(true) as HTMLElement;
    buttonsElement?.after(copy);
    await until(
      () => copy.shadowRoot?.querySelector('li') === null || copy.children.length === 3,
      'rendered',
    );
    expect(copy.querySelectorAll('[data-auth-provider]').length <= 3).to.be.true;
  });
});
