// The script tags of the documentation that name a version on a CDN, with the hash of the file.

const block = /(<!-- cdn:start -->\n)[^]*?(\n<!-- cdn:end -->)/g;

/** The script tag of a release. */
function scriptTag(version, hashes) {
  const hash = hashes['./auth-elements.js'];
  if (!hash) throw new Error('integrity.json has no ./auth-elements.js.');
  return [
    '',
    '```html',
    '<script',
    '  type="module"',
    `  src="https://cdn.jsdelivr.net/npm/auth-elements@${version}/dist/cdn/auth-elements.js"`,
    `  integrity="${hash}"`,
    '  crossorigin="anonymous"',
    '></script>',
    '```',
    '',
  ].join('\n');
}

const url =
  /(https:\/\/(?:cdn\.jsdelivr\.net\/npm|unpkg\.com)\/auth-elements)@\d+\.\d+\.\d+(\/dist\/cdn\/([\w./-]+))/g;
const tag = /<script\b[^>]*>/g;

/**
 * Puts a version and its hashes into a page: into the block between `<!-- cdn:start -->` and `<!-- cdn:end -->`, and into
 * every other URL of a CDN with a version.
 * @param {string} text
 * @param {string} version
 * @param {Record<string, string>} hashes What `hashesOf` returns.
 */
export function updateSnippets(text, version, hashes) {
  const filled = text.replace(block, (_, start, end) => `${start}${scriptTag(version, hashes)}${end}`);
  return filled
    .replace(tag, (script) => {
      const file = [...script.matchAll(url)][0]?.[3];
      if (!file || !script.includes('integrity=')) return script;
      const hash = hashes[`./${file}`];
      if (!hash)
        throw new Error(`The release has no dist/cdn/${file}, which a page of the documentation names.`);
      return script.replace(/integrity="[^"]*"/, `integrity="${hash}"`);
    })
    .replace(url, `$1@${version}$2`);
}
