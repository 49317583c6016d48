import type { Mutant } from './mutant.js';

const file = 'src/local-cognito/operations/describe.ts';
const tests = ['test/conformance/describe.node.test.ts'];

/** What an administrator reads of the settings of a pool. */
export const descriptions: readonly Mutant[] = [
  {
    name: 'description: of a client without its secret',
    file,
    find: '{ ClientSecret: secret }',
    replace: '{}',
    tests,
  },
  {
    name: 'description: of a client of another pool',
    file,
    find: 'pool.options.clients.find(({ id }) => id === input.ClientId)',
    replace:
      '[...service.pools.values()].flatMap(({ options }) => options.clients).find(({ id }) => id === input.ClientId)',
    tests,
  },
  {
    name: 'description: flows without ALLOW_',
    file,
    find: '`ALLOW_${flow}`',
    replace: 'flow',
    tests,
  },
  {
    name: 'description: a device configuration where no device is tracked',
    file,
    find: "deviceTracking !== 'OFF'",
    replace: 'deviceTracking.length > 0',
    tests,
  },
  {
    name: 'description: a second factor that the pool does not have',
    file,
    find: "...(mfaTypes.includes('EMAIL_OTP') ? { EmailMfaConfiguration: {} } : {})",
    replace: 'EmailMfaConfiguration: {}',
    tests,
  },
];
