// The texts of all languages: from locales/*.xlf to modules, and from the msg() calls to locales/*.xlf.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { DOMParser } from '@xmldom/xmldom';

import { readLanguageNotes } from './language-notes.mjs';

const usage = `Usage: node scripts/localize.mjs [--check | --extract]
  (nothing)  write src/localization/generated from locales/*.xlf; quick when nothing has changed
  --extract  take new messages from the source into locales/*.xlf, and put unused ones aside in locales/unused
  --check    compare the source with locales/*.xlf; fails when they do not agree`;

const root = process.cwd();
const configFile = join(root, 'lit-localize.json');
if (!existsSync(configFile)) fail([`no lit-localize.json in ${root}; run this in the root of the project.`]);
const config = {
  ...JSON.parse(readFileSync(configFile, 'utf8')),
  baseDir: root,
  resolve: (path) => join(root, path),
};
const localesDir = config.resolve(config.interchange.xliffDir);
const unusedDir = join(localesDir, 'unused');
const descriptionsFile = join(localesDir, 'descriptions.json');
const generatedDir = config.resolve(config.output.outputDir);
/** Names the elements of the account, which load after the others. */
const accountFile = join(root, 'src/account.ts');
const xliffFile = (dir, language) => join(dir, `${language}.xlf`);

/** Expressions that stand for a value which an element wraps in markup, and the names of those values. */
const standIns = { PLACEHOLDER: 'destination' };

/** The name of a placeholder is that of its expression: `${app}` and `${this.app}` are {app}. */
function placeholderName(untranslatable) {
  const name = /^\$\{(?:[\w.#]+\.)?#?([a-z]\w*)\}$/i.exec(untranslatable)?.[1];
  if (!name) throw new Error(`The placeholder "${untranslatable}" wants to be one plain name, like \${app}.`);
  return standIns[name] ?? name;
}

const withName = (part) =>
  typeof part === 'string'
    ? part
    : { ...part, untranslatable: `\${${placeholderName(part.untranslatable)}}` };
const names = (contents) =>
  contents.flatMap((part) => (typeof part === 'string' ? [] : [placeholderName(part.untranslatable)]));
const text = (contents) =>
  contents
    .map((part) => (typeof part === 'string' ? part : `{${placeholderName(part.untranslatable)}}`))
    .join('');

/**
 * The text of a translation. Where the script runs from right to left, each value is isolated (FSI, PDI): a name such as
 * “Acme Inc.” or a phone number keeps its own order.
 */
const translated = (language, contents) =>
  /Arab|Hebr/.test(new Intl.Locale(language).maximize().script ?? '')
    ? text(contents).replace(/\{[\w-]+\}/g, '\u2068$&\u2069')
    : text(contents);

/** Message id → English and translated contents, in the form that lit-localize uses; empty without the file. */
function readXliff(file) {
  if (!existsSync(file)) return new Map();
  const units = new DOMParser()
    .parseFromString(readFileSync(file, 'utf8'), 'text/xml')
    .getElementsByTagName('trans-unit');
  const contents = (unit, tag) => {
    const element = unit.getElementsByTagName(tag)[0];
    return Array.from(element?.childNodes ?? [], (node) =>
      node.nodeName === 'x'
        ? { untranslatable: node.getAttribute('equiv-text'), index: Number(node.getAttribute('id')) }
        : (node.nodeValue ?? ''),
    );
  };
  return new Map(
    Array.from(units, (unit) => [
      unit.getAttribute('id'),
      { source: contents(unit, 'source'), target: contents(unit, 'target') },
    ]),
  );
}

/** The messages of the source as lit-localize finds them; throws when one id has two texts. */
async function readSource() {
  const { RuntimeLitLocalizer } = await import('@lit/localize-tools/lib/modes/runtime.js');
  const localizer = new RuntimeLitLocalizer(config);
  const { messages, errors } = localizer.extractSourceMessages();
  const problems = errors.map(({ file, start, messageText }) => {
    const place = file && `${file.fileName}:${file.getLineAndCharacterOfPosition(start ?? 0).line + 1}: `;
    return `${place ?? ''}${typeof messageText === 'string' ? messageText : messageText.messageText}`;
  });
  const named = messages.map((message) => {
    const { name, tag, contents } = message;
    try {
      if (tag === 'html') throw new Error('html in a message; use str and put the markup around it.');
      if (/^[sh][0-9a-f]{16}$/.test(name)) throw new Error(`"${text(contents)}" has no id.`);
      if (new Set(names(contents)).size < names(contents).length) {
        throw new Error(`one placeholder name twice in "${text(contents)}".`);
      }
      return { ...message, contents: contents.map(withName) };
    } catch (error) {
      problems.push(`${name}: ${error.message}`);
      return message;
    }
  });
  if (problems.length) fail(problems);
  return named;
}

function fail(problems) {
  console.error(problems.map((problem) => `localize: ${problem}`).join('\n'));
  process.exit(1);
}

/**
 * Whether an id is that of a plural form: a message with {n} may have its own string for each category of
 * `Intl.PluralRules`, such as policy.length.few. The text without category is for all others.
 */
const isPlural = (id) => /\.(zero|one|two|few|many)$/.test(id);
const pluralCategories = (language) => new Intl.PluralRules(language).resolvedOptions().pluralCategories;

/** What each message is for, where it stands and what its placeholders hold: for translators. */
const readDescriptions = () =>
  existsSync(descriptionsFile) ? JSON.parse(readFileSync(descriptionsFile, 'utf8')) : {};

function checkDescriptions(messages, problems) {
  const descriptions = readDescriptions();
  const file = 'locales/descriptions.json';
  for (const { name, contents } of messages) {
    const description = descriptions[name];
    if (!description) problems.push(`${file}: ${name} has no description.`);
    else
      for (const placeholder of names(contents))
        if (!description.includes(`{${placeholder}}`))
          problems.push(`${file}: ${name} does not say what {${placeholder}} holds.`);
  }
  const known = new Set(messages.map(({ name }) => name));
  for (const id of Object.keys(descriptions))
    if (!known.has(id)) problems.push(`${file}: ${id} is not in the source.`);
}

async function check() {
  const messages = await readSource();
  const problems = [];
  checkDescriptions(messages, problems);
  const wanted = new Map(messages.map(({ name, contents }) => [name, contents]));
  for (const language of config.targetLocales) {
    const units = readXliff(xliffFile(localesDir, language));
    for (const id of wanted.keys())
      if (!units.has(id))
        problems.push(`${language}: ${id} is missing. Run: node scripts/localize.mjs --extract`);
    const same = sameAsEnglish(language, problems);
    for (const [id, { source, target }] of units) {
      const contents = wanted.get(isPlural(id) ? id.replace(/\.\w+$/, '') : id);
      const problem = contents && problemOf(contents, source, target, isPlural(id));
      if (!contents)
        problems.push(`${language}: ${id} is not in the source. Run: node scripts/localize.mjs --extract`);
      else if (problem) problems.push(`${language}: ${id} ${problem}`);
      else if (text(target) === text(source) && /\p{L}{2}/u.test(text(target)) && !same.includes(id))
        problems.push(
          `${language}: ${id} is the same as in English. Name it in the note "same-as-english" if that is right.`,
        );
      else if (isPlural(id) && !pluralCategories(language).includes(id.replace(/^.*\./, '')))
        problems.push(`${language}: ${id} is for a plural category that the language does not have.`);
    }
  }
  if (problems.length) fail(problems);
  console.log(
    `localize: ${messages.length} messages agree in the source and in ${config.targetLocales.join(', ')}.`,
  );
}

/** The ids of the messages that are rightly the same in a language. */
function sameAsEnglish(language, problems) {
  try {
    return readLanguageNotes(localesDir, language).same;
  } catch (error) {
    problems.push(error.message);
    return [];
  }
}

/** A plural form may say its number in words. */
function problemOf(contents, source, target, mayOmit) {
  if (text(source) !== text(contents))
    return `reads "${text(contents)}" in the source, "${text(source)}" in the XLIFF.`;
  if (text(target).trim() === '') return 'is not translated.';
  if (mayOmit && names(target).length === 0) return undefined;
  if (names(target).sort().join() !== names(contents).sort().join())
    return `has other placeholders than "${text(contents)}": "${text(target)}".`;
  return undefined;
}

async function extract() {
  const { xliffFactory } = await import('@lit/localize-tools/lib/formatters/xliff.js');
  const descriptions = readDescriptions();
  const messages = (await readSource())
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((message) => ({ ...message, desc: descriptions[message.name] }));
  const byName = new Map(messages.map((message) => [message.name, message]));
  const baseOf = (id) => byName.get(id) ?? (isPlural(id) ? byName.get(id.replace(/\.\w+$/, '')) : undefined);
  for (const language of config.targetLocales) {
    const known = readXliff(xliffFile(localesDir, language));
    const units = new Map([...readXliff(xliffFile(unusedDir, language)), ...known]);
    /** @type {any[]} */
    const used = [];
    /** @type {Record<'messages' | 'translations', any[]>} */
    const unused = { messages: [], translations: [] };
    /** The plural forms of this language. */
    const plurals = /** @type {any[]} */ ([]);
    for (const [name, { source, target }] of units) {
      const message = baseOf(name);
      if (!message) unused.messages.push({ name, contents: source });
      else if (text(message.contents) !== text(source))
        console.log(
          `localize: ${language}: look at ${name} again, the English is now "${text(message.contents)}".`,
        );
      if (message && message.name !== name) plurals.push({ ...message, name });
      if (target.length) (message ? used : unused.translations).push({ name, contents: target });
    }
    const missing = messages.filter(({ name }) => !used.some((message) => message.name === name));
    console.log(`localize: ${language}: ${messages.length} messages, ${missing.length} to translate.`);
    for (const { name, contents } of missing) console.log(`  ${name}: ${text(contents)}`);
    const only = { ...config, targetLocales: [language] };
    await xliffFactory(only).writeOutput([...messages, ...plurals], new Map([[language, used]]));
    if (unused.messages.length === 0 && !existsSync(xliffFile(unusedDir, language))) continue;
    const aside = {
      ...only,
      interchange: { ...config.interchange, xliffDir: unusedDir },
      resolve: (path) => path,
    };
    await xliffFactory(aside).writeOutput(unused.messages, new Map([[language, unused.translations]]));
  }
}

/** The folders of the elements of the account, whose messages load with them. */
const accountFolders = existsSync(accountFile)
  ? [...readFileSync(accountFile, 'utf8').matchAll(/'\.\/elements\/([\w-]+)\//g)].map(([, name]) => name)
  : [];
const isOfAccount = (id) => accountFolders.includes(id.split('.')[0]);

function generate() {
  const languages = config.targetLocales;
  const files = [
    fileURLToPath(import.meta.url),
    configFile,
    ...languages.map((language) => xliffFile(localesDir, language)),
    accountFile,
  ];
  const hash = createHash('sha256');
  for (const file of files) hash.update(existsSync(file) ? readFileSync(file) : '');
  const digest = hash.digest('hex');
  const stamp = join(generatedDir, '.hash');
  const perLanguage = languages.flatMap((language) => [
    `languages/${language}`,
    `languages/${language}.account`,
    `static/${language}`,
  ]);
  const modules = ['catalog', 'placeholders', 'loaders', config.sourceLocale, ...perLanguage];
  const complete = modules.every((name) => existsSync(join(generatedDir, `${name}.ts`)));
  if (complete && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) {
    console.log('localize: texts are up to date.');
    return;
  }
  const xliff = new Map(languages.map((language) => [language, readXliff(xliffFile(localesDir, language))]));
  const units = [...(xliff.get(languages[0]) ?? [])].filter(([id]) => !isPlural(id));
  const record = (entries) => JSON.stringify(Object.fromEntries(entries), null, 2);
  const data = (name, entries) =>
    `export const ${name}: Readonly<Record<string, string>> = ${record(entries)};\n`;
  const write = (name, code) =>
    writeFileSync(
      join(generatedDir, `${name}.ts`),
      `// Made from locales/*.xlf by scripts/localize.mjs.\n${code}`,
    );
  rmSync(generatedDir, { recursive: true, force: true });
  for (const folder of ['languages', 'static']) mkdirSync(join(generatedDir, folder), { recursive: true });
  write(
    config.sourceLocale,
    data(
      'texts',
      units.map(([id, { source }]) => [id, text(source)]),
    ),
  );
  for (const [language, translations] of xliff) {
    const done = [...translations]
      .filter(([, { target }]) => target.length)
      .map(([id, { target }]) => [id, translated(language, target)]);
    write(
      `languages/${language}`,
      data(
        'texts',
        done.filter(([id]) => !isOfAccount(id)),
      ),
    );
    write(
      `languages/${language}.account`,
      data(
        'texts',
        done.filter(([id]) => isOfAccount(id)),
      ),
    );
    write(
      `static/${language}`,
      `import { addLanguage } from '../../add-language.js';
import { texts } from '../languages/${language}.js';
import { texts as account } from '../languages/${language}.account.js';

addLanguage('${language}', { ...texts, ...account });
`,
    );
  }
  const placeholders = units
    .map(([id, { source }]) => [id, names(source).join('|')])
    .filter(([, list]) => list);
  write(
    'catalog',
    `/** The languages of the package, as BCP 47 tags. */
export const languages: readonly string[] = '${[config.sourceLocale, ...languages].join(' ')}'.split(' ');
`,
  );
  write(
    'placeholders',
    `/** The placeholders of a message in the order of its expressions (n|total), for the messages that have any. */
${data('placeholders', placeholders)}`,
  );
  const loaders = languages
    .map(
      (language) => `  '${language}': {
    signIn: lazy(() => import('./languages/${language}.js')),
    account: lazy(() => import('./languages/${language}.account.js')),
  },
`,
    )
    .join('');
  write(
    'loaders',
    `import { lazy, type LazyModule } from '../../lib/lazy.js';
import type { MessagePart } from '../texts.js';

type Load = LazyModule<{ texts: Readonly<Record<string, string>> }>;

/** The files with the messages of each language but English. */
export const loaders: Readonly<Record<string, Readonly<Record<MessagePart, Load>>>> = {
${loaders}};
`,
  );
  writeFileSync(stamp, digest);
  console.log(`localize: wrote ${units.length} messages in ${config.sourceLocale}, ${languages.join(', ')}.`);
}

const [option, ...rest] = process.argv.slice(2);
if (rest.length || (option && option !== '--check' && option !== '--extract')) {
  console.error(usage);
  process.exit(2);
}
try {
  if (option === '--check') await check();
  else {
    if (option === '--extract') await extract();
    generate();
  }
} catch (error) {
  fail([error.message]);
}
