/** One name of an import: `type Name as local`. */
export interface Specifier {
  readonly name: string;
  readonly local: string;
  readonly isType: boolean;
}

/** An import of Amplify. */
export interface Import {
  readonly start: number;
  readonly end: number;
  readonly indent: string;
  readonly isType: boolean;
  /** The local name of the default import. */
  readonly fallback: string | undefined;
  readonly names: readonly Specifier[];
  readonly quote: string;
  readonly source: string;
  readonly semicolon: string;
}

/** A part of a file in which a name means the same everywhere. Places are those in the file. */
export interface Scope {
  /** The source; what is of another scope is blank. */
  readonly source: string;
  readonly imports: readonly Import[];
  /** The source with spaces in place of the imports and of what is surely a comment: a name in them is not a use. */
  readonly body: string;
}

const statement =
  /^(\uFEFF?[ \t]*)import\s+(type\s+)?(?:([\w$]+)\s*,?\s*)?(?:\{([^}'"]*)\}\s*)?from\s+(['"])((?:@aws-amplify\/|aws-amplify)[^'"]*)\5(?:[ \t]*(;))?/gm;

/** A string, so that what looks like a comment in it is none, or what is not run: a comment or a template. */
const stringOrInert =
  /(['"])(?:\\.|(?!\1)[^\\\n])*\1|`(?:\\[^]|[^\\`])*`|(?<!:)\/\/[^\n]*|\/\*[^]*?\*\/|<!--[^]*?-->/g;

/** A comment that is one in templates and in text, too, as it has neither an expression nor their end. */
const sureComment = /^[ \t]*(?:\/\/[^\n{<`]*$|\/\*[^{<`]*?\*\/)/gm;

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

/** Returns the imports of Amplify that are run, and whose names can all be read. */
function importsOf(source: string): Import[] {
  const run = source.replace(stringOrInert, (text) => (/^['"]/.test(text) ? text : blank(text)));
  return [...source.matchAll(statement)].flatMap((match): Import[] => {
    const [whole, indent = '', type, fallback, list = '', quote = "'", from = '', semicolon = ''] = match;
    const pieces = list
      .replace(/\/\*[^]*?\*\/|\/\/.*$/gm, '')
      .split(',')
      .filter((each) => each.trim());
    const names = pieces.flatMap((each): Specifier[] => {
      const [, isType, name, local = name] =
        /^\s*(type\s+)?([\w$]+)(?:\s+as\s+([\w$]+))?\s*$/.exec(each) ?? [];
      return name && local ? [{ name, local, isType: isType !== undefined }] : [];
    });
    if (names.length < pieces.length || run[match.index + indent.length] !== 'i') return [];
    const range = { start: match.index, end: match.index + whole.length };
    return [
      { ...range, indent, isType: type !== undefined, fallback, names, quote, source: from, semicolon },
    ];
  });
}

function scopeOf(source: string): Scope {
  const imports = importsOf(source);
  const body = imports.reduce(
    (text, { start, end }) => text.slice(0, start) + blank(text.slice(start, end)) + text.slice(end),
    source,
  );
  return { source, imports, body: body.replace(sureComment, blank) };
}

/** Returns the scopes of a file: the scripts of HTML and Astro have one each; those of Vue and Svelte share theirs. */
export function scopesOf(source: string, fileName: string): Scope[] {
  const [, type] = /\.(html?|astro)$/i.exec(fileName) ?? [];
  if (type === undefined) return [scopeOf(source)];
  const parts = source.split(/(<!--[^]*?-->|<script\b[^>]*>[^]*?<\/script)/i);
  // No space, so that no import begins in it.
  const only = (isShown: (part: string, index: number) => boolean): Scope =>
    scopeOf(parts.map((part, at) => (isShown(part, at) ? part : part.replace(/[^\r\n]/g, '\0'))).join(''));
  const scripts = parts.flatMap((part, index) =>
    /^<script/i.test(part) ? [only((_, at) => at === index)] : [],
  );
  return /^a/i.test(type) ? [only((_, at) => at % 2 === 0), ...scripts] : scripts;
}
