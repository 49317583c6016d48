// The texts of all languages: from locales/*.xlf to modules, and from the msg() calls to locales/*.xlf.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { DOMParser } from '@xmldom/xmldom';

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

async function check() {
  const messages = await readSource();
  const problems = [];
  for (const language of config.targetLocales) {
    const units = readXliff(xliffFile(localesDir, language));
    for (const { name, contents } of messages) {
      const unit = units.get(name);
      const wanted = names(contents).sort().join();
      if (!unit) problems.push(`${language}: ${name} is missing. Run: node scripts/localize.mjs --extract`);
      else if (text(unit.source) !== text(contents)) {
        problems.push(
          `${language}: ${name} reads "${text(contents)}" in the source, "${text(unit.source)}" in the XLIFF.`,
        );
      } else if (text(unit.target).trim() === '') problems.push(`${language}: ${name} is not translated.`);
      else if (names(unit.target).sort().join() !== wanted) {
        problems.push(
          `${language}: ${name} has other placeholders than "${text(contents)}": "${text(unit.target)}".`,
        );
      }
    }
    const used = new Set(messages.map(({ name }) => name));
    for (const id of units.keys()) {
      if (!used.has(id))
        problems.push(`${language}: ${id} is not in the source. Run: node scripts/localize.mjs --extract`);
    }
  }
  if (problems.length) fail(problems);
  console.log(
    `localize: ${messages.length} messages agree in the source and in ${config.targetLocales.join(', ')}.`,
  );
}

async function extract() {
  const { xliffFactory } = await import('@lit/localize-tools/lib/formatters/xliff.js');
  const messages = (await readSource()).sort((a, b) => (a.name < b.name ? -1 : 1));
  const english = new Map(messages.map(({ name, contents }) => [name, text(contents)]));
  const unused = new Map();
  const translated = { used: new Map(), unused: new Map() };
  for (const language of config.targetLocales) {
    const known = readXliff(xliffFile(localesDir, language));
    const units = new Map([...readXliff(xliffFile(unusedDir, language)), ...known]);
    /** @type {Record<'used' | 'unused', { name: string, contents: unknown[] }[]>} */
    const lists = { used: [], unused: [] };
    for (const [name, { source, target }] of units) {
      if (!english.has(name)) unused.set(name, { name, contents: source });
      else if (english.get(name) !== text(source)) {
        console.log(
          `localize: ${language}: look at ${name} again, the English is now "${english.get(name)}".`,
        );
      }
      if (target.length) lists[english.has(name) ? 'used' : 'unused'].push({ name, contents: target });
    }
    translated.used.set(language, lists.used);
    translated.unused.set(language, lists.unused);
    const missing = messages.filter(({ name }) => !lists.used.some((message) => message.name === name));
    console.log(`localize: ${language}: ${messages.length} messages, ${missing.length} to translate.`);
    for (const { name, contents } of missing) console.log(`  ${name}: ${text(contents)}`);
  }
  await xliffFactory(config).writeOutput(messages, translated.used);
  const aside = {
    ...config,
    interchange: { ...config.interchange, xliffDir: unusedDir },
    resolve: (path) => path,
  };
  await xliffFactory(aside).writeOutput([...unused.values()], translated.unused);
}

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
  const modules = ['catalog', 'account-placeholders', config.sourceLocale, ...languages];
  const complete = modules.every((name) => existsSync(join(generatedDir, `${name}.ts`)));
  if (complete && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) {
    console.log('localize: texts are up to date.');
    return;
  }
  const xliff = new Map(languages.map((language) => [language, readXliff(xliffFile(localesDir, language))]));
  const units = [...(xliff.get(languages[0]) ?? [])];
  const data = (name, type, entries) =>
    `export const ${name}: Readonly<Record<string, ${type}>> = ${JSON.stringify(Object.fromEntries(entries), null, 2)};\n`;
  const write = (name, code) =>
    writeFileSync(
      join(generatedDir, `${name}.ts`),
      `// Made from locales/*.xlf by scripts/localize.mjs.\n${code}`,
    );
  mkdirSync(generatedDir, { recursive: true });
  write(
    config.sourceLocale,
    data(
      'texts',
      'string',
      units.map(([id, { source }]) => [id, text(source)]),
    ),
  );
  for (const [language, translations] of xliff) {
    const done = [...translations].filter(([, { target }]) => target.length);
    write(
      language,
      data(
        'texts',
        'string',
        done.map(([id, { target }]) => [id, text(target)]),
      ),
    );
  }
  const loaders = languages
    .map((language) => `  '${language}': lazy(() => import('./${language}.js')),\n`)
    .join('');
  const placeholders = units
    .map(([id, { source }]) => [id, names(source).join('|')])
    .filter(([, list]) => list);
  // Those of the account are in a file that loads with it.
  const accountElements = [
    ...(existsSync(accountFile) ? readFileSync(accountFile, 'utf8') : '').matchAll(
      /'\.\/elements\/([\w-]+)\//g,
    ),
  ].map(([, name]) => name);
  /** @param {string[]} placeholder */
  const isOfAccount = ([id = '']) => accountElements.includes(id.split('.')[0]);
  write(
    'account-placeholders',
    `/** The placeholders of the messages of the account: see \`placeholders\` in catalog.ts. */
${data('accountPlaceholders', 'string', placeholders.filter(isOfAccount))}`,
  );
  write(
    'catalog',
    `import { lazy, type LazyModule } from '../../lib/lazy.js';

/** The shipped texts of each language besides the source language, each a chunk of its own. */
export const loaders: Readonly<Record<string, LazyModule<{ texts: Readonly<Record<string, string>> }>>> = {\n${loaders}};

/** The placeholders of a message in the order of its expressions (n|total), for the messages that have any. */
${data(
  'placeholders',
  'string',
  placeholders.filter((each) => !isOfAccount(each)),
)}`,
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
