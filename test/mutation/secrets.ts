import type { Mutant } from './mutant.js';

/** The SECRET_HASH of clients with a secret. */
export const secrets: readonly Mutant[] = [
  {
    name: 'secret hash: not sent',
    file: 'src/local-cognito/pool/clients.ts',
    find: '  if (secretHash === undefined) {\n    throw',
    replace: '  if (secretHash === undefined) return;\n  if (secretHash === undefined) {\n    throw',
    tests: ['test/conformance/pools.node.test.ts'],
  },
  {
    name: 'secret hash: any',
    file: 'src/local-cognito/pool/clients.ts',
    find: 'if (!given || !equalBytes(given, right)) {',
    replace: 'if (!given) {',
    tests: ['test/conformance/pools.node.test.ts'],
  },
  {
    name: "secret hash: another user's",
    file: 'src/local-cognito/pool/clients.ts',
    find: 'utf8(username + client.id)',
    replace: "utf8('maria' + client.id)",
    tests: ['test/conformance/token-edges.node.test.ts'],
  },
  {
    name: 'secret hash: sent to a client without a secret',
    file: 'src/local-cognito/pool/clients.ts',
    find: '    if (secretHash === undefined) return;\n    throw',
    replace: '    if (secretHash !== client.id) return;\n    throw',
    tests: ['test/conformance/token-edges.node.test.ts'],
  },
  {
    name: 'secret hash: not for the answer to a challenge',
    file: 'src/local-cognito/operations/auth.ts',
    find: "      await checkSecretHash(client, parameters['USERNAME'] ?? '', parameters['SECRET_HASH']);\n",
    replace: '',
    tests: ['test/conformance/token-edges.node.test.ts'],
  },
  {
    name: 'secret hash: not for SRP',
    file: 'src/local-cognito/sign-in/flows.ts',
    find: "  await checkSecretHash(call.client, name, call.parameters['SECRET_HASH']);\n",
    replace: '',
    tests: ['test/conformance/token-edges.node.test.ts'],
  },
  {
    name: 'secret hash: not to renew',
    file: 'src/local-cognito/sign-in/flows.ts',
    find: '  await checkSecretHash(client, user.username, SECRET_HASH);\n',
    replace: '',
    tests: ['test/conformance/token-edges.node.test.ts'],
  },
  {
    name: 'secret hash: not for USER_AUTH',
    file: 'src/local-cognito/sign-in/first-factors.ts',
    find: "  await checkSecretHash(client, name, parameters['SECRET_HASH']);\n",
    replace: '',
    tests: ['test/conformance/token-edges.node.test.ts'],
  },
  {
    name: 'secret hash: not to confirm',
    file: 'src/local-cognito/operations/sign-up.ts',
    find: '      await checkSecretHash(client, input.Username, input.SecretHash);\n      const user = findUser',
    replace: '      const user = findUser',
    tests: ['test/conformance/token-edges.node.test.ts'],
  },
  {
    name: 'secret hash: not to send a code again',
    file: 'src/local-cognito/operations/sign-up.ts',
    find: '      await checkSecretHash(client, input.Username, input.SecretHash);\n      if (!pool',
    replace: '      if (!pool',
    tests: ['test/conformance/token-edges.node.test.ts'],
  },
  {
    name: 'secret hash: not to reset',
    file: 'src/local-cognito/operations/passwords.ts',
    find: '      await checkSecretHash(client, input.Username, input.SecretHash);\n      const metadata',
    replace: '      const metadata',
    tests: ['test/conformance/token-edges.node.test.ts'],
  },
  {
    name: 'secret hash: not to confirm a reset',
    file: 'src/local-cognito/operations/passwords.ts',
    find: '      await checkSecretHash(client, input.Username, input.SecretHash);\n      checkPolicy',
    replace: '      checkPolicy',
    tests: ['test/conformance/token-edges.node.test.ts'],
  },
];
