import type { Edits } from './edits.js';
import { type Import, type Scope, scopesOf, type Specifier } from './scopes.js';
import { authTypes, authValues, layerTypes, layerValues, localization } from './tables.js';

/** Where a name goes: a module of this package, or undefined for a name that stays. */
type Choose = (name: string) => string | undefined;

const toAuth: Choose = (name) =>
  authValues.includes(name) || authTypes.includes(name) ? 'auth-elements/auth' : undefined;
const toLayer: Choose = (name) =>
  layerValues.includes(name) || layerTypes.includes(name) ? 'auth-elements/amplify' : undefined;

/** Whether a file is written for Amplify 6: its imports show it, or else the version in the project does. */
function isSix({ source, imports }: Scope, version?: number): boolean {
  if (version !== undefined && version < 6) return false;
  if (/from\s+['"](aws-amplify\/(auth|utils)|aws-amplify\/auth\/server)['"]/.test(source)) return true;
  const ofAuth = imports.filter((each) => each.source === '@aws-amplify/auth');
  const chosen = new Set(ofAuth.map((each) => chooserFor(each, false)));
  if (chosen.has(toAuth)) return false;
  const isOlder = imports.some(
    (each) => each.source === 'aws-amplify' && each.names.some(({ name }) => toAuth(name)),
  );
  return chosen.has(toLayer) || (version !== undefined && !isOlder);
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
      if (fallback !== undefined || names.some(({ name }) => toAuth(name))) return toAuth;
      // Other names alone, such as CognitoHostedUIIdentityProvider, do not show the version.
      return names.some(({ name }) => toLayer(name)) ? toLayer : undefined;
    case 'aws-amplify/auth':
    case 'aws-amplify/utils':
      return toLayer;
    default:
      return undefined;
  }
}

/** What the changes of a scope go by. */
interface Context {
  readonly edits: Edits;
  readonly scope: Scope;
  readonly six: boolean;
  /** What the scope imports of this package by now, so that two imports of Amplify do not import the same. */
  readonly imported: Set<string>;
}

/**
 * Changes the imports of `aws-amplify` and `@aws-amplify/…`, and the calls that go with them.
 *
 * @param edits - Takes the changes.
 * @param fileName - The name of the file.
 * @param version - The major version of Amplify in the project, if it is known.
 */
export function migrateImports(edits: Edits, fileName: string, version?: number): void {
  const scopes = scopesOf(edits.source, fileName);
  for (const scope of scopes) {
    const context = { edits, scope, six: isSix(scope, version), imported: new Set<string>() };
    for (const each of scope.imports) {
      const choose = chooserFor(each, context.six);
      if (each.source === '@aws-amplify/ui-components/loader') migrateLoader(context, each);
      else if (choose) migrateImport(context, each, choose);
      else edits.note(each.start, `The import of ${each.source} is left alone.`);
    }
  }
  const imports = scopes.flatMap((scope) => scope.imports);
  for (const match of edits.source.matchAll(
    /(?:\b(?:require|import)\(\s*)?(['"])((?:@aws-amplify\/|aws-amplify\b)[^'"\n]*)\1/g,
  )) {
    const [whole, , name = ''] = match;
    const isImport = imports.some(({ start, end }) => start <= match.index && match.index < end);
    if (!isImport) edits.note(match.index, `${/^["']/.test(whole) ? name : `${whole}…)`} is left alone.`);
  }
}

/** `defineCustomElements()` is an import here. */
function migrateLoader({ edits, scope }: Context, each: Import): void {
  const calls = each.names.map(({ local }) => ({
    uses: usesOf(scope, local, [''])?.length,
    statements: [
      ...scope.source.matchAll(
        new RegExp(`^[ \\t]*${escaped(local)}\\([^()]*\\)[ \\t]*;?[ \\t]*(?:\\r?\\n|$(?![^]))`, 'gm'),
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

function migrateImport(context: Context, each: Import, choose: Choose): void {
  const { edits, scope, imported } = context;
  const moved = new Map<string, string[]>();
  const staying: string[] = [];
  const add = (module: string, specifier: string) => {
    const list = moved.get(module) ?? [];
    const key = `${module} ${specifier.replace(/^type /, '')}`;
    if (!imported.has(key)) list.push(specifier);
    imported.add(key);
    moved.set(module, list);
  };
  const all = specifiersOf(each);
  for (const specifier of all) {
    const { name, local, isType } = specifier;
    const isKept = name === 'Amplify' && !usesOf(scope, local, ['configure']);
    const module = isKept ? undefined : choose(name);
    const isTypeOnly = isType || each.isType || authTypes.includes(name) || layerTypes.includes(name);
    const text = `${isTypeOnly && !each.isType ? 'type ' : ''}${name}${local === name ? '' : ` as ${local}`}`;
    if (module !== undefined) add(module, text);
    else if (
      name === 'Amplify' &&
      isFree(context, 'Auth') &&
      useInstead(context, local, ['configure'], () => 'Auth.configure')
    )
      add('auth-elements/auth', 'Auth');
    else if (name === 'I18n') {
      const uses = usesOf(scope, local, localization) ?? [];
      const used = localization.filter((call) => uses.some(([, member]) => member === call));
      if (
        used.every((call) => isFree(context, call)) &&
        useInstead(context, local, localization, (call) => call)
      )
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

/** Returns all names. The default of `aws-amplify` is `Amplify`, that of `@aws-amplify/auth` is `Auth`. */
function specifiersOf({ source, fallback, names }: Import): Specifier[] {
  if (fallback === undefined) return [...names];
  const name = source === '@aws-amplify/auth' ? 'Auth' : 'Amplify';
  return [{ name, local: fallback, isType: false }, ...names];
}

/** Replaces `local.member` for these members. Returns false, and changes nothing, where `local` is used in another way or not at all. */
function useInstead(
  { edits, scope }: Context,
  local: string,
  members: readonly string[],
  replacement: (member: string) => string,
): boolean {
  const uses = usesOf(scope, local, members) ?? [];
  for (const { index, 0: text, 1: member = '' } of uses)
    edits.replace(index, index + text.length, replacement(member));
  return uses.length > 0;
}

const escaped = (name: string): string => name.replaceAll('$', String.raw`\$`);

/** Returns the uses of `local.member` for these members; undefined where `local` is used in another way. */
function usesOf({ body }: Scope, local: string, members: readonly string[]): RegExpExecArray[] | undefined {
  const name = escaped(local);
  const uses = [...body.matchAll(new RegExp(`(?<![\\w.$'"\`/-])${name}(?:\\.(\\w+))?(?![\\w$'"\`-])`, 'g'))];
  return uses.every(([, member = '']) => members.includes(member)) ? uses : undefined;
}

/** Whether a name can be imported: the scope has none of its own, or gets the same in place of one of Amplify. */
function isFree({ scope, six }: Context, name: string): boolean {
  const found = scope.imports.flatMap((each) =>
    specifiersOf(each)
      .filter(({ local }) => local === name)
      .map((specifier) => ({ ...specifier, each })),
  );
  return found.length > 0
    ? found.every(
        ({ name: its, isType, each }) =>
          its === name && !isType && !each.isType && chooserFor(each, six)?.(its) === 'auth-elements/auth',
      )
    : usesOf(scope, name, [])?.length === 0;
}
