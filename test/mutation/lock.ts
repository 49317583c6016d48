import type { Mutant } from './mutant.js';

/** The lock after wrong passwords. */
export const lock: readonly Mutant[] = [
  {
    name: 'lock: never',
    file: 'src/local-cognito/pool/attempts.ts',
    find: '    if (entry.lockedUntil > now) throw refusal;\n',
    replace: '',
    tests: ['test/conformance/sign-in.node.test.ts'],
  },
  {
    name: 'lock: from the sixth on',
    file: 'src/local-cognito/pool/attempts.ts',
    find: 'FREE_PASSWORDS = 5',
    replace: 'FREE_PASSWORDS = 6',
    tests: ['test/conformance/sign-in.node.test.ts'],
  },
  {
    name: 'lock: always one second',
    file: 'src/local-cognito/pool/attempts.ts',
    find: '1000 * 2 ** (failures - FREE_PASSWORDS)',
    replace: '1000',
    tests: ['test/conformance/sign-in.node.test.ts'],
  },
  {
    name: 'lock: longer than 15 minutes',
    file: 'src/local-cognito/pool/attempts.ts',
    find: 'Math.min(1000 * 2 ** (failures - FREE_PASSWORDS), LONGEST_LOCK)',
    replace: '1000 * 2 ** (failures - FREE_PASSWORDS)',
    tests: ['test/conformance/sign-in-edges.node.test.ts'],
  },
  {
    name: 'lock: not for unknown users',
    file: 'src/local-cognito/sign-in/flows.ts',
    find: '    await pool.attempts.tryPassword(name, () => false);\n',
    replace: '',
    tests: ['test/conformance/sign-in.node.test.ts'],
  },
  {
    name: 'lock: by the name as it is typed',
    file: 'src/local-cognito/pool/attempts.ts',
    find: 'const key = name.toLowerCase();\n    const turn',
    replace: 'const key = name;\n    const turn',
    tests: ['test/conformance/sign-in-edges.node.test.ts'],
  },
  {
    name: 'lock: tries at once are not counted',
    file: 'src/local-cognito/pool/attempts.ts',
    find: '(this.#turns.get(key) ?? Promise.resolve(undefined)).then',
    replace: 'Promise.resolve(undefined).then',
    tests: ['test/conformance/robustness.node.test.ts'],
  },
  {
    name: 'lock: wrong passwords are never forgotten',
    file: 'src/local-cognito/pool/attempts.ts',
    find: '    if (calm) this.#passwords.delete(key);\n',
    replace: '',
    tests: ['test/conformance/robustness.node.test.ts'],
  },
  {
    name: 'lock: wrong passwords stay after a right one',
    file: 'src/local-cognito/pool/attempts.ts',
    find: 'if (right) this.passwordPassed(key);\n      else this',
    replace: 'if (!right) this',
    tests: ['test/conformance/sign-in-edges.node.test.ts'],
  },
  {
    name: 'lock: not for the secrets of devices',
    file: 'src/local-cognito/sign-in/device-challenges.ts',
    find: 'await pool.attempts.tryPassword(user.username, isRight)',
    replace: 'await isRight()',
    tests: ['test/conformance/devices.node.test.ts'],
  },
];
