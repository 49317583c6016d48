/**
 * A fixture for Playwright Test: pages sign in to a user pool in the process of the test, with the config of the app.
 */
import type { LocalCognitoOptions } from '../local-cognito/index.js';
import type { SeedUser } from '../local-cognito/seed-users.js';
import { type CognitoFixture, createCognitoFixture } from './cognito-fixture.js';
import { answerRequest, USER_POOLS } from './cognito-handlers.js';

/** The part of Playwright's `Request` that is used. */
interface PageRequest {
  /** The URL with its query. */
  url(): string;
  /** The HTTP method. */
  method(): string;
  /** The headers, with names in lower case. */
  headers(): Record<string, string>;
  /** The body; null without one. */
  postData(): string | null;
}

/** The part of Playwright's `Route` that is used. */
interface PageRoute {
  /** The request that the page sends. */
  request(): PageRequest;
  /** Answers the request. */
  fulfill(response: { status: number; headers: Record<string, string>; body: string }): Promise<void>;
}

/** The part of Playwright's `Page` that is used. */
interface RoutedPage {
  /** Calls the handler with each request whose URL matches. */
  route(url: RegExp, handler: (route: PageRoute) => Promise<void>): Promise<unknown>;
}

/** What `test.extend` of Playwright takes. */
export interface CognitoFixtures {
  /** The fixture `cognito`: a new pool for each test. */
  cognito(
    fixtures: { readonly page: RoutedPage },
    use: (cognito: CognitoFixture) => Promise<void>,
  ): Promise<void>;
}

/**
 * Creates the fixture `cognito` for `test.extend` of Playwright. It answers what the page sends to Amazon Cognito.
 *
 * @param options - What `createCognitoFixture` takes: `pools` with the IDs in the config of the app, and `users`.
 * @param url - The URLs that are answered. Default: the user pool service of every region.
 * @example
 * ```js
 * import { test as base } from '@playwright/test';
 * import { cognitoFixtures } from 'auth-elements/testing/playwright';
 *
 * const test = base.extend(cognitoFixtures({ pools, users }));
 * test('signs in', async ({ page, cognito }) => { … });
 * ```
 */
export function cognitoFixtures(
  options: LocalCognitoOptions & { users?: readonly SeedUser[] } = {},
  url: RegExp = USER_POOLS,
): CognitoFixtures {
  return {
    // Playwright reads the names of the fixtures that are needed from this pattern.
    async cognito({ page }, use) {
      const fixture = await createCognitoFixture(options);
      await page.route(url, async (route) => {
        const request = route.request();
        const body = request.postData();
        const response = await answerRequest(
          fixture,
          new Request(request.url(), {
            method: request.method(),
            headers: request.headers(),
            ...(body !== null && { body }),
          }),
        );
        await route.fulfill({
          status: response.status,
          headers: Object.fromEntries(response.headers),
          body: await response.text(),
        });
      });
      await use(fixture);
    },
  };
}
