import { assert } from '@open-wc/testing';

import { createLocalCognito } from '../../../local-cognito/index.js';
import { createAuth } from '../../auth.js';
import { power, powerInSlices } from './mod-pow.js';

const N = 2n ** 3072n - 1103717n;

describe('the arithmetic in a browser', () => {
  it('lets other tasks run in between', async () => {
    let running = true;
    let tasks = 0;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      tasks++;
      if (running) port2.postMessage(undefined);
    };
    port2.postMessage(undefined);
    const started = performance.now();
    const result = await powerInSlices(3n, N - 2n, N);
    const slices = (performance.now() - started) / 6;
    running = false;
    port1.close();
    assert.equal(result, power(3n, N - 2n, N));
    // A busy machine makes a slice longer than its 6 ms, so there may be fewer of them, but never just one.
    assert.isAbove(tasks, 2);
    assert.isBelow(tasks, slices * 2 + 10);
  });

  it('signs in with SRP through the bundled library', async () => {
    const cognito = createLocalCognito();
    const auth = createAuth({
      userPoolId: 'us-east-1_LocalDemo',
      userPoolWebClientId: 'localdemoclient0000000000',
      endpoint: location.origin,
      storage: 'memory',
      fetch: (input, init) => cognito.fetch(new Request(input, init)),
    });
    const password = 'Correct-Horse-9';
    await auth.preload();
    await auth.signUp({ username: 'ada', password, attributes: { email: 'ada@example.com' } });
    await auth.confirmSignUp('ada', cognito.outbox.last()?.code ?? '');
    await auth.signIn('ada', password);
    assert.equal((await auth.currentAuthenticatedUser()).attributes?.email, 'ada@example.com');
    await auth.signOut();
  });
});
