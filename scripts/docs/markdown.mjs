// Reads Markdown: its code samples, and its lines outside of them.

/**
 * @typedef {object} Fence
 * @property {string} language
 * @property {string} code
 * @property {string} heading The heading above it, without marks.
 * @property {number} line
 * @property {string | undefined} skipped The reason in a comment above it, `<!-- not run: … -->`.
 */

/**
 * Applies a function to each line that is not in a code sample.
 * @param {string} text
 * @param {(line: string) => string} change
 */
export function eachLine(text, change) {
  let fence;
  return text
    .split('\n')
    .map((line) => {
      const [, mark] = /^ *(`{3,})/.exec(line) ?? [];
      if (mark && (fence === undefined || mark === fence)) {
        fence = fence === undefined ? mark : undefined;
        return line;
      }
      return fence === undefined ? change(line) : line;
    })
    .join('\n');
}

/**
 * The code samples of a Markdown text.
 * @param {string} text
 * @returns {Fence[]}
 */
export function fences(text) {
  /** @type {Fence[]} */
  const found = [];
  let heading = '';
  /** @type {(Omit<Fence, 'code'> & { lines: string[], indent: number }) | undefined} */
  let open;
  let skipped;
  for (const [index, line] of text.split('\n').entries()) {
    const mark = /^(?<indent> *)```(?<language>\S*)/.exec(line)?.groups;
    if (open) {
      if (mark?.language === '') {
        const { language, heading: title, line: start, skipped: reason, lines } = open;
        found.push({ language, heading: title, line: start, skipped: reason, code: lines.join('\n') });
        open = undefined;
      } else open.lines.push(line.slice(open.indent));
    } else if (mark) {
      open = {
        language: mark.language ?? '',
        heading,
        line: index + 1,
        skipped,
        lines: [],
        indent: (mark.indent ?? '').length,
      };
      skipped = undefined;
    } else {
      const [, title] = /^#+ (.+)$/.exec(line) ?? [];
      const [, reason] = /^<!-- not run: (.+) -->$/.exec(line) ?? [];
      if (title) heading = title.replaceAll('`', '');
      if (reason) skipped = reason;
      else if (line.trim() !== '') skipped = undefined;
    }
  }
  return found;
}
