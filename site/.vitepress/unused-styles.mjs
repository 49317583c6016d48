import postcss from 'postcss';

/** Removes rules of the generator's theme for classes that no script and no page of this site has, such as for sponsors. */
export function removeUnusedStyles() {
  return {
    name: 'remove-unused-styles',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const files = Object.values(bundle);
      const scripts = files.filter(({ type }) => type === 'chunk').map(({ code }) => code);
      const words = new Set(scripts.join('\n').match(/[\w-]+/g));
      const isUsed = (selector) =>
        [...selector.replace(/:not\([^()]*\)/g, '').matchAll(/\.(-?[a-zA-Z_][\w-]*)/g)].every(
          ([, name]) => words.has(name) || kept.test(name),
        );
      const sheets = files.filter(({ fileName }) => fileName.endsWith('.css'));
      const parsed = sheets.map(({ source }) => postcss.parse(source));
      for (const sheet of parsed)
        sheet.walkRules((rule) => {
          if (rule.parent?.type === 'atrule' && /keyframes/.test(rule.parent.name)) return;
          rule.selectors = rule.selectors.filter(isUsed);
          if (rule.selectors.length === 0 || rule.selector === '') rule.remove();
        });
      removeUnusedProperties(parsed, scripts.join('\n'));
      for (const [index, sheet] of sheets.entries()) sheet.source = parsed[index].toString();
    },
  };
}

/** Classes that are built from parts at run time. */
const kept = /^(language-|level-|is-|has-|no-)/;

/** Removes custom properties that nothing reads; then those that only they have read. */
function removeUnusedProperties(sheets, scripts) {
  for (let removed = true; removed;) {
    removed = false;
    const read = new Set(
      [...sheets.map(String), scripts].join('\n').match(/(?<=var\(\s*)--[\w-]+|(?<=["'`])--[\w-]+/g),
    );
    for (const sheet of sheets)
      sheet.walkDecls(/^--/, (declaration) => {
        if (read.has(declaration.prop)) return;
        const { parent } = declaration;
        declaration.remove();
        if (parent?.nodes?.length === 0) parent.remove();
        removed = true;
      });
  }
}
