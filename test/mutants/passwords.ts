import type { Mutant } from './mutant.js';

/** The password policy and temporary passwords. */
export const passwords: readonly Mutant[] = [
  {
    name: 'policy: one character short',
    file: 'src/local-cognito/passwords.ts',
    find: 'password.length < policy.minimumLength &&',
    replace: 'password.length < policy.minimumLength - 1 &&',
    tests: ['test/referees/account-edges.node.test.ts'],
  },
  {
    name: 'policy: any length',
    file: 'src/local-cognito/passwords.ts',
    find: 'password.length < policy.minimumLength &&',
    replace: 'password.length < 0 &&',
    tests: ['test/referees/sign-up.node.test.ts'],
  },
  {
    name: 'policy: no upper case',
    file: 'src/local-cognito/passwords.ts',
    find: '(policy.requireUppercase &&',
    replace: '(false &&',
    tests: ['test/referees/sign-up.node.test.ts'],
  },
  {
    name: 'policy: no lower case',
    file: 'src/local-cognito/passwords.ts',
    find: '(policy.requireLowercase &&',
    replace: '(false &&',
    tests: ['test/referees/sign-up.node.test.ts'],
  },
  {
    name: 'policy: no number',
    file: 'src/local-cognito/passwords.ts',
    find: '(policy.requireNumbers &&',
    replace: '(false &&',
    tests: ['test/referees/sign-up.node.test.ts'],
  },
  {
    name: 'policy: no symbol',
    file: 'src/local-cognito/passwords.ts',
    find: '(policy.requireSymbols &&',
    replace: '(false &&',
    tests: ['test/referees/sign-up.node.test.ts'],
  },
  {
    name: "policy: the pool's own is ignored",
    file: 'src/local-cognito/options.ts',
    find: '      ...options.passwordPolicy,\n',
    replace: '',
    tests: ['test/referees/account-edges.node.test.ts'],
  },
  {
    name: 'temporary password: never expires',
    file: 'src/local-cognito/sign-in/steps.ts',
    find: 'user.passwordExpires <= call.service.clock.now()',
    replace: 'user.passwordExpires < 0',
    tests: ['test/referees/admin.node.test.ts'],
  },
  {
    name: 'temporary password: lets in as it is',
    file: 'src/local-cognito/sign-in/steps.ts',
    find: "if (user.status !== 'FORCE_CHANGE_PASSWORD') return undefined;",
    replace: 'if (user.status !== undefined) return undefined;',
    tests: ['test/referees/admin.node.test.ts'],
  },
  {
    name: 'temporary password: goes on working',
    file: 'src/local-cognito/sign-in/challenges.ts',
    find: '  await setPassword(pool, user, password, service.clock.now());\n',
    replace: '',
    tests: ['test/referees/admin.node.test.ts'],
  },
  {
    name: 'temporary password: a weak one in its place',
    file: 'src/local-cognito/sign-in/challenges.ts',
    find: '  checkPolicy(pool, password);\n',
    replace: '',
    tests: ['test/referees/admin.node.test.ts'],
  },
  {
    name: 'temporary password: goes out without being sent again',
    file: 'src/local-cognito/operations/admin.ts',
    find: 'user.passwordExpires = now + TEMPORARY_LIFETIME;\n      user.status',
    replace: 'user.status',
    tests: ['test/referees/admin.node.test.ts'],
  },
];
