// Where the tests are that prove what docs/reference/elements.md says: `file › test name`.
import type { Proof } from '../types.js';

/** A test in the browser, beside the code. */
export const browser = (path: string, name: string): Proof => `src/${path}.test.ts › ${name}`;
export const authenticator = (file: string, name: string): Proof =>
  browser(`elements/authenticator/${file}`, name);
export const screen = (element: string, name: string, file = element): Proof =>
  browser(`elements/${element}/${file}`, name);
export const base = (file: string, name: string): Proof => browser(`elements/base/${file}`, name);
export const controller = (file: string, name: string): Proof => browser(`controllers/${file}`, name);
export const form = (file: string, name: string): Proof => browser(`forms/${file}`, name);

/** A person in front of the demo. */
export const e2e = (file: string, name: string): Proof => `test/e2e/${file}.node.test.ts › ${name}`;

/** The machine over a real pool, without a page. */
export const machine = (file: string, name: string): Proof => `src/machine/${file}.node.test.ts › ${name}`;
