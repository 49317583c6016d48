const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const span = (kind, text) => `<span class="${kind}">${escape(text)}</span>`;

/** Colors HTML: comments, tags, attributes and strings. Returns markup in which the text is escaped. */
export function highlight(html) {
  let result = '';
  const token = /(<!--[^]*?(?:-->|$))|(<\/?[a-z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*)(>?)/gi;
  let last = 0;
  for (const { index, 0: whole, 1: comment, 2: open, 3: attributes = '', 4: close = '' } of html.matchAll(
    token,
  )) {
    result += escape(html.slice(last, index));
    last = index + whole.length;
    if (comment) result += span('c', comment);
    else result += span('t', open) + highlightAttributes(attributes) + span('t', close);
  }
  return `${result}${escape(html.slice(last))}\n`;
}

function highlightAttributes(text) {
  let result = '';
  let last = 0;
  for (const { index, 0: whole, 1: name, 2: equal, 3: value } of text.matchAll(
    /([\w:.-]+)(?:(\s*=\s*)("[^"]*"|'[^']*'|[^\s"']+))?/g,
  )) {
    result += escape(text.slice(last, index)) + span('a', name);
    if (value !== undefined) result += escape(equal) + span('s', value);
    last = index + whole.length;
  }
  return result + escape(text.slice(last));
}
