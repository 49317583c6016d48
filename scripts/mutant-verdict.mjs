// A node:test reporter that prints {passed, failed}: how many tests passed, and the names of those that failed themselves.
import { isAbsolute } from 'node:path';

const isFile = ({ name, nesting }) => nesting === 0 && (isAbsolute(name) || name.endsWith('.test.ts'));

/** A file that cannot be loaded fails too, but as a file: only a test that ran and failed says anything. */
const ranAndFailed = ({ details }) => details?.error?.failureType === 'testCodeFailure';

export default async function* verdict(source) {
  let passed = 0;
  const failed = [];
  for await (const { type, data } of source) {
    if (data?.details?.type === 'suite' || (type !== 'test:pass' && type !== 'test:fail') || isFile(data))
      continue;
    if (type === 'test:pass') passed++;
    else if (ranAndFailed(data)) failed.push(data.name);
  }
  yield JSON.stringify({ passed, failed });
}
