import type { Edits } from './edits.js';
import { authTypes, authValues, layerTypes, layerValues, localization } from './tables.js';

/** One name of an import: `type Name as local`. */
interface Specifier {
  readonly name: string;
  readonly local: string;
  readonly isType: boolean;
}

interface Import {
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

const statement =
  /^(\uFEFF?[ \t]*)import\s+(type\s+)?(?:(\w+)\s*,?\s*)?(?:\{([^}'"]*)\}\s*)?from\s+(['"])((?:@aws-amplify\/|aws-amplify)[^'"]*)\5[ \t]*(;?)/gm;

function* importsOf(source: string): Generator<Import> {
  for (const match of source.matchAll(statement)) {
    const [whole, indent = '', type, fallback, list = '', quote = "'", from = '', semicolon = ''] = match;
    const names = list
      .replace(/\/\*.*?\*\/|\/\/.*$/gm, '')
      .split(',')
      .map((each) => /^\s*(type\s+)?(\w+)(?:\s+as\s+(\w+))?\s*$/.exec(each))
      .flatMap((each): Specifier[] => {
        const [, isType, name, local = name] = each ?? [];
        return name && local ? [{ name, local, isType: isType !== undefined }] : [];
      });
    const range = { start: match.index, end: match.index + whole.length };
    yield { ...range, indent, isType: type !== undefined, fallback, names, quote, source: from, semicolon };
  }
}

/** Where a name goes: a module of this package, or undefined for a name that stays. */
type Choose = (name: string) => string | undefined;

const toAuth: Choose = (name) =>
  authValues.includes(name) || authTypes.includes(name) ? 'auth-elements/auth' : undefined;
const toLayer: Choose = (name) =>
  layerValues.includes(name) || layerTypes.includes(name) ? 'auth-elements/amplify' : undefined;

/** Whether a file is written for Amplify 6: its imports show it, or else the version in the project does. */
function isSix(source: string, imports: readonly Import[], version = 0): boolean {
  if (/from\s+['"](aws-amplify\/(auth|utils)|aws-amplify\/auth\/server)['"]/.test(source)) return true;
  const ofAuth = imports.filter((each) => each.source === '@aws-amplify/auth');
  const chosen = new Set(ofAuth.map((each) => chooserFor(each, false)));
  if (chosen.has(toAuth)) return false;
  const isOlder = imports.some(
    (each) => each.source === 'aws-amplify' && each.names.some(({ name }) => toAuth(name)),
  );
  return chosen.has(toLayer) || (version >= 6 && !isOlder);
}

function chooserFor({ source, names, fallback }: Import, six: boolean): Choose | undefined {
  switch (source) {
    case 'aws-amplify':
      // Amplify alone is configured by the layer too, in every version.
      return six || (fallback === undefined && names.every(({ name }) => name === 'Amplify'))
        ? toLayer
        : toAuth;
    case '@aws-amplify/core':
      // The events of Hub have other names in Amplify 6.
      return six ? toLayer : toAuth;
    case '@aws-amplify/auth':
      return fallback !== undefined || names.some(({ name }) => toAuth(name)) ? toAuth : toLayer;
    case 'aws-amplify/auth':
    case 'aws-amplify/utils':
      return toLayer;
    default:
      return undefined;
  }
}

/**
 * Changes the imports of `aws-amplify` and `@aws-amplify/…`, and the calls that go with them.
 *
 * @param edits - Takes the changes.
 * @param version - The major version of Amplify in the project, if it is known.
 */
export function migrateImports(edits: Edits, version?: number): void {
  const { source } = edits;
  const imports = [...importsOf(source)];
  const six = isSix(source, imports, version);
  /** What the file imports of this package by now, so that two imports of Amplify do not import the same. */
  const imported = new Set<string>();
  for (const each of imports) {
    if (each.source === '@aws-amplify/ui-components/loader') migrateLoader(edits, each);
    else {
      const choose = chooserFor(each, six);
      if (choose) migrateImport(edits, each, choose, imported);
      else edits.note(each.start, `The import of ${each.source} is left alone.`);
    }
  }
  for (const match of source.matchAll(
    /(?:\b(?:require|import)\(\s*)?(['"])((?:@aws-amplify\/|aws-amplify\b)[^'"\n]*)\1/g,
  )) {
    const [whole, , name = ''] = match;
    const isImport = imports.some(({ start, end }) => start <= match.index && match.index < end);
    if (!isImport) edits.note(match.index, `${/^["']/.test(whole) ? name : `${whole}…)`} is left alone.`);
  }
}

/** `defineCustomElements()` is an import here. */
function migrateLoader(edits: Edits, each: Import): void {
  const calls = each.names.map(({ local }) => ({
    uses: usesOf(edits, local, [''])?.length,
    statements: [
      ...edits.source.matchAll(
        new RegExp(`^[ \\t]*${local}\\([^()]*\\)[ \\t]*;?[ \\t]*(?:\\r?\\n|$(?![^]))`, 'gm'),
      ),
    ],
  }));
  if (calls.some(({ uses, statements }) => uses !== statements.length)) {
    edits.note(
      each.start,
      `The import of ${each.source} is left alone: write import 'auth-elements/define' in place of it and its calls.`,
    );
    return;
  }
  edits.replace(
    each.start,
    each.end,
    `${each.indent}import ${each.quote}auth-elements/define${each.quote}${each.semicolon}`,
  );
  for (const match of calls.flatMap(({ statements }) => statements))
    edits.replace(match.index, match.index + match[0].length, '');
}

function migrateImport(edits: Edits, each: Import, choose: Choose, imported: Set<string>): void {
  const moved = new Map<string, string[]>();
  const staying: string[] = [];
  const add = (module: string, specifier: string) => {
    const list = moved.get(module) ?? [];
    const key = `${module} ${specifier.replace(/^type /, '')}`;
    if (!imported.has(key)) list.push(specifier);
    imported.add(key);
    moved.set(module, list);
  };
  const all = [...(each.fallback === undefined ? [] : [defaultOf(each)]), ...each.names];
  for (const specifier of all) {
    const { name, local, isType } = specifier;
    const isKept = name === 'Amplify' && !usesOf(edits, local, ['configure']);
    const module = isKept ? undefined : choose(name);
    const isTypeOnly = isType || each.isType || authTypes.includes(name) || layerTypes.includes(name);
    const text = `${isTypeOnly && !each.isType ? 'type ' : ''}${name}${local === name ? '' : ` as ${local}`}`;
    if (module !== undefined) add(module, text);
    else if (
      name === 'Amplify' &&
      isFree(edits, 'Auth') &&
      useInstead(edits, local, ['configure'], () => 'Auth.configure')
    )
      add('auth-elements/auth', 'Auth');
    else if (name === 'I18n') {
      const used = localization.filter((call) => new RegExp(`\\b${local}\\.${call}\\b`).test(edits.source));
      if (used.every((call) => isFree(edits, call)) && useInstead(edits, local, localization, (call) => call))
        used.forEach((call) => add('auth-elements/localization', call));
      else staying.push(text);
    } else staying.push(specifier === all[0] && each.fallback !== undefined ? `default as ${local}` : text);
  }
  const stays = staying.length > 0;
  if (stays) edits.note(each.start, `${staying.join(', ')} of ${each.source} is left alone.`);
  if (moved.size === 0) return;
  if (all.some(({ name }) => name === 'Amplify'))
    edits.note(
      each.start,
      staying.some((text) => /^(Amplify|default)\b/.test(text))
        ? 'Amplify.configure stays with aws-amplify: call Auth.configure with the same config.'
        : 'The config goes to Auth. Where it is for other categories too, keep Amplify.configure of aws-amplify beside it.',
    );
  const { quote, semicolon } = each;
  const bom = each.indent.startsWith('\uFEFF') ? '\uFEFF' : '';
  const indent = each.indent.slice(bom.length);
  const line = (names: readonly string[], from: string) =>
    `${indent}import ${each.isType ? 'type ' : ''}{ ${names.join(', ')} } from ${quote}${from}${quote}${semicolon}`;
  const lines = [...moved]
    .filter(([, names]) => names.length > 0)
    .map(([module, names]) => line(names, module));
  if (stays) lines.push(line(staying, each.source));
  edits.replace(each.start, each.end, bom + lines.join(edits.source.includes('\r\n') ? '\r\n' : '\n'));
}

/** The default of `aws-amplify` is `Amplify`, that of `@aws-amplify/auth` is `Auth`. */
function defaultOf({ source, fallback = '' }: Import): Specifier {
  const name = source === '@aws-amplify/auth' ? 'Auth' : 'Amplify';
  return { name, local: fallback, isType: false };
}

/** Replaces `local.member` for these members. Returns false, and changes nothing, where `local` is used in another way. */
function useInstead(
  edits: Edits,
  local: string,
  members: readonly string[],
  replacement: (member: string) => string,
): boolean {
  const uses = usesOf(edits, local, members);
  for (const { index, 0: text, 1: member = '' } of uses ?? [])
    edits.replace(index, index + text.length, replacement(member));
  return uses !== undefined;
}

/** Returns the uses of `local.member` for these members; undefined where `local` is used in another way. */
function usesOf(edits: Edits, local: string, members: readonly string[]): RegExpExecArray[] | undefined {
  const uses = [
    ...bodyOf(edits).matchAll(new RegExp(`(?<![\\w.$'"\`/-])${local}(?:\\.(\\w+))?(?![\\w'"\`-])`, 'g')),
  ];
  return uses.every(([, member = '']) => members.includes(member)) ? uses : undefined;
}

/** A string, so that what looks like a comment in it is none, or a comment. */
const stringOrComment = /(['"])(?:\\.|(?!\1)[^\\\n])*\1|(?<!:)\/\/[^\n]*|\/\*[^]*?\*\/|<!--[^]*?-->/g;

/** The source with spaces in place of the imports of Amplify and of comments: a name in them is not a use. */
function bodyOf({ source }: Edits): string {
  const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
  return source
    .replace(statement, blank)
    .replace(stringOrComment, (text) => (/^['"]/.test(text) ? text : blank(text)));
}

/** Whether a name can be imported: the file has none of its own, or has it from Amplify. A property is none. */
const isFree = (edits: Edits, name: string): boolean =>
  [...importsOf(edits.source)].some(
    ({ fallback, names }) => fallback === name || names.some(({ local }) => local === name),
  ) || !new RegExp(`(?<![\\w.$'"\`/-])${name}(?![\\w'"\`-])`).test(bodyOf(edits));
