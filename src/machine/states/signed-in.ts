import { authSetup } from '../setup.js';
import { screen, session } from '../state-transfer.js';

const common = session('idle');
const { entry, exit } = screen('signedIn');

export const signedInState = authSetup.createStateConfig({
  entry: [entry, 'announceSignedIn'],
  exit,
  initial: 'idle',
  on: common.on,
  states: { ...common.states, idle: {} },
});
