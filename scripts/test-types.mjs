#!/usr/bin/env node
// npm run test:types: packs the package, installs it with the frameworks in test/types, and lets each framework's own tool
// check its sample; VS Code's services read the data for editors. Ends with «N passed, N failed».
import { npm, pack, runTests } from './pack.mjs';
import { ensureDependencies, fail } from './setup.mjs';

try {
  await ensureDependencies();
  await pack();
  console.log('types: installing…');
  await npm('test/types', 'ci', '--prefer-offline', '--loglevel=error');
  const { passed, failed } = await runTests(['test/types/samples.mjs', 'test/types/editors.mjs']);
  console.log(`\n${passed} passed, ${failed} failed`);
  if (failed > 0 || passed === 0) process.exitCode = 1;
} catch (error) {
  fail(error);
  console.log('\n0 passed, 1 failed');
}
