// Which version follows, by what has changed in docs/api-report.txt: see docs/versioning.md.

/** @typedef {'patch' | 'minor' | 'major'} Level */
const levels = ['patch', 'minor', 'major'];

/** The lines of a report, each with the part and the declaration that it belongs to. */
function linesOf(report) {
  let part = '';
  let owner = '';
  return report.split('\n').flatMap((line) => {
    if (line.startsWith('== ')) part = line;
    if (/^(\/\/ |<|auth-elements|export )/.test(line)) owner = line.replace(/[ {]+$/, '');
    if (!line.trim() || line.startsWith('//') || line === '}') return [];
    return [`${part.slice(3)} › ${/^\s/.test(line) ? `${owner} › ` : ''}${line.trim()}`];
  });
}

/**
 * Compares two API reports.
 * @param {string} before
 * @param {string} after
 * @returns {{ removed: string[], added: string[] }} A line that has changed is in both.
 */
export function compareReports(before, after) {
  const old = new Set(linesOf(before));
  const now = new Set(linesOf(after));
  return {
    removed: [...old].filter((line) => !now.has(line)),
    added: [...now].filter((line) => !old.has(line)),
  };
}

/**
 * Returns the smallest step that a change of the API allows. Before 1.0.0, a removal is a minor version and the rest a patch.
 * @param {string} version The last release.
 * @param {{ removed: readonly string[], added: readonly string[] }} change
 * @returns {Level}
 */
export function smallestStep(version, { removed, added }) {
  const isStable = !version.startsWith('0.');
  if (removed.length > 0) return isStable ? 'major' : 'minor';
  return added.length > 0 && isStable ? 'minor' : 'patch';
}

/**
 * Returns the version after a step, or the given version.
 * @param {string} version
 * @param {string} step A level, or a version such as `1.2.3`.
 */
export function nextVersion(version, step) {
  const read = (text) => /^(\d+)\.(\d+)\.(\d+)$/.exec(text)?.slice(1).map(Number);
  const [major = 0, minor = 0, patch = 0] = read(version) ?? [];
  if (step === 'major') return `${major + 1}.0.0`;
  if (step === 'minor') return `${major}.${minor + 1}.0`;
  if (step === 'patch') return `${major}.${minor}.${patch + 1}`;
  const wanted = read(step);
  if (!wanted) throw new Error(`"${step}" is neither ${levels.join(', ')} nor a version such as 1.2.3.`);
  const difference =
    wanted.map((each, index) => each - ([major, minor, patch][index] ?? 0)).find(Boolean) ?? 0;
  if (difference <= 0) throw new Error(`${step} does not come after ${version}.`);
  return step;
}

/**
 * Whether a version is at least that step away from the last one.
 * @param {string} version
 * @param {string} next
 * @param {Level} step
 */
export function isAtLeast(version, next, step) {
  const [before, after] = [version, next].map((text) => text.split('.').map(Number));
  const changed = before?.findIndex((each, index) => each !== after?.[index]) ?? -1;
  return changed >= 0 && changed <= 2 - levels.indexOf(step);
}
