import type { Mutant } from './mutant.js';

/** The sessions of challenges. */
export const sessions: readonly Mutant[] = [
  {
    name: 'session: never expires',
    file: 'src/local-cognito/sign-in/sessions.ts',
    find: 'if (entry.expires <= this.#clock.now()) {',
    replace: 'if (entry.expires < 0) {',
    tests: ['test/conformance/sessions.node.test.ts'],
  },
  {
    name: 'session: lasts ten minutes',
    file: 'src/local-cognito/sign-in/sessions.ts',
    find: 'SESSION_LIFETIME = 3 * 60_000',
    replace: 'SESSION_LIFETIME = 10 * 60_000',
    tests: ['test/conformance/sessions.node.test.ts'],
  },
  {
    name: 'session: lasts one minute',
    file: 'src/local-cognito/sign-in/sessions.ts',
    find: 'SESSION_LIFETIME = 3 * 60_000',
    replace: 'SESSION_LIFETIME = 60_000',
    tests: ['test/conformance/sign-in-edges.node.test.ts'],
  },
  {
    name: 'session: of another client',
    file: 'src/local-cognito/sign-in/sessions.ts',
    find: '(clientId !== undefined && entry.session.clientId !== clientId)',
    replace: 'entry.session.clientId === undefined',
    tests: ['test/conformance/sessions.node.test.ts'],
  },
  {
    name: 'session: of another challenge',
    file: 'src/local-cognito/sign-in/sessions.ts',
    find: 'entry?.session.challenge !== challenge ||',
    replace: '!entry ||',
    tests: ['test/conformance/sessions.node.test.ts'],
  },
  {
    name: 'session: of another user',
    file: 'src/local-cognito/sign-in/challenges.ts',
    find: 'if (!user || call.pool.users.find(username) !== user)',
    replace: 'if (!user)',
    tests: ['test/conformance/sessions.node.test.ts'],
  },
  {
    name: 'session: used twice at once',
    file: 'src/local-cognito/sign-in/sessions.ts',
    find: 'if (!entry || entry.used) {',
    replace: 'if (!entry) {',
    tests: ['test/conformance/sessions.node.test.ts'],
  },
  {
    name: 'session: allows any number of wrong answers',
    file: 'src/local-cognito/sign-in/sessions.ts',
    find: '++entry.failures >= ANSWERS_TRIED',
    replace: '++entry.failures >= Infinity',
    tests: ['test/conformance/mfa.node.test.ts'],
  },
  {
    name: 'session: allows four wrong answers',
    file: 'src/local-cognito/sign-in/sessions.ts',
    find: 'ANSWERS_TRIED = 5',
    replace: 'ANSWERS_TRIED = 4',
    tests: ['test/conformance/sign-in-edges.node.test.ts'],
  },
  {
    name: 'session: of a confirmation, by another user',
    file: 'src/local-cognito/sign-in/first-factors.ts',
    find: 'if (!user || session.username !== user.username)',
    replace: 'if (!user)',
    tests: ['test/conformance/first-factors.node.test.ts'],
  },
  {
    name: 'session: of a confirmation, used twice',
    file: 'src/local-cognito/sign-in/first-factors.ts',
    find: '  call.service.sessions.close(id);\n',
    replace: '',
    tests: ['test/conformance/first-factors.node.test.ts'],
  },
  {
    name: 'session: survives a reset',
    file: 'src/local-cognito/index.ts',
    find: '      service.sessions.clear();\n',
    replace: '',
    tests: ['test/conformance/sign-in-edges.node.test.ts'],
  },
];
