import { expect } from '@open-wc/testing';

import { alertText, button, field, heading } from '../../../test/browser/support/find.js';
import {
  clientId,
  createPage,
  mount,
  place,
  poolId,
  rendered,
  settled,
  submit,
  until,
} from '../../../test/browser/support/page.js';
import type { AuthAuthenticator } from './authenticator.js';

const pool = { 'user-pool-id': poolId, 'user-pool-web-client-id': clientId };
const warnings: string[] = [];
const { warn } = console;
const { fetch } = window;

/** Where the page's calls go; answered as a service that refuses everything. */
const requested: string[] = [];

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
  warnings.length = 0;
  requested.length = 0;
  console.warn = (...args: unknown[]) => void warnings.push(args.join(' '));
  window.fetch = (input, init) => {
    const { method, url } = new Request(input, init);
    if (method === 'GET') return fetch(input, init);
    requested.push(url);
    const body = JSON.stringify({ __type: 'NotAuthorizedException', message: '' });
    return Promise.resolve(new Response(body, { status: 400 }));
  };
});
afterEach(() => {
  console.warn = warn;
  window.fetch = fetch;
});

async function withAttributes(
  attributes: Readonly<Record<string, string>>,
  properties: object = {},
): Promise<AuthAuthenticator> {
  // What the authenticator of the test before said ends with its task.
  await new Promise((resolve) => setTimeout(resolve));
  const element = document.createElement('auth-authenticator');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  Object.assign(element, properties);
  place().append(element);
  await settled(element);
  return element;
}

async function requestOf(element: AuthAuthenticator): Promise<string | undefined> {
  submit({ 'Email or username': 'ada', Password: 'x' }, 'Sign in', element);
  await settled(element);
  expect(alertText(element)).to.include('don’t match');
  return requested[0];
}

describe('the config of an authenticator', () => {
  // First of all: the others configure the page’s Auth.
  it('is missing: the screen shows it', async () => {
    const element = await withAttributes({});
    expect(alertText(element)).to.equal('Sign-in isn’t set up on this page yet.');
  });

  it('can be attributes', async () => {
    const element = await withAttributes({ region: 'eu-west-1', ...pool, 'user-pool-id': 'eu-west-1_Abc' });
    expect(await requestOf(element)).to.equal('https://cognito-idp.eu-west-1.amazonaws.com/');
  });

  it('can name an endpoint, relative to the page', async () => {
    const element = await withAttributes({ ...pool, endpoint: '/cognito/' });
    expect(await requestOf(element)).to.equal(new URL('/cognito/', location.href).href);
  });

  it('can be JSON', async () => {
    const config = { Auth: { Cognito: { userPoolId: poolId, userPoolClientId: clientId } } };
    const element = await withAttributes({ config: JSON.stringify(config) });
    expect(await requestOf(element)).to.equal('https://cognito-idp.us-east-1.amazonaws.com/');
  });

  it('can be the URL of JSON', async () => {
    const config = { aws_user_pools_id: poolId, aws_user_pools_web_client_id: clientId };
    const url = URL.createObjectURL(new Blob([JSON.stringify(config)]));
    const element = await withAttributes({ config: url });
    URL.revokeObjectURL(url);
    expect(await requestOf(element)).to.equal('https://cognito-idp.us-east-1.amazonaws.com/');
  });

  it('can be an object, over which attributes go; the object stays as it is', async () => {
    const config = Object.freeze({
      userPoolId: poolId,
      userPoolWebClientId: clientId,
      endpoint: 'https://a.test/',
    });
    const element = await withAttributes({ endpoint: 'https://b.test/' }, { config });
    expect(await requestOf(element)).to.equal('https://b.test/');
  });

  it('can be a module, or an object of a class, over which attributes go', async () => {
    class Config {
      get userPoolId(): string {
        return poolId;
      }
      get userPoolWebClientId(): string {
        return clientId;
      }
    }
    const module = {
      __esModule: true,
      default: { Auth: { userPoolId: poolId, userPoolWebClientId: clientId } },
    };
    for (const [index, config] of [new Config(), module].entries()) {
      requested.length = 0;
      const element = await withAttributes({ endpoint: `https://${index}.test/` }, { config });
      expect(await requestOf(element)).to.equal(`https://${index}.test/`);
    }
  });

  it('can be what a tool wrote, over which attributes go', async () => {
    const auth = { user_pool_id: 'eu-west-1_Other', user_pool_client_id: 'other' };
    const config = { version: '1', auth, storage: { aws_region: 'eu-west-1', bucket_name: 'b' } };
    const element = await withAttributes({ ...pool, endpoint: 'https://b.test/' }, { config });
    expect(await requestOf(element)).to.equal('https://b.test/');
    const six = { Auth: { Cognito: { userPoolId: 'eu-west-1_Other', userPoolClientId: 'other' } } };
    element.config = six;
    await element.updateComplete;
    await settled(element);
    requested.length = 0;
    expect(await requestOf(element)).to.equal('https://b.test/');
  });

  it('can change', async () => {
    const element = await withAttributes({ ...pool, endpoint: 'https://a.test/' });
    element.endpoint = 'https://b.test/';
    await element.updateComplete;
    await settled(element);
    expect(await requestOf(element)).to.equal('https://b.test/');
  });

  it('can be given again, as an object that says the same, and nothing typed is lost', async () => {
    const config = (): object => ({ Auth: { userPoolId: poolId, userPoolWebClientId: clientId } });
    const element = await withAttributes({}, { config: config() });
    const before = field('Password', element);
    before.value = 'half a pass';
    element.config = config();
    await rendered(element);
    await settled(element);
    expect(field('Password', element) === before).to.be.true;
    expect(before.value).to.equal('half a pass');
    element.config = { ...config(), endpoint: 'https://b.test/' };
    await element.updateComplete;
    await settled(element);
    expect(await requestOf(element)).to.equal('https://b.test/');
  });

  it('decides what people sign in with, where no attribute does', async () => {
    const config = { userPoolId: poolId, userPoolWebClientId: clientId, usernameAttributes: ['email'] };
    const element = await withAttributes({}, { config });
    expect(field('Email', element).type).to.equal('email');
    element.usernameAttributes = 'phone_number';
    await rendered(element);
    await rendered(element);
    expect(field('Phone number', element).type).to.equal('tel');
  });
});

describe('a config that is wrong', () => {
  const wrong: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'broken JSON': { config: '{"userPoolId": ' },
    'JSON that is not an object': { config: '{"a":1}' },
    'a pool id that is none': { ...pool, 'user-pool-id': 'nonsense' },
    'a pool without its client': { 'user-pool-id': poolId },
    'an address that has no JSON': { config: '/not-there.json' },
    'an endpoint that is not an address': { ...pool, endpoint: 'http://:::' },
  };
  for (const [what, attributes] of Object.entries(wrong)) {
    it(`is logged once for the developer, and shown to the user in the alert: ${what}`, async () => {
      const element = await withAttributes(attributes);
      expect(heading(element)).to.equal('Sign in');
      expect(alertText(element)).to.equal('Sign-in isn’t set up on this page yet.');
      expect(warnings, warnings.join('\n')).to.have.length(1);
      submit({ 'Email or username': 'ada', Password: 'x' }, 'Sign in', element);
      await settled(element);
      expect(alertText(element)).to.equal('Sign-in isn’t set up on this page yet.');
    });
  }

  it('names what is wrong', async () => {
    await withAttributes({ ...pool, 'user-pool-id': 'nowhere' });
    expect(warnings.join()).to.include('userPoolId').and.to.include('nowhere');
  });

  it('can be put right', async () => {
    const element = await withAttributes({ ...pool, 'user-pool-id': 'wrong again' });
    element.userPoolId = poolId;
    await until(() => alertText(element) === '', 'no alert');
    expect(await requestOf(element)).to.equal('https://cognito-idp.us-east-1.amazonaws.com/');
  });
});

describe('names that are not known', () => {
  for (const [attribute, value] of [
    ['hide', 'sing-up'],
    ['auth-state', 'singIn'],
    ['username-attributes', 'emial'],
  ] as const) {
    it(`in ${attribute} are reported once, and do no harm`, async () => {
      const element = await withAttributes({ ...pool, [attribute]: value });
      expect(heading(element)).to.equal('Sign in');
      expect(button('Create an account', element)).to.exist;
      element.requestUpdate();
      await rendered(element);
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.include(attribute).and.to.include(value);
    });
  }
});

describe('auth-state', () => {
  it('is the initial screen', async () => {
    const element = await withAttributes({ ...pool, 'auth-state': 'signUp' });
    expect(element.authState).to.equal('signUp');
    expect(heading(element)).to.equal('Create your account');
  });

  it('that needs data takes it from authData', async () => {
    const page = createPage();
    const element = await mount(page, { authState: 'confirmSignUp', authData: { username: 'ada' } });
    expect(element.authState).to.equal('confirmSignUp');
    expect(element.querySelectorAll('form .auth-input')).to.have.length(1);
  });

  it('confirmSignUp without a name asks for it', async () => {
    const page = createPage();
    await page.auth.signUp('ada', 'Correct-Horse-9', 'ada@example.com');
    const element = await mount(page, { authState: 'confirmSignUp' });
    submit({ 'Email or username': 'ada', '6-digit code': page.code() }, 'Confirm', element);
    await until(() => element.authState === 'signedUp', 'signedUp');
    await settled(element);
    expect(field('Email or username', element).value).to.equal('ada');
  });
});
