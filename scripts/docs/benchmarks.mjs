// The figures that the landing page shows: those of `npm run bench`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './paths.mjs';

/** What `bench/speed/report.mjs` wrote: the title of each page, its kilobytes, and when it is ready relative to the bare form. */
export const benchmarkRows = () =>
  JSON.parse(readFileSync(join(root, 'bench/results.json'), 'utf8')).map(({ title, kilobytes, slow }) => ({
    name: title,
    kilobytes,
    slow,
  }));
