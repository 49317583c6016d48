import { authSetup } from '../setup.js';
import { screen, session } from '../state-transfer.js';

const common = session('idle');

export const signedInState = authSetup.createStateConfig({
  ...screen('signedIn'),
  initial: 'idle',
  on: common.on,
  states: { ...common.states, idle: {} },
});
