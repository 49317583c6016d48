// Where the tests are that prove what docs/elements.md says: `file › test name`.

/** A test in the browser, beside the code. */
export const browser = (path, name) => `src/${path}.test.ts › ${name}`;
export const authenticator = (file, name) => browser(`elements/authenticator/${file}`, name);
export const screen = (element, name, file = element) => browser(`elements/${element}/${file}`, name);
export const base = (file, name) => browser(`elements/base/${file}`, name);
export const controller = (file, name) => browser(`controllers/${file}`, name);
export const form = (file, name) => browser(`forms/${file}`, name);

/** A person in front of the demo. */
export const e2e = (file, name) => `test/e2e/${file}.node.test.ts › ${name}`;

/** The machine over a real pool, without a page. */
export const machine = (file, name) => `src/machine/${file}.node.test.ts › ${name}`;
