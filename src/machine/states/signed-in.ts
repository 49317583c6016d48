import { authSetup } from '../setup.js';
import { lifecycle, sessionHandling } from '../state-fragments.js';

const common = sessionHandling('idle');

export const signedInState = authSetup.createStateConfig({
  ...lifecycle('signedIn'),
  initial: 'idle',
  on: common.on,
  states: { ...common.states, idle: {} },
});
