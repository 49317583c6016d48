import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { HTTPRequest } from 'puppeteer-core';

import { clientId, poolId, useApp } from './support/app.js';
import { addMember, email, password, sendPassword } from './support/people.js';
import type { Person } from './support/person.js';

const app = useApp();

type Fate = 'comes' | 'fails' | 'hangs';

/** Handles each request for a part by the number of earlier ones; returns those that hang. */
async function meddle(
  { page }: Person,
  part: string,
  fateOf: (earlier: number) => Fate,
): Promise<HTTPRequest[]> {
  const hanging: HTTPRequest[] = [];
  let earlier = 0;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const fate = request.url().includes(part) ? fateOf(earlier++) : 'comes';
    if (fate === 'hangs') hanging.push(request);
    else void (fate === 'fails' ? request.abort('failed') : request.continue());
  });
  return hanging;
}

/** Opens a page with a config by URL, and with Maria’s account in its pool. */
async function openConfigPage({ page, url }: Person, fateOf: (earlier: number) => Fate) {
  await addMember(app);
  const settings = { userPoolId: poolId, userPoolWebClientId: clientId, usernameAttributes: ['email'] };
  const body = `<!doctype html><html lang="en"><title>Page</title>
    <script type="module" src="/auth-elements/auth-elements.js"></script>
    <main><h1>Page</h1><auth-authenticator config="/pool.json" endpoint="/cognito/">
    <template><h2>Members’ area</h2></template></auth-authenticator></main></html>`;
  const config = { fateOf };
  let earlier = 0;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname === '/page') void request.respond({ contentType: 'text/html; charset=utf-8', body });
    else if (pathname !== '/pool.json') void request.continue();
    else if (config.fateOf(earlier++) === 'comes')
      void request.respond({ contentType: 'application/json', body: JSON.stringify(settings) });
  });
  await page.goto(new URL('page', url).href);
  return config;
}

const atMembers = (person: Person): Promise<void> => person.see('Members’ area');

/** Parts, and what a person does that needs them. */
const parts: Readonly<Record<string, { part: string; walk: (person: Person) => Promise<void> }>> = {
  'the machine': {
    part: '/chunks/auth-machine',
    async walk(maria) {
      await maria.meet('textbox', 'Email');
      await sendPassword(maria);
      await atMembers(maria);
    },
  },
  'the other screens': {
    part: '/chunks/define',
    async walk(maria) {
      await maria.press('Create an account');
      await maria.see('Create your account');
    },
  },
};

describe('a part that comes late', () => {
  for (const [name, { part, walk }] of Object.entries(parts)) {
    it(
      `is asked for again when it hangs: ${name}`,
      app.visit(async (maria) => {
        await addMember(app);
        await meddle(maria, part, (earlier) => (earlier === 0 ? 'hangs' : 'comes'));
        await maria.page.goto(maria.url);
        await walk(maria);
      }),
    );

    it(
      `is asked for again when it fails: ${name}`,
      app.visit(async (maria) => {
        await addMember(app);
        await meddle(maria, part, (earlier) => (earlier === 0 ? 'fails' : 'comes'));
        await maria.page.goto(maria.url);
        await walk(maria);
      }),
    );
  }

  it(
    'is another screen: shows an error in its place, and can be retried',
    app.visit(async (maria) => {
      let fate: Fate = 'hangs';
      await meddle(maria, '/chunks/define', () => fate);
      await maria.page.goto(maria.url);
      await maria.press('Create an account');
      await maria.meet('button', 'Try again');
      fate = 'comes';
      await maria.press('Try again');
      await maria.see('Create your account');
      assert.equal(await maria.page.$('auth-sign-up auth-loading'), null);
    }),
  );

  it(
    'is another screen: continues when it loads late',
    app.visit(async (maria) => {
      const hanging = await meddle(maria, '/chunks/define', () => 'hangs');
      await maria.page.goto(maria.url);
      await maria.press('Create an account');
      await maria.meet('button', 'Try again');
      for (const request of hanging) void request.continue();
      await maria.see('Create your account');
    }),
  );

  it(
    'is the checks of the form: what was sent waits for them',
    app.visit(async (maria) => {
      await meddle(maria, '/chunks/auth-machine', (earlier) => (earlier === 0 ? 'hangs' : 'comes'));
      await maria.page.goto(maria.url);
      await maria.press('Sign in');
      await maria.hearAt('Email', 'Enter your email.');
    }),
  );

  it(
    'is the checks of the form: shows an error when they fail to load, and can be retried',
    app.visit(async (maria) => {
      let fate: Fate = 'fails';
      await meddle(maria, '/chunks/auth-machine', () => fate);
      await maria.page.goto(maria.url);
      await maria.press('Sign in');
      await maria.hear('We can’t reach the server. Check your connection.');
      fate = 'comes';
      await maria.press('Sign in');
      await maria.hearAt('Email', 'Enter your email.');
    }),
  );

  it(
    'is the config: shows an error, and can be retried',
    app.visit(async (maria) => {
      const config = await openConfigPage(maria, () => 'hangs');
      await maria.meet('button', 'Try again');
      config.fateOf = () => 'comes';
      await maria.press('Try again');
      await maria.submit('Sign in', { Email: email, Password: password });
      await atMembers(maria);
    }),
  );

  it(
    'is the config: goes on with the form that was sent',
    app.visit(async (maria) => {
      const config = await openConfigPage(maria, () => 'hangs');
      await maria.meet('button', 'Try again');
      config.fateOf = () => 'comes';
      await maria.submit('Sign in', { 'Email or username': email, Password: password });
      await atMembers(maria);
    }),
  );

  it(
    'is the config: is asked for again when it hangs',
    app.visit(async (maria) => {
      await openConfigPage(maria, (earlier) => (earlier === 0 ? 'hangs' : 'comes'));
      await maria.submit('Sign in', { Email: email, Password: password });
      await atMembers(maria);
    }),
  );

  it(
    'is the QR code: shows an error beside the key, and is retried',
    app.visit(
      async (maria) => {
        await addMember(app);
        await maria.open();
        // Everything else is there by then.
        await maria.page.waitForFunction(() => customElements.get('auth-totp-setup'));
        let fate: Fate = 'fails';
        await maria.page.setRequestInterception(true);
        maria.page.on('request', (request) => {
          const isFailing = request.resourceType() === 'script' && fate === 'fails';
          void (isFailing ? request.abort('failed') : request.continue());
        });
        await sendPassword(maria);
        await maria.see('Set up your app');
        await maria.learn('The QR code couldn’t be loaded. Type the key below into the app. Try again');
        assert.equal(await maria.page.$('auth-totp-setup svg[role=img]'), null);
        fate = 'comes';
        await maria.press('Try again');
        await maria.page.waitForSelector('auth-totp-setup svg[role=img]');
      },
      { mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA'] },
    ),
  );

  it(
    'is a language: the form does not wait',
    app.visit(async (maria) => {
      await meddle(maria, '/languages/fr-', () => 'hangs');
      await maria.page.evaluateOnNewDocument(() => localStorage.setItem('demo.language', 'fr'));
      await maria.page.goto(maria.url);
      await maria.page.waitForSelector('auth-authenticator form', { timeout: 5000 });
      assert.equal(await maria.page.$eval('html', ({ lang }) => lang), 'fr');
    }),
  );
});
