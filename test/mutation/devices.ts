import type { Mutant } from './mutant.js';

/** Remembered devices. */
export const devices: readonly Mutant[] = [
  {
    name: 'device: of another user',
    file: 'src/local-cognito/sign-in/steps.ts',
    find: '  if (!user.devices.get(key)?.verifier) throw errors.deviceNotFound();\n',
    replace: '',
    tests: ['test/conformance/devices.node.test.ts'],
  },
  {
    name: 'device: any secret',
    file: 'src/local-cognito/sign-in/device-challenges.ts',
    find: '(await claim.proves(session, device.groupKey, device.key)) &&\n    ',
    replace: '',
    tests: ['test/conformance/devices.node.test.ts'],
  },
  {
    name: 'device: another one than claimed',
    file: 'src/local-cognito/sign-in/device-challenges.ts',
    find: "  if (device.key !== session.deviceKey) throw errors.notAuthorized('Invalid session for the user.');\n",
    replace: '',
    tests: ['test/conformance/devices.node.test.ts'],
  },
  {
    name: 'device: open after a wrong secret',
    file: 'src/local-cognito/sign-in/device-challenges.ts',
    find: '  service.sessions.close(claim.secretBlock);\n',
    replace: '',
    tests: ['test/conformance/devices.node.test.ts'],
  },
  {
    name: 'device: confirmed by another sign-in',
    file: 'src/local-cognito/operations/devices.ts',
    find: 'if (!device || grant.deviceKey !== device.key)',
    replace: 'if (!device)',
    tests: ['test/conformance/devices.node.test.ts'],
  },
  {
    name: 'device: confirmed twice',
    file: 'src/local-cognito/operations/devices.ts',
    find: '      if (device.verifier) throw errors.deviceKeyExists();\n',
    replace: '',
    tests: ['test/conformance/devices.node.test.ts'],
  },
  {
    name: 'device: a verifier that everybody knows',
    file: 'src/local-cognito/users/devices.ts',
    find: 'if (value <= 1n || value >= N) {',
    replace: 'if (value >= N) {',
    tests: ['test/conformance/devices.node.test.ts'],
  },
  {
    name: 'device: not remembered, and in place of the second factor',
    file: 'src/local-cognito/sign-in/factors.ts',
    find: 'device?.verifier && device.remembered',
    replace: 'device?.verifier',
    tests: ['test/conformance/devices.node.test.ts'],
  },
  {
    name: 'device: only claimed, and bound to the tokens',
    file: 'src/local-cognito/sign-in/finish.ts',
    find: '(proven ? known?.key : undefined)',
    replace: 'known?.key',
    tests: ['test/conformance/devices.node.test.ts'],
  },
  {
    name: 'device: forgotten twice, or of another user',
    file: 'src/local-cognito/operations/devices.ts',
    find: '      findDevice(user, input.DeviceKey);\n      user.devices',
    replace: '      user.devices',
    tests: ['test/conformance/devices.node.test.ts'],
  },
  {
    name: 'device: stays when it is forgotten',
    file: 'src/local-cognito/operations/devices.ts',
    find: '      user.devices.delete(input.DeviceKey);\n',
    replace: '',
    tests: ['test/conformance/devices.node.test.ts'],
  },
];
