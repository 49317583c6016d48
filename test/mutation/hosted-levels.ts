import type { Mutant } from './mutant.js';

const tests = ['test/conformance/hosted-levels.node.test.ts'];
const request = 'src/local-cognito/hosted-ui/authorization-request.ts';
const authorize = 'src/local-cognito/hosted-ui/authorize.ts';
const answer = 'src/local-cognito/hosted-ui/answer.ts';
const stepUp = 'src/local-cognito/sign-in/step-up.ts';

/** `acr_values` and `max_age` of the hosted pages. */
export const hostedLevels: readonly Mutant[] = [
  {
    name: 'max_age: any value',
    file: request,
    find: "return /^\\d+$/.test(value) ? Number(value) : refuse('invalid_request', 'invalid max_age');",
    replace: 'return refuse && Number(value);',
    tests,
  },
  {
    name: 'max_age: an older sign-in on the pages',
    file: authorize,
    find: '  isRecent(service.clock.now(), authTime, asked.maxAge) &&\n',
    replace: '  isRecent(service.clock.now(), authTime, undefined) &&\n',
    tests,
  },
  {
    name: 'max_age: 0 is any number',
    file: authorize,
    find: '  asked.maxAge !== 0 &&\n',
    replace: '',
    tests,
  },
  {
    name: 'max_age: auth_time is the time of the tokens',
    file: answer,
    find: '    authTime,\n    methods',
    replace: '    authTime: authTime && service.clock.now(),\n    methods',
    tests,
  },
  {
    name: 'acr_values: without a known name',
    file: request,
    find: "    return refuse('invalid_request', error.message);\n",
    replace: '    return refuse && undefined;\n',
    tests,
  },
  {
    name: 'acr_values: any sign-in on the pages counts',
    file: authorize,
    find: '(!asked.levels || levelOf(methods)',
    replace: '(!asked.levels || 4 + levelOf(methods)',
    tests,
  },
  {
    name: 'acr_values: a later level counts although the first can be reached',
    file: authorize,
    find: '(reachableLevel(pool, user, asked.levels) ?? Infinity)',
    replace: '(reachableLevel(pool, user, [...asked.levels].reverse()) ?? Infinity)',
    tests,
  },
  {
    name: 'acr_values: a level that cannot be reached',
    file: stepUp,
    find: '  if (target === undefined) throw noFactors();\n  return { target, methods',
    replace: '  if (target === undefined) return undefined;\n  return { target, methods',
    tests,
  },
  {
    name: 'acr_values: no second factor leads there',
    file: stepUp,
    find: 'levels.find((level) => canReach({ pool }, user, level, [methodOf.PASSWORD]))',
    replace: 'levels.find((level) => pool && user && level < 2)',
    tests,
  },
  {
    name: 'acr_values: a sign-in that ends below the level',
    file: 'src/local-cognito/sign-in/finish.ts',
    find: '  if (assurance && levelOf(assurance.methods) < assurance.target)\n',
    replace: '  if (assurance && !call.hosted && levelOf(assurance.methods) < assurance.target)\n',
    tests,
  },
  {
    name: 'acr_values: levels in tokens that did not ask for one',
    file: answer,
    find: '    methods: asked.levels ? methods : [],\n',
    replace: '    methods,\n',
    tests,
  },
  {
    name: 'acr_values: a provider proves any level',
    file: 'src/local-cognito/hosted-ui/provider.ts',
    find: '  if (asked.levels)\n',
    replace: '  if (asked.levels && !request)\n',
    tests,
  },
];
