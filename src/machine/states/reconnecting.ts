import { toSignIn } from '../navigation.js';
import { authSetup } from '../setup.js';
import { lifecycle, sessionHandling, setUserFromOutput } from '../state-fragments.js';
import { afterFailedRestore, isTransient, starting } from './loading.js';

const common = sessionHandling('waiting');

const trying = authSetup.createStateConfig({
  tags: 'busy',
  entry: 'countAttempt',
  invoke: {
    src: 'restoreSession',
    onDone: { target: '#auth.signedIn', actions: setUserFromOutput },
    onError: [{ guard: isTransient, target: 'waiting' }, ...afterFailedRestore],
  },
});

const waiting = authSetup.createStateConfig({
  after: { backOff: 'trying' },
  on: {
    online: 'trying',
    // Other code in the page has reached the service.
    hub: { guard: 'isRefresh', target: 'trying' },
  },
});

/**
 * A session is stored and cannot be confirmed now. It is retried until the service accepts or rejects it, or
 * a user signs in. The link to sign-in keeps the session stored: another sign-in replaces it.
 */
export const reconnectingState = authSetup.createStateConfig({
  ...lifecycle('reconnecting'),
  entry: [lifecycle('reconnecting').entry, 'resetAttempts'],
  initial: 'trying',
  on: {
    ...common.on,
    ...toSignIn,
    hub: [common.on.hub, { guard: 'isSessionEnding', target: '.starting' }],
  },
  states: { ...common.states, trying, waiting, starting },
});
