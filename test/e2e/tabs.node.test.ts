import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Page } from 'puppeteer-core';

import type * as cdn from '../../src/cdn.js';
import { clientId, poolId, useApp } from './support/app.js';
import { addMember, signIn } from './support/people.js';
import type { Person } from './support/person.js';

const app = useApp();

type Cdn = typeof cdn;

const script = (): string => `${app.url}auth-elements/auth-elements.js`;

/** The stored session has expired, as for a browser whose clock was two hours behind when it was stored. */
const runOut = (tab: Page): Promise<void> =>
  tab.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.endsWith('.clockDrift'));
    if (key === undefined) throw new Error('There is no session.');
    localStorage.setItem(key, '-7200');
  });

const removeLocks = (tab: Page): Promise<unknown> =>
  tab.evaluateOnNewDocument(() => void Object.defineProperty(navigator, 'locks', { value: undefined }));

/** An Auth of the tab's own over the same storage, and the access token that it comes to. */
const token = (tab: Page): Promise<string> =>
  tab.evaluate(
    async (module, config) => {
      const { createAuth } = (await import(module)) as Cdn;
      return (await createAuth(config).currentSession()).getAccessToken().getJwtToken();
    },
    script(),
    { userPoolId: poolId, userPoolWebClientId: clientId, endpoint: `${app.url}cognito/` },
  );

/** Makes the pool as new ones are, or as earlier ones: without a grace period, a refresh token works once. */
function choosePool(isRecent: boolean): void {
  const clients = app.pool.options.clients.map(({ secret: _, writeAttributes: __, ...client }) => ({
    ...client,
    refreshTokenRotation: isRecent ? { retryGracePeriodSeconds: 0 } : ('DISABLED' as const),
  }));
  app.pool.update({ clients, issuer: isRecent ? 'UPDATED' : 'ORIGINAL' });
}

/** The targets of the calls of both tabs that ask for tokens; both are ready, with a session that has expired. */
async function prepare(
  maria: Person,
  withLocks: boolean,
  isRecent = false,
): Promise<{ tabs: [Page, Page]; asked: string[] }> {
  choosePool(isRecent);
  await addMember(app);
  await maria.open();
  await signIn(maria);
  const tabs: [Page, Page] = [maria.page, await maria.page.browserContext().newPage()];
  const asked: string[] = [];
  for (const tab of tabs) {
    if (!withLocks) await removeLocks(tab);
    tab.on('request', (request) => {
      const target = request.headers()['x-amz-target'] ?? '';
      if (request.method() === 'POST' && target.endsWith('.GetTokensFromRefreshToken')) asked.push(target);
    });
    // Not the demo: its own authenticator would refresh first.
    await tab.goto(script());
  }
  await runOut(maria.page);
  for (const tab of tabs) await tab.waitForFunction(() => Object.values(localStorage).includes('-7200'));
  app.cognito.faults.add({ operation: 'GetTokensFromRefreshToken', delay: 500 });
  return { tabs, asked };
}

describe('two tabs', () => {
  for (const [name, withLocks, isRecent] of [
    ['with Web Locks', true, false],
    ['without Web Locks', false, false],
    ['with Web Locks and rotation', true, true],
    ['without Web Locks, with rotation', false, true],
  ] as const) {
    it(
      `refresh a session that has expired once, ${name}`,
      app.visit(async (maria) => {
        const { tabs, asked } = await prepare(maria, withLocks, isRecent);
        const tokens = await Promise.all(tabs.map((tab) => token(tab)));
        assert.equal(asked.length, 1);
        assert.equal(new Set(tokens).size, 1);
        await runOut(maria.page);
        app.cognito.faults.clear();
        assert.notEqual(await token(tabs[1]), tokens[0]);
      }),
    );
  }

  it(
    'refresh it once when one asks just after the other',
    app.visit(async (maria) => {
      const { tabs, asked } = await prepare(maria, true);
      const [first, second] = tabs;
      assert.equal(await token(first), await token(second));
      assert.equal(asked.length, 1);
    }),
  );
});
