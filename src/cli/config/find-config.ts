import { existsSync } from 'node:fs';
import { join } from 'node:path';

const folders = ['', 'src', 'public', 'app', 'src/lib', 'src/app', 'app/sign-in', 'src/app/sign-in'];
const names = [
  'amplify_outputs.json',
  'amplifyconfiguration.json',
  'aws-exports.js',
  'aws-exports.ts',
  'aws-config.json',
  'aws-config.js',
  'aws-config.ts',
];

/** Returns the path of the first config file in a project, with slashes; undefined without one. */
export function findConfig(folder: string): string | undefined {
  return names
    .flatMap((name) => folders.map((each) => (each === '' ? name : `${each}/${name}`)))
    .find((path) => existsSync(join(folder, path)));
}
