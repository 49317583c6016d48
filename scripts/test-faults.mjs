#!/usr/bin/env node
// npm run test:faults [-- faults|walk] [--flow=… --call=… --kind=… --seed=… --steps=… --verbose]: see test/faults.
import { ensureBrowser } from './ensure-browser.mjs';
import { ensureDependencies, fail, run } from './setup.mjs';

try {
  await ensureDependencies();
  process.env.CHROME_PATH = ensureBrowser();
  const { build } = await import('./build.mjs');
  await build({ declarations: false });
  // The run has printed the error.
  await run(process.execPath, ['--import', 'tsx', 'test/faults/run.ts', ...process.argv.slice(2)]);
} catch (error) {
  fail(error);
}
