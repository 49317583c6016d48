// Rebuilds on change, and notifies open pages.
import { rmSync, watch as watchFolder } from 'node:fs';
import { join } from 'node:path';

import { watch as watchBundle } from 'rollup';

import { cdnBuild } from '../../rollup.config.mjs';
import { localize } from '../build.mjs';
import { root } from '../library.mjs';

/** Calls the listener once, shortly after the last of a burst of changes. */
function onChange(folder, react) {
  let timer;
  const watcher = watchFolder(join(root, folder), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(react, 100);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}

/** The folder of the watched build. dist/ is for the build and the tests. */
export const watchedCdn = join(root, '.cache/cdn');

/**
 * Builds the CDN files and keeps them up to date; resolves after the first build to the function that stops it all.
 * `reload` runs after each rebuild, `restartCognito` after a change of src/local-cognito.
 */
export async function startWatching({ reload, restartCognito, log }) {
  rmSync(watchedCdn, { recursive: true, force: true });
  const bundler = watchBundle({
    ...cdnBuild,
    output: { ...cdnBuild.output, dir: watchedCdn },
    watch: { buildDelay: 100, clearScreen: false },
  });
  await /** @type {Promise<void>} */ (
    new Promise((done) => {
      bundler.on('event', (event) => {
        if (event.code === 'BUNDLE_END') log(`Built the elements in ${event.duration} ms.`);
        if (event.code === 'ERROR') log(`Build failed: ${event.error.message}`);
        if ('result' in event && event.result) void event.result.close();
        if (event.code === 'END') reload();
        if (event.code === 'END' || event.code === 'ERROR') done();
      });
    })
  );
  const report = (error) => log(error.message);
  const stops = [
    onChange('demo', reload),
    onChange('locales', () => void localize().catch(report)),
    onChange('src/local-cognito', () => void restartCognito().then(reload, report)),
  ];
  return async () => {
    for (const stop of stops) stop();
    await bundler.close();
  };
}
