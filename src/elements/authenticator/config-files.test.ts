import { expect } from '@open-wc/testing';

import { alertText, button, buttons, text } from '../../../test/browser/support/find.js';
import {
  email,
  inState,
  password,
  place,
  settled,
  submit,
  until,
} from '../../../test/browser/support/page.js';
import { createAuth } from '../../auth/auth.js';
import { createLocalCognito, type LocalCognito } from '../../local-cognito/index.js';
import type { AuthAuthenticator } from './authenticator.js';

interface Expected {
  /** The label of the name at sign-in. */
  readonly name: string;
  /** What is filled in at sign-up besides the password, by label. */
  readonly asked: Readonly<Record<string, string>>;
  readonly providers?: readonly string[];
}

const plain: Expected = { name: 'Email or username', asked: { Username: 'ada', Email: email } };
const social = ['Google', 'Facebook', 'Amazon', 'Apple'];

const files: Readonly<Record<string, Expected>> = {
  'mobile-hub-2018.js': plain,
  'amplify-cli-2019.js': plain,
  'amplify-cli-2020.js': { name: 'Email', asked: { Email: email, Name: 'Ada' } },
  'amplify-cli-2023.js': {
    name: 'Email or phone number',
    asked: { 'Email or phone number': '+44 20 7946 0000', 'Date of birth': '1990-01-02' },
    providers: social,
  },
  'amplify_outputs.json': {
    name: 'Email',
    asked: { Email: email, 'First name': 'Ada' },
    providers: social,
  },
  'cdk-outputs.json': plain,
  'amplify-6.js': {
    name: 'Email',
    asked: { Email: email, Name: 'Ada' },
    providers: ['Google', 'Corp'],
  },
};

const { fetch } = window;
const { warn } = console;
const labels = (element: Element): string[] =>
  [...element.querySelectorAll('form label')].map((label) => text(label));

/** The pool that a file is about; the page's calls go there. */
function openPool(config: object): LocalCognito {
  const said = createAuth(config).configure();
  const { userPoolId = '', userPoolWebClientId = '', usernameAttributes: names = [] } = said ?? {};
  const cognito = createLocalCognito({
    pools: [
      {
        id: userPoolId,
        clients: [{ id: userPoolWebClientId }],
        usernameAttributes: names.filter((name) => name !== 'username'),
        autoVerifiedAttributes: ['email', 'phone_number'],
        requiredAttributes: [],
      },
    ],
  });
  window.fetch = (input, init) => {
    const request = new Request(input, init);
    return new URL(request.url).hostname.startsWith('cognito-idp.') ? cognito.fetch(request) : fetch(request);
  };
  return cognito;
}

describe('an authenticator with the whole file of a tool', () => {
  const warnings: unknown[] = [];
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
    warnings.length = 0;
    console.warn = (...parts: unknown[]) => void warnings.push(parts.join(' '));
  });
  afterEach(() => {
    window.fetch = fetch;
    console.warn = warn;
    localStorage.clear();
  });

  for (const [file, { name, asked, providers = [] }] of Object.entries(files)) {
    it(`signs people up and in: ${file}`, async () => {
      const url = new URL(`/test/config-files/${file}`, location.href).href;
      const isJson = file.endsWith('.json');
      const content = (
        isJson ? await (await fetch(url)).json() : ((await import(url)) as { default: unknown }).default
      ) as object;
      const cognito = openPool(content);
      const element = document.createElement('auth-authenticator');
      Object.assign(element, { config: isJson ? url : content });
      place().append(element);
      await settled(element);
      expect(alertText(element)).to.equal('');
      expect(labels(element)).to.deep.equal([name, 'Password']);
      for (const provider of providers)
        await until(() => buttons(`Continue with ${provider}`, element).length > 0, provider);
      button('Create an account', element).click();
      await inState(element, 'signUp');
      expect(labels(element)).to.deep.equal([...Object.keys(asked), 'Password', 'Confirm password']);
      const passwords = { Password: password, 'Confirm password': password };
      submit({ ...asked, ...passwords }, 'Create account', element);
      await inState(element, 'confirmSignUp');
      submit({ '6-digit code': cognito.outbox.last()?.code ?? '' }, 'Confirm', element);
      await inState(element, 'signedIn');
      await signInAgain(element, name, Object.values(asked)[0] ?? '');
      expect(warnings).to.deep.equal([]);
    });
  }
});

async function signInAgain(element: AuthAuthenticator, label: string, name: string): Promise<void> {
  element.signOut();
  await inState(element, 'signIn');
  submit({ [label]: name, Password: password }, 'Sign in', element);
  await inState(element, 'signedIn');
}
