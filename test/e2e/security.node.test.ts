import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { useApp } from './support/app.js';
import {
  appCode,
  askForReset,
  email,
  newPassword,
  password,
  sendPassword,
  setUpApp,
  signUp,
} from './support/people.js';
import type { Person } from './support/person.js';

const app = useApp();

declare global {
  interface Window {
    violations?: string[];
  }
}

/** Everything of a page that others may see or that outlives it, besides the store of the tokens. */
function traces(person: Person): Promise<Record<string, string>> {
  return person.page.evaluate(() => {
    const roots: (Document | ShadowRoot)[] = [document];
    const attributes: string[] = [];
    const texts: string[] = [document.title];
    for (const root of roots) {
      for (const element of root.querySelectorAll('*')) {
        for (const { name, value } of element.attributes) attributes.push(`${name}="${value}"`);
        if (element.shadowRoot) roots.push(element.shadowRoot);
        // The outbox of the demo stands for the person's mailbox.
        if (!element.closest('.outbox'))
          for (const node of element.childNodes) if (node instanceof Text) texts.push(node.data);
      }
    }
    return {
      location: location.href,
      referrer: document.referrer,
      history: JSON.stringify(history.state),
      attributes: attributes.join('\n'),
      text: texts.join('\n'),
      session: JSON.stringify(sessionStorage),
      cookies: document.cookie,
    };
  });
}

/** The tokens that the page keeps. */
async function tokens(person: Person): Promise<string[]> {
  const kept = await person.page.evaluate(() =>
    Array.from({ length: localStorage.length }, (_, index) => {
      const name = localStorage.key(index) ?? '';
      return { name, value: localStorage.getItem(name) ?? '' };
    }),
  );
  return kept.filter(({ name }) => name.endsWith('Token')).map(({ value }) => value);
}

async function assertSilent(person: Person, secrets: ReadonlySet<string>, where: string): Promise<void> {
  const seen = { ...(await traces(person)), console: person.console.join('\n') };
  for (const [place, content] of Object.entries(seen))
    for (const secret of secrets)
      assert(!content.includes(secret), `${where}: a secret (${secret.slice(0, 8)}…) is in ${place}`);
}

describe('secrets', () => {
  it(
    'leave no trace in address, document, console and session store on the whole way',
    app.visit(async (maria) => {
      const { page } = maria;
      const secrets = new Set([password, newPassword]);
      const bodies: string[] = [];
      const elsewhere: string[] = [];
      const network = await page.createCDPSession();
      await network.send('Network.enable');
      network.on('Network.requestWillBeSent', ({ request }) => {
        if (!request.url.startsWith(maria.url)) elsewhere.push(request.url);
        const operation = request.headers['X-Amz-Target']?.split('.')[1];
        if (!operation) return;
        const parts = request.postDataEntries?.map(({ bytes }) => Buffer.from(bytes ?? '', 'base64')) ?? [];
        if (!['SignUp', 'ConfirmForgotPassword'].includes(operation))
          bodies.push(Buffer.concat(parts).toString());
      });
      await page.evaluateOnNewDocument(() => {
        window.violations = [];
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
          window.violations?.push(`${violatedDirective} ${blockedURI}`),
        );
      });

      await maria.open();
      const policy = (await page.goto(maria.url))?.headers()['content-security-policy'] ?? '';
      assert.match(policy, /default-src 'none'/);
      assert.match(policy, /require-trusted-types-for 'script'/);
      assert.doesNotMatch(policy, /unsafe/);

      await signUp(maria);
      secrets.add(maria.code('sign-up'));
      await assertSilent(maria, secrets, 'after sign-up');
      await maria.fill('6-digit code', maria.code('sign-up'));
      await assertSilent(maria, secrets, 'with a code typed');
      await maria.press('Confirm');
      await maria.see('Members’ area');
      for (const token of await tokens(maria)) secrets.add(token);
      assert(secrets.size >= 6, 'the tokens were not found');
      await assertSilent(maria, secrets, 'signed in');

      await maria.press('Set up authenticator app');
      const secret = await setUpApp(maria);
      await maria.see('Members’ area');
      secrets.add(secret);
      await assertSilent(maria, secrets, 'with an app');
      await maria.press('Sign out');
      await maria.see('Sign in to Acme');
      assert.deepEqual(await tokens(maria), []);

      maria.cognito.clock.advance(30_000);
      await maria.fill('Email', email);
      await maria.fill('Password', password);
      await maria.press('Show password');
      await assertSilent(maria, secrets, 'with a password typed');
      await maria.press('Sign in');
      await maria.see('Enter your code');
      await assertSilent(maria, secrets, 'at the second step');
      const code = await appCode(maria, secret);
      secrets.add(code);
      await maria.submit('Confirm', { '6-digit code': code });
      await maria.see('Members’ area');
      for (const token of await tokens(maria)) secrets.add(token);
      await assertSilent(maria, secrets, 'signed in again');
      await maria.press('Sign out');
      await maria.see('Sign in to Acme');

      await askForReset(maria);
      await maria.submit('Reset password', {
        '6-digit code': maria.code('reset'),
        'New password': newPassword,
        'Confirm password': newPassword,
      });
      await maria.learn('Password changed. Sign in.');
      await sendPassword(maria, newPassword);
      await maria.see('Enter your code');
      await assertSilent(maria, secrets, 'after the reset');

      assert(bodies.filter((body) => body.includes('USER_SRP_AUTH')).length >= 3, 'the calls were not seen');
      for (const body of bodies) {
        assert(!body.includes(password), 'a sign-in sent the password');
        assert(!body.includes(newPassword), 'a sign-in sent the new password');
      }
      assert.deepEqual(elsewhere, []);
      assert.deepEqual(maria.console, []);
      assert.deepEqual(await page.evaluate(() => window.violations), []);
    }),
  );

  it(
    'are sent nowhere by a form whose listeners are gone',
    app.visit(async (maria) => {
      await maria.open();
      await maria.fill('Password', password);
      const sent: string[] = [];
      maria.page.on('request', (request) => {
        if (request.isNavigationRequest()) sent.push(`${request.method()} ${request.url()}`);
      });
      await maria.page.evaluate(() => {
        const form = document.querySelector('auth-sign-in form');
        if (form instanceof HTMLFormElement) HTMLFormElement.prototype.submit.call(form);
      });
      await maria.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
      assert.deepEqual(sent, []);
      assert.equal(
        await maria.page.$eval('auth-sign-in [type=password]', (input) => (input as HTMLInputElement).value),
        password,
      );
    }),
  );
});
