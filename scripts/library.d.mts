import type { Plugin } from 'esbuild';

/** Our module in the place of an import; null for an empty one, undefined where nothing is exchanged. */
export function exchanged(specifier: string, importer?: string): string | null | undefined;

/** Does the exchange in esbuild. */
export const exchangePlugin: Plugin;

/** Bundles src/auth/user-pool/library/library.ts as it is shipped; resolves to the path of the ES module. */
export function bundleLibrary(): Promise<string>;
