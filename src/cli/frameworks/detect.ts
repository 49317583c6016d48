import { angular } from './angular.js';
import type { Framework } from './framework.js';
import { astro, html } from './html.js';
import { preact, react, solid } from './jsx.js';
import { lit } from './lit.js';
import { next } from './next.js';
import type { Project } from './project.js';
import { svelte, svelteKit } from './svelte.js';
import { nuxt, vue } from './vue.js';

/** The frameworks by the name for `--framework`; what contains another one comes before it. */
export const frameworks: ReadonlyMap<string, Framework> = new Map(
  Object.entries({
    next,
    nuxt,
    astro,
    sveltekit: svelteKit,
    angular,
    svelte,
    vue,
    solid,
    preact,
    react,
    lit,
    html,
  }),
);

/** Returns the framework of a project, and the package that shows it; plain HTML without one. */
export function detect({ packages }: Project): { framework: Framework; because: string } {
  for (const framework of frameworks.values()) {
    const found = framework.packages.find((name) => packages.has(name));
    if (found !== undefined) return { framework, because: `${found} in package.json` };
  }
  return { framework: html, because: 'no framework in package.json' };
}
