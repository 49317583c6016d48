// A node:test reporter that prints {passed, failed, skipped}; files and suites are not counted as tests.
import { isAbsolute } from 'node:path';

const isFile = ({ name, nesting, details }) =>
  nesting === 0 && (isAbsolute(name) || name.endsWith('.test.ts')) && details?.type !== 'suite';

export default async function* countReporter(source) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of source) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.details?.type === 'suite') continue;
    if (type === 'test:fail') counts.failed++;
    else if (data.skip !== undefined || data.todo !== undefined) counts.skipped++;
    else if (!isFile(data)) counts.passed++;
  }
  yield JSON.stringify(counts);
}
