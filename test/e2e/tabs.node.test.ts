import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import type * as cdn from '../../src/cdn.js';
import { clientId, poolId, useApp } from './support/app.js';
import { addMember, signIn } from './support/people.js';

const app = useApp();
const hour = 3_600_000;

type Cdn = typeof cdn;

const script = (): string => `${app.url}auth-elements/auth-elements.js`;

/** From its next load on the tab is two hours ahead; without Web Locks as on a page without TLS. */
async function prepare(tab: Page, withLocks: boolean): Promise<void> {
  await tab.evaluateOnNewDocument(
    (ahead, keepLocks) => {
      const real = Date.now.bind(Date);
      Date.now = () => real() + ahead;
      const RealDate = Date;
      globalThis.Date = new Proxy(RealDate, {
        construct: (target, args: ConstructorParameters<DateConstructor>) =>
          new target(...(args.length === 0 ? ([target.now()] as const) : args)),
      });
      if (!keepLocks) Object.defineProperty(navigator, 'locks', { value: undefined });
    },
    2 * hour,
    withLocks,
  );
}

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

describe('two tabs', () => {
  for (const [name, withLocks] of [
    ['with Web Locks', true],
    ['without Web Locks', false],
  ] as const) {
    it(
      `refresh a session that has run out once, ${name}`,
      app.visit(async (maria) => {
        await addMember(app);
        await maria.open();
        await signIn(maria);
        const tabs = [maria.page, await maria.page.browserContext().newPage()];
        const asked: string[] = [];
        for (const tab of tabs) {
          await prepare(tab, withLocks);
          tab.on('request', (request) => {
            const target = request.headers()['x-amz-target'] ?? '';
            if (request.method() === 'POST' && target.endsWith('.InitiateAuth')) asked.push(target);
          });
          // Not the demo: its own authenticator would refresh first.
          await tab.goto(script());
        }
        app.cognito.faults.add({ operation: 'InitiateAuth', delay: 500 });
        const tokens = await Promise.all(tabs.map((tab) => token(tab)));
        assert.equal(tokens[0], tokens[1]);
        assert.equal(asked.length, 1);
      }),
    );
  }
});
