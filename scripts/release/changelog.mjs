// CHANGELOG.md: one section for each version, the newest first. What is not released is in the first.

/** The heading of a section: `## 1.2.3 (2026-11-30)`, `## 0.1.0 (unreleased)` or `## Unreleased`. */
const heading = /^## (?:(\d+\.\d+\.\d+)(?: \(([^)]+)\))?|Unreleased)$/gm;

/**
 * Reads the sections.
 * @param {string} text
 * @returns {{ version?: string, date?: string, body: string, start: number, title: string }[]} The newest first.
 */
export function sectionsOf(text) {
  const found = [...text.matchAll(heading)];
  return found.map(({ 0: title, 1: version, 2: date, index }, position) => ({
    ...(version && { version }),
    ...(date && date !== 'unreleased' && { date }),
    title,
    start: index,
    body: text.slice(index + title.length, found[position + 1]?.index ?? text.length).trim(),
  }));
}

/**
 * Returns what is not released, or undefined if the first section is that of a release.
 * @param {string} text
 */
export function unreleased(text) {
  const [first] = sectionsOf(text);
  return first && !first.date && first.body ? first : undefined;
}

/**
 * Gives what is not released a version and a date.
 * @param {string} text
 * @param {string} version
 * @param {string} date Such as `2026-11-30`.
 */
export function releaseChangelog(text, version, date) {
  const section = unreleased(text);
  if (!section) throw new Error('CHANGELOG.md has no section "Unreleased" with entries.');
  if (section.version && section.version !== version)
    throw new Error(`CHANGELOG.md names ${section.version} as the next version, not ${version}.`);
  const rest = text.slice(section.start + section.title.length);
  return `${text.slice(0, section.start)}## ${version} (${date})${rest}`;
}
