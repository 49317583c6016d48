import type { Mutant } from './mutant.js';

const tests = ['test/conformance/step-up.node.test.ts'];
const stepUp = 'src/local-cognito/sign-in/step-up.ts';
const assurance = 'src/local-cognito/sign-in/assurance.ts';

/** Levels of authentication. */
export const stepUps: readonly Mutant[] = [
  {
    name: 'step-up: any MAX_AGE',
    file: stepUp,
    find: "  if (maxAge !== undefined && !/^\\d+$/.test(maxAge)) throw errors.invalidParameter('Invalid MAX_AGE.');\n",
    replace: '',
    tests,
  },
  {
    name: 'step-up: an access token without a target',
    file: stepUp,
    find: "    if (token) throw errors.invalidParameter('ACCESS_TOKEN requires TARGET_ACR_VALUES.');\n",
    replace: '',
    tests,
  },
  {
    name: 'step-up: to a level that is reached',
    file: stepUp,
    find: '  if (levelOf(methods) >= target)\n',
    replace: '  if (levelOf(methods) > 4)\n',
    tests,
  },
  {
    name: 'step-up: the token of another user',
    file: stepUp,
    find: '  if (bearer.pool !== pool || bearer.user !== user)\n',
    replace: '  if (bearer.pool !== pool)\n',
    tests,
  },
  {
    name: 'step-up: after max age',
    file: stepUp,
    find: ' <= Number(maxAge)',
    replace: ' <= Infinity',
    tests,
  },
  {
    name: 'step-up: one second before max age',
    file: stepUp,
    find: ' <= Number(maxAge)',
    replace: ' < Number(maxAge)',
    tests,
  },
  {
    name: 'step-up: to the first level, whether it can be reached or not',
    file: stepUp,
    find: 'levels.find((level) => isBegun(level) || leading(level).length > 0)',
    replace: 'levels[0]',
    tests,
  },
  {
    name: 'step-up: by any first factor',
    file: stepUp,
    find: '    offered: leading(target),\n',
    replace: '    offered,\n',
    tests,
  },
  {
    name: 'step-up: by any answer to the choice',
    file: 'src/local-cognito/sign-in/first-factors.ts',
    find: 'offer(call, user).filter((each) => leadsOn(call, user, each, assurance))',
    replace: 'offer(call, user).filter((each) => each && leadsOn && (!assurance || assurance.target))',
    tests,
  },
  {
    name: 'step-up: by any second factor',
    file: 'src/local-cognito/sign-in/factors.ts',
    find: 'methodOf[factor]]) >= target',
    replace: 'methodOf[factor]]) >= 0 * target',
    tests,
  },
  {
    name: 'step-up: without reaching the level',
    file: 'src/local-cognito/sign-in/finish.ts',
    find: '  if (assurance && levelOf(assurance.methods) < assurance.target)\n',
    replace: '  if (assurance && levelOf(assurance.methods) < 0)\n',
    tests,
  },
  {
    name: 'level: a password with a code by SMS is the highest',
    file: assurance,
    find: "if (has('pwd') && has('otp')) return 4;",
    replace: "if (has('pwd') && has('otp', 'sms')) return 4;",
    tests,
  },
  {
    name: 'level: a passkey with a code by email',
    file: assurance,
    find: "if (has('swk', 'hwk') || (has('pwd') && has('sms', 'email_otp'))) return 3;",
    replace: "if (has('pwd') && has('sms', 'email_otp')) return 3;",
    tests,
  },
  {
    name: 'level: a code alone is a password',
    file: assurance,
    find: "if (has('sms', 'email_otp')) return 2;",
    replace: "if (has('sms', 'email_otp')) return 1;",
    tests,
  },
  {
    name: 'level: no mfa in amr',
    file: assurance,
    find: "[...methods, 'mfa']",
    replace: 'methods',
    tests,
  },
  {
    name: 'level: unknown names count',
    file: assurance,
    find: '  if (known.length === 0) throw',
    replace: '  if (levels.length === 0) throw',
    tests,
  },
  {
    name: 'level: names twice',
    file: assurance,
    find: ' || values.indexOf(value) !== i',
    replace: ' || values.indexOf(value) > i',
    tests,
  },
];
