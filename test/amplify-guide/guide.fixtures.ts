import { Auth, type AuthOptions } from '../../src/auth/index.js';
import type { IdentityPoolOptions, PoolOptions } from '../../src/local-cognito/index.js';
import { type CognitoFixture, createCognitoFixture } from '../../src/testing/cognito-fixture.js';
import { clientId, email, password, poolId, TestStorage } from '../auth/fixtures.js';

/** In the place of the page's: what a sample logs is read by its test, which thereby waits for it. */
class SampleConsole {
  #lines: unknown[][] = [];
  #wanted: ((line: unknown[]) => void) | undefined;

  log(...line: unknown[]): void {
    const wanted = this.#wanted;
    this.#wanted = undefined;
    if (wanted) wanted(line);
    else this.#lines.push(line);
  }

  /** The next line that no one has read; waits for it. */
  async line(): Promise<unknown[]> {
    return this.#lines.shift() ?? (await new Promise((resolve) => (this.#wanted = resolve)));
  }

  /** The only value of the next line. */
  async value(): Promise<unknown> {
    const [value] = await this.line();
    return value;
  }

  /** The unread lines, which are then dropped. */
  rest(): unknown[][] {
    const lines = this.#lines;
    this.#lines = [];
    this.#wanted = undefined;
    return lines;
  }
}

export const console = new SampleConsole();

/** Ada, who signed up and confirmed. */
export const ada = { username: 'ada', password, attributes: { email } };

export interface Guide extends Omit<CognitoFixture, 'config'> {
  readonly config: AuthOptions;
  readonly storage: TestStorage;
  readonly calls: string[];
}

interface World {
  users?: NonNullable<Parameters<typeof createCognitoFixture>[0]>['users'];
  pool?: Partial<PoolOptions>;
  identityPools?: IdentityPoolOptions[];
  options?: AuthOptions;
}

/** A pool, ada in it, and the default Auth configured for it, with no user signed in. */
export async function openGuide({ users = [ada], pool, identityPools, options }: World = {}): Promise<Guide> {
  const fixture = await createCognitoFixture({
    users,
    pools: [{ id: poolId, clients: [{ id: clientId }], ...pool }],
    ...(identityPools && { identityPools }),
  });
  const storage = new TestStorage();
  const calls: string[] = [];
  const config: AuthOptions = {
    ...fixture.config,
    storage,
    ...(identityPools?.[0] && {
      identityPoolId: identityPools[0].id,
      identityPoolEndpoint: 'http://localhost/',
    }),
    fetch: (input, init) => {
      const request = new Request(input, init);
      calls.push(request.headers.get('x-amz-target')?.split('.')[1] ?? '');
      return fixture.cognito.fetch(request);
    },
    ...options,
  };
  Auth.configure(config);
  console.rest();
  return { ...fixture, config, storage, calls };
}
