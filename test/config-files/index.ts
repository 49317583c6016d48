import { readFile } from 'node:fs/promises';

/** The files of the tools that make a pool, whole, with ids that are made up. */
export const configFiles = {
  mobileHub: 'mobile-hub-2018.js',
  cli2019: 'amplify-cli-2019.js',
  cli2020: 'amplify-cli-2020.js',
  cli2023: 'amplify-cli-2023.js',
  outputs: 'amplify_outputs.json',
  cdk: 'cdk-outputs.json',
  amplify6: 'amplify-6.js',
} as const;

/** What an app gets that imports the file. */
export async function importFile(name: keyof typeof configFiles): Promise<Record<string, unknown>> {
  const url = new URL(configFiles[name], import.meta.url);
  if (url.pathname.endsWith('.json'))
    return JSON.parse(await readFile(url, 'utf8')) as Record<string, unknown>;
  return ((await import(url.href)) as { default: Record<string, unknown> }).default;
}
