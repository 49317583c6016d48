import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import { frameworks } from '../../src/cli/frameworks/detect.js';
import type { Project } from '../../src/cli/frameworks/project.js';

const guide = readFileSync(new URL('../../docs/guides/frameworks.md', import.meta.url), 'utf8');

/** The samples below a heading of frameworks.md. */
function samples(heading: string): string[] {
  const [, section = ''] = guide.split(`### ${heading}\n`);
  const [own = ''] = section.split(/^##/m);
  return [...own.matchAll(/```\w+\n([^]*?)```/g)].map(([, code = '']) => code);
}

/** A project in TypeScript, as the samples are. */
const project = (name: string): Project => ({
  folder: '/app',
  packages: new Map([[name, '1']]),
  isTypeScript: true,
  install: 'npm install',
  has: (path) => path === 'app',
});

const written = (name: string, package_ = name): string[] => {
  const framework = frameworks.get(name) ?? assert.fail(name);
  return framework.files(project(package_), {}).map(({ content }) => content);
};

/** A string without the indentation of its lines. */
const lines = (text: string): string => text.replace(/^ +/gm, '');

describe('the pages that init writes for a framework that renders on a server', () => {
  for (const [name, heading] of [
    ['next', 'Next.js'],
    ['nuxt', 'Nuxt'],
    ['sveltekit', 'SvelteKit'],
  ] as const)
    it(`are those of docs/guides: ${heading}`, () => {
      const shown = samples(heading);
      assert.ok(shown.length > 0);
      for (const sample of shown) assert.ok(written(name).includes(sample), sample);
    });

  it('have all that docs/guides shows for Astro, in its order', () => {
    const [sample = ''] = samples('Astro');
    const [start = '', elements = ''] = sample.split(/(?<=^---\n)\n/m);
    const page = lines(written('astro').at(-1) ?? '');
    assert.ok(page.startsWith(start) && page.includes(lines(elements)), page);
  });

  it('are the same for other servers of React', () => {
    const [sample = ''] = samples('Next.js');
    const files = written('react', '@react-router/dev');
    assert.ok(files.includes(sample.replace("'use client';\n\n", '')), files.join('\n'));
  });
});
