import { expect } from '@open-wc/testing';
import { createAuth } from '../auth.js';
import { createLocalCognito } from '../../local-cognito/index.js';
import { power, powerInSlices } from './mod-pow.js';

const N = 2n ** 3072n - 1103717n;

describe('the arithmetic in a browser', () => {
  it('lets the page do something else every frame', async () => {
    let running = true;
    const gaps: number[] = [];
    let last = performance.now();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      gaps.push(performance.now() - last);
      last = performance.now();
      if (running) port2.postMessage(undefined);
    };
    port2.postMessage(undefined);
    const result = await powerInSlices(3n, N - 2n, N);
    running = false;
    port1.close();
    expect(result).to.equal(power(3n, N - 2n, N));
    gaps.sort((one, other) => one - other);
    // A machine that is busy with other things delays some; what is computed here never does.
    expect(gaps.length).to.be.greaterThan(3);
    expect(gaps[Math.floor(gaps.length / 2)]).to.be.lessThan(16);
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
    expect((await auth.currentAuthenticatedUser()).attributes?.email).to.equal('ada@example.com');
    await auth.signOut();
  });
});
