// A node:test reporter with a line of JSON for each test: {passed} or {failed}, the name. Suites and files are no tests.
import { isAbsolute } from 'node:path';

const isFile = ({ name, nesting }) => nesting === 0 && (isAbsolute(name) || name.endsWith('.test.ts'));

/** A file that cannot be loaded fails as a file. Only a test that ran and failed counts. */
const ranAndFailed = ({ details }) => details?.error?.failureType === 'testCodeFailure';

export default async function* verdict(source) {
  for await (const { type, data } of source) {
    const isTest = type === 'test:pass' || type === 'test:fail';
    if (!isTest || data.details?.type === 'suite' || isFile(data)) continue;
    if (type === 'test:pass') yield `${JSON.stringify({ passed: data.name })}\n`;
    else if (ranAndFailed(data)) yield `${JSON.stringify({ failed: data.name })}\n`;
  }
}
