import { authSetup } from '../setup.js';
import { toSignIn } from '../links.js';
import { screen, session, setUser } from '../state-transfer.js';
import { isPassing, notRestored, starting } from './loading.js';

const common = session('waiting');

const trying = authSetup.createStateConfig({
  tags: 'busy',
  entry: 'countAttempt',
  invoke: {
    src: 'restoredUser',
    onDone: { target: '#auth.signedIn', actions: setUser },
    onError: [{ guard: isPassing, target: 'waiting' }, ...notRestored],
  },
});

const waiting = authSetup.createStateConfig({
  after: { backOff: 'trying' },
  on: {
    online: 'trying',
    // Another part of the page has reached the service.
    hub: { guard: 'isRefresh', target: 'trying' },
  },
});

/**
 * A session is stored and cannot be confirmed now. It is tried again until the service accepts or refuses it, or a user
 * signs in. The way to sign-in keeps the session stored: another sign-in replaces it.
 */
export const reconnectingState = authSetup.createStateConfig({
  ...screen('reconnecting'),
  entry: [screen('reconnecting').entry, 'resetAttempts'],
  initial: 'trying',
  on: {
    ...common.on,
    ...toSignIn,
    hub: [common.on.hub, { guard: 'isSessionEnding', target: '.starting' }],
  },
  states: { ...common.states, trying, waiting, starting },
});
