import type { Mutant } from './mutant.js';

const tests = ['test/conformance/user-sessions.node.test.ts'];
const operations = 'src/local-cognito/operations/user-sessions.ts';
const records = 'src/local-cognito/user-sessions/user-sessions.ts';

/** The sessions that a pool tracks. */
export const userSessions: readonly Mutant[] = [
  {
    name: 'user session: listed where the pool does not track them',
    file: operations,
    find: "  if (bearer.pool.options.sessionTracking === 'DISABLED')\n",
    replace: '  if (!bearer)\n',
    tests,
  },
  {
    name: 'user session: the own one ends',
    file: operations,
    find: "      if (id === grant.record?.id) throw errors.invalidParameter('Cannot revoke the current session.');\n",
    replace: '      void grant;\n',
    tests,
  },
  {
    name: 'user session: one that does not exist ends',
    file: operations,
    find: "      if (!found) throw errors.notFound('Session does not exist.');\n",
    replace: '      if (!found) return {};\n',
    tests,
  },
  {
    name: 'user session: always ends the linked ones',
    file: operations,
    find: "      if (associated !== 'LINKED') return {};\n",
    replace: '      void associated;\n',
    tests,
  },
  {
    name: 'user session: does not end the one on the pages',
    file: operations,
    find: 'record === found.record.origin || ',
    replace: '',
    tests,
  },
  {
    name: 'user session: does not end those that came through it',
    file: operations,
    find: ' || record.origin === found.record',
    replace: '',
    tests,
  },
  {
    name: 'user session: any page token',
    file: operations,
    find: "      if (start === -1) throw errors.invalidParameter('Invalid pagination token.');\n",
    replace: '',
    tests,
  },
  {
    name: 'user session: recorded where the pool does not track them',
    file: records,
    find: "  if (pool.options.sessionTracking === 'DISABLED') return undefined;\n",
    replace: '',
    tests,
  },
  {
    name: 'user session: any number of them',
    file: records,
    find: 'grant.revoked = true;\n}',
    replace: 'void grant;\n}',
    tests,
  },
  {
    name: 'user session: the one that was used last makes room',
    file: records,
    find: '(one.record?.lastActive ?? 0) - (other.record?.lastActive ?? 0)',
    replace: '(other.record?.lastActive ?? 0) - (one.record?.lastActive ?? 0)',
    tests,
  },
  {
    name: 'user session: stays listed after it expired',
    file: records,
    find: '!grant.revoked && grant.expires > service.clock.now()',
    replace: '!grant.revoked',
    tests,
  },
  {
    name: 'user session: stays listed after it was revoked',
    file: records,
    find: '!grant.revoked && grant.expires > service.clock.now()',
    replace: 'grant.expires > service.clock.now()',
    tests,
  },
  {
    name: 'user session: a refresh does not count',
    file: 'src/local-cognito/tokens/tokens.ts',
    find: '  touchRecord(service, grant.record);\n',
    replace: '  void touchRecord;\n',
    tests,
  },
  {
    name: 'user session: the pages of another user',
    file: 'src/local-cognito/hosted-ui/sessions.ts',
    find: 'session.pool === pool && session.user === user && expires > now',
    replace: 'session.pool === pool && expires > now && user',
    tests,
  },
  {
    name: 'user session: its codes stay',
    file: 'src/local-cognito/hosted-ui/sessions.ts',
    find: '    for (const [code, { issued }] of this.#codes) if (issued.record === record) this.#codes.delete(code);\n',
    replace: '',
    tests,
  },
  {
    name: 'session tracking: any number',
    file: 'src/local-cognito/user-sessions/options.ts',
    find: 'Number.isInteger(maxPerUser) && maxPerUser >= 1 && maxPerUser <= MOST_PER_USER',
    replace: 'maxPerUser !== undefined',
    tests,
  },
];
