// What the site serves beside its pages: the built elements, their themes, the demo's pages, and the modules of the playground.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';

import { bundleForPages } from '../server/cognito.mjs';
import { root } from './paths.mjs';

const cdn = join(root, 'dist/cdn');

/** The demo's pages that need no server, and what they load. */
const demoFiles = [
  'account-scenes.js',
  'contrast.js',
  'demo.css',
  'gallery.js',
  'icon.svg',
  'language-menu.js',
  'scenes.js',
  'screens.css',
  'screens.html',
  'screens.js',
  'texts.js',
  'theme-css.js',
  'theme.css',
  'theme.html',
  'theme.js',
];

/** In a frame of the site, which has the heading and the switch of light and dark. */
const embedding =
  '<script>if (parent !== window) document.documentElement.dataset.embedded = /[?&]only=/.test(location.search) ? "one" : "all";</script>' +
  '<style>[data-embedded] :is(.bar-title, .switch:has(#theme), .bar:not(:has(#language))), [data-embedded=one] :is(.bar, .screen-title) { display: none; } [data-embedded=one] .screen { inline-size: 100%; max-inline-size: 640px; margin-inline: auto; } [data-embedded=one] .screens { display: block; }</style>';

/** The demo has absolute paths of its server; on the site, its files are in demo/. */
function relocate(text, name) {
  const moved = text
    .replace(/(["'`])\/auth-elements\//g, '$1../auth-elements/')
    .replace(/(["'])\/(local-cognito\.js|webauthn-library\.js)/g, '$1./$2')
    .replace(/(href|src)="\/([\w-]+\.(?:css|js|svg))"/g, '$1="./$2"');
  if (extname(name) !== '.html') return moved;
  return moved
    .replace('</head>', `${embedding}</head>`)
    .replace(/<p><a href="\/"[^>]*>[^<]*<\/a><\/p>/, '<p><a href="../index.html">auth-elements</a></p>')
    .replace('href="/"', 'href="../index.html"');
}

async function copyDemo(target) {
  mkdirSync(target, { recursive: true });
  for (const name of demoFiles) {
    const text = readFileSync(join(root, 'demo', name), 'utf8');
    writeFileSync(join(target, name), relocate(text, name));
  }
  for (const path of ['/local-cognito.js', '/webauthn-library.js']) {
    const text = (await bundleForPages(path)) ?? '';
    writeFileSync(join(target, path), relocate(text, path));
  }
}

const isServed = (path) =>
  statSync(path).isDirectory() || (!path.endsWith('.map') && !path.includes('.classic.'));

/**
 * The modules of the script tag, with bare names in place of relative ones: a frame without an origin cannot load modules
 * of a server that sends no CORS headers, so the playground puts them into its import map.
 */
function playgroundModules() {
  const files = readdirSync(cdn, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.js') && !name.includes('.classic.'));
  const known = new Set(files);
  return Object.fromEntries(
    files.map((file) => {
      const text = readFileSync(join(cdn, file), 'utf8').replace(/\n\/\/# sourceMappingURL=.*/, '');
      const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/') + 1) : '';
      const named = text.replace(/(["'`])(\.{1,2}\/[\w./-]+\.js)\1/g, (whole, quote, path) => {
        const target = new URL(path, `file:///${folder}`).pathname.slice(1);
        return known.has(target) ? `${quote}auth-elements-cdn/${target}${quote}` : whole;
      });
      return [file, named];
    }),
  );
}

/** Writes all of it into `folder`. dist/ must be built. */
export async function stageAssets(folder) {
  if (!existsSync(join(cdn, 'auth-elements.js')))
    throw new Error('dist/cdn is missing: run npm run build first.');
  mkdirSync(folder, { recursive: true });
  cpSync(cdn, join(folder, 'auth-elements'), { recursive: true, filter: isServed });
  cpSync(join(root, 'src/styles/themes'), join(folder, 'auth-elements/themes'), { recursive: true });
  cpSync(join(root, 'demo/icon.svg'), join(folder, 'icon.svg'));
  await copyDemo(join(folder, 'demo'));
  // For hosts that read this file; a page that was copied from the playground loads the elements from the site.
  writeFileSync(join(folder, '_headers'), '/auth-elements/*\n  Access-Control-Allow-Origin: *\n');
  writeFileSync(join(folder, 'playground-modules.json'), JSON.stringify(playgroundModules()));
}
