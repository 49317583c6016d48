import type { Mutant } from './mutant.js';

/** Custom authentication and other triggers. */
export const custom: readonly Mutant[] = [
  {
    name: 'custom: any answer',
    file: 'src/local-cognito/sign-in/custom.ts',
    find: 'challengeResult: answerCorrect === true',
    replace: 'challengeResult: true',
    tests: ['test/conformance/custom-auth.node.test.ts'],
  },
  {
    name: 'custom: shows what is private',
    file: 'src/local-cognito/sign-in/custom.ts',
    find: '...textsOf(made.publicChallengeParameters) }',
    replace: '...textsOf(made.publicChallengeParameters), ...textsOf(made.privateChallengeParameters) }',
    tests: ['test/conformance/custom-auth.node.test.ts'],
  },
  {
    name: 'custom: goes on after failAuthentication',
    file: 'src/local-cognito/sign-in/custom.ts',
    find: '  if (next.failAuthentication) throw errors.notAuthorized();\n',
    replace: '',
    tests: ['test/conformance/custom-auth.node.test.ts'],
  },
  {
    name: "custom: another user's session",
    file: 'src/local-cognito/sign-in/custom.ts',
    find: 'user ? pool.users.find(username) === user : username === session.username',
    replace: 'session !== undefined',
    tests: ['test/conformance/custom-auth.node.test.ts'],
  },
  {
    name: 'custom: a session used twice',
    file: 'src/local-cognito/sign-in/custom.ts',
    find: '  service.sessions.close(id);\n',
    replace: '',
    tests: ['test/conformance/custom-auth.node.test.ts'],
  },
  {
    name: 'custom: for the disabled',
    file: 'src/local-cognito/sign-in/custom.ts',
    find: "  if (user && !user.enabled) throw errors.notAuthorized('User is disabled.');\n  if (user?.status === 'UNC",
    replace: "  if (user?.status === 'UNC",
    tests: ['test/conformance/custom-auth.node.test.ts'],
  },
  {
    name: 'custom: for the unconfirmed',
    file: 'src/local-cognito/sign-in/custom.ts',
    find: "  if (user?.status === 'UNCONFIRMED') throw errors.userNotConfirmed();\n",
    replace: '',
    tests: ['test/conformance/custom-auth.node.test.ts'],
  },
  {
    name: 'custom: the password is taken as proven',
    file: 'src/local-cognito/sign-in/custom.ts',
    find: "if (next.challengeName === 'PASSWORD_VERIFIER' && call.parameters['SRP_A']) {",
    replace:
      "if (user && next.challengeName === 'PASSWORD_VERIFIER') {\n    return finish({ call, user, progress });\n  }\n  if (next.challengeName === 'PASSWORD_VERIFIER' && call.parameters['SRP_A']) {",
    tests: ['test/conformance/custom-auth.node.test.ts'],
  },
  {
    name: 'custom: earlier answers are forgotten',
    file: 'src/local-cognito/sign-in/custom.ts',
    find: 'answered: [...custom.answered, result]',
    replace: 'answered: [result]',
    tests: ['test/conformance/custom-auth.node.test.ts'],
  },
  {
    name: 'custom: the data of the start goes to its triggers',
    file: 'src/local-cognito/sign-in/custom.ts',
    find: 'const quiet = { ...call, metadata: undefined };',
    replace: 'const quiet = call;',
    tests: ['test/conformance/custom-auth.node.test.ts'],
  },
  {
    name: 'trigger: pre-authentication is not asked',
    file: 'src/local-cognito/sign-in/flows.ts',
    find: '    if (preAuthentication) {',
    replace: '    if (preAuthentication && pool === undefined) {',
    tests: ['test/conformance/triggers.node.test.ts'],
  },
  {
    name: 'trigger: one that throws lets through',
    file: 'src/local-cognito/pool/triggers.ts',
    find: 'throw errors.userLambdaValidation(`${name} failed with error ${text}.`);',
    replace: 'return structuredClone({ ...response, issueTokens: true, failed: text });',
    tests: ['test/conformance/custom-auth.node.test.ts'],
  },
];
