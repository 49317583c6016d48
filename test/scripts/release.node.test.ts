import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { releaseChangelog, sectionsOf, unreleased } from '../../scripts/release/changelog.mjs';
import { hashesOf } from '../../scripts/release/integrity.mjs';
import { updateSnippets } from '../../scripts/release/snippets.mjs';
import { compareReports, isAtLeast, nextVersion, smallestStep } from '../../scripts/release/versions.mjs';

const changelog = `# Changelog

## Unreleased

- A button.

## 1.1.0 (2026-01-02)

- A field.
`;

describe('the changelog of a release', () => {
  it('has a section for each version, and what is not released in the first', () => {
    assert.deepEqual(
      sectionsOf(changelog).map(({ version, date }) => [version, date]),
      [
        [undefined, undefined],
        ['1.1.0', '2026-01-02'],
      ],
    );
    assert.equal(unreleased(changelog)?.body, '- A button.');
  });

  it('gives the section its version and date', () => {
    const released = releaseChangelog(changelog, '1.2.0', '2026-02-03');
    assert.match(released, /^# Changelog\n\n## 1\.2\.0 \(2026-02-03\)\n\n- A button\.\n\n## 1\.1\.0/);
    assert.equal(unreleased(released), undefined);
  });

  it('keeps to the version that the section names', () => {
    const first = '# Changelog\n\n## 0.1.0 (unreleased)\n\n- All.\n';
    assert.match(releaseChangelog(first, '0.1.0', '2026-02-03'), /## 0\.1\.0 \(2026-02-03\)/);
    assert.throws(() => releaseChangelog(first, '0.2.0', '2026-02-03'), /names 0\.1\.0 .* not 0\.2\.0/);
  });

  it('refuses a release without entries', () => {
    assert.throws(
      () => releaseChangelog('# Changelog\n\n## Unreleased\n', '1.0.0', '2026-02-03'),
      /no section/,
    );
    assert.throws(() => releaseChangelog('# Changelog\n', '1.0.0', '2026-02-03'), /no section/);
  });
});

const report = (...members: string[]): string =>
  ['== Declarations', '', '// src/a.ts', 'export interface Options {', ...members, '}', ''].join('\n');

describe('the version of a release', () => {
  const before = report('    name: string;');

  it('follows from what is gone and what is new', () => {
    const more = compareReports(before, report('    name: string;', '    size?: number;'));
    assert.deepEqual(more, {
      removed: [],
      added: ['Declarations › export interface Options › size?: number;'],
    });
    assert.equal(smallestStep('1.4.2', more), 'minor');
    assert.equal(smallestStep('0.4.2', more), 'patch');
    const other = compareReports(before, report('    name: number;'));
    assert.equal(other.removed.length, 1);
    assert.equal(smallestStep('1.4.2', other), 'major');
    assert.equal(smallestStep('0.4.2', other), 'minor');
    assert.equal(smallestStep('1.4.2', compareReports(before, before)), 'patch');
  });

  it('distinguishes members of the same name', () => {
    const two = `${before}\nexport interface More {\n    name: string;\n}\n`;
    assert.deepEqual(compareReports(two, before).removed, [
      'Declarations › export interface More {',
      'Declarations › export interface More › name: string;',
    ]);
  });

  it('is a step, or a later version', () => {
    assert.equal(nextVersion('1.4.2', 'patch'), '1.4.3');
    assert.equal(nextVersion('1.4.2', 'minor'), '1.5.0');
    assert.equal(nextVersion('1.4.2', 'major'), '2.0.0');
    assert.equal(nextVersion('1.4.2', '1.10.0'), '1.10.0');
    assert.throws(() => nextVersion('1.4.2', '1.4.1'), /does not come after 1\.4\.2/);
    assert.throws(() => nextVersion('1.4.2', '1.4.2'), /does not come after/);
    assert.throws(() => nextVersion('1.4.2', 'huge'), /"huge" is neither patch, minor, major nor a version/);
  });

  it('is not smaller than the change', () => {
    assert.equal(isAtLeast('1.4.2', '1.4.3', 'patch'), true);
    assert.equal(isAtLeast('1.4.2', '1.4.3', 'minor'), false);
    assert.equal(isAtLeast('1.4.2', '1.5.0', 'minor'), true);
    assert.equal(isAtLeast('1.4.2', '1.5.0', 'major'), false);
    assert.equal(isAtLeast('1.4.2', '2.0.0', 'major'), true);
  });
});

describe('the hashes of a release', () => {
  it('are those of every script, as an import map has them', (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'hashes-'));
    t.after(() => {
      rmSync(folder, { recursive: true });
    });
    mkdirSync(join(folder, 'chunks'));
    writeFileSync(join(folder, 'chunks/b.js'), '');
    writeFileSync(join(folder, 'a.js'), '');
    writeFileSync(join(folder, 'LICENSES.txt'), '');
    const empty = 'sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb';
    assert.deepEqual(hashesOf(folder), { './a.js': empty, './chunks/b.js': empty });
  });

  it('come into the pages that name a version on a CDN', () => {
    const page = [
      '<!-- cdn:start -->',
      'Not on a CDN yet.',
      '<!-- cdn:end -->',
      '<script src="https://unpkg.com/auth-elements@0.0.1/dist/cdn/auth-elements.classic.js" integrity="sha384-old"></script>',
      '<script src="https://other.example/auth-elements.js" integrity="sha384-other"></script>',
      'See https://cdn.jsdelivr.net/npm/auth-elements@0.0.1/dist/cdn/LICENSES.txt.',
    ].join('\n');
    const hashes = { './auth-elements.js': 'sha384-one', './auth-elements.classic.js': 'sha384-two' };
    const updated = updateSnippets(page, '1.2.3', hashes);
    assert.match(
      updated,
      /npm\/auth-elements@1\.2\.3\/dist\/cdn\/auth-elements\.js"\n {2}integrity="sha384-one"/,
    );
    assert.match(updated, /unpkg\.com\/auth-elements@1\.2\.3\/[^>]*integrity="sha384-two"/);
    assert.match(updated, /integrity="sha384-other"/);
    assert.match(updated, /auth-elements@1\.2\.3\/dist\/cdn\/LICENSES/);
    assert.equal(updateSnippets(updated, '1.2.3', hashes), updated);
    assert.throws(
      () => updateSnippets(page, '1.2.3', { './auth-elements.js': 'sha384-one' }),
      /no dist\/cdn\/auth-elements\.classic/,
    );
  });
});
