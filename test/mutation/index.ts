import { accounts } from './accounts.js';
import { attributes } from './attributes.js';
import { authorization } from './authorization.js';
import { custom } from './custom.js';
import { descriptions } from './descriptions.js';
import { devices } from './devices.js';
import { endpoints } from './endpoints.js';
import { factors } from './factors.js';
import { hostedLevels } from './hosted-levels.js';
import { identity } from './identity.js';
import { lock } from './lock.js';
import type { Mutant } from './mutant.js';
import { pages } from './pages.js';
import { passkeys } from './passkeys.js';
import { passwords } from './passwords.js';
import { renewal } from './renewal.js';
import { secrets } from './secrets.js';
import { sessions } from './sessions.js';
import { specified } from './specified.js';
import { srp } from './srp.js';
import { stepUps } from './step-up.js';
import { tokens } from './tokens.js';
import { userSessions } from './user-sessions.js';
import { wire } from './wire.js';

/** The rules of local-cognito, each broken once. */
export const mutants: readonly Mutant[] = [
  ...specified,
  ...srp,
  ...lock,
  ...sessions,
  ...accounts,
  ...passwords,
  ...attributes,
  ...tokens,
  ...renewal,
  ...userSessions,
  ...stepUps,
  ...hostedLevels,
  ...secrets,
  ...factors,
  ...passkeys,
  ...devices,
  ...custom,
  ...authorization,
  ...pages,
  ...endpoints,
  ...identity,
  ...descriptions,
  ...wire,
];
