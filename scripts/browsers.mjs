// The browsers that the package supports: the one list, which docs/browsers.md repeats and the builds use.

/** The first supported version. */
export const browsers = { chrome: 120, edge: 120, firefox: 121, safari: 17, ios: 17 };

/** For esbuild. `es2022` is the syntax that the tools of users can be expected to read. */
export const target = ['es2022', ...Object.entries(browsers).map(([name, version]) => `${name}${version}`)];

/** What sets these versions: a string in the source, and the first version of each engine with it, by MDN. */
export const requirements = [
  { what: '`URL.canParse`', code: 'URL.canParse(', chrome: 120, firefox: 115, safari: 17 },
  { what: '`:has()`', code: ':has(', chrome: 105, firefox: 121, safari: 15 },
  { what: 'Container queries', code: '@container (', chrome: 105, firefox: 110, safari: 16 },
  { what: '`AbortSignal.timeout`', code: 'AbortSignal.timeout(', chrome: 103, firefox: 100, safari: 16 },
  { what: '`Object.hasOwn`', code: 'Object.hasOwn(', chrome: 93, firefox: 92, safari: 15 },
];
