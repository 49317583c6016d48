import { cpSync } from 'node:fs';
import { join } from 'node:path';

import type { PoolConfig } from '../config/read-config.js';
import { detect, frameworks } from '../frameworks/detect.js';
import type { Framework } from '../frameworks/framework.js';
import { html, importsPackages } from '../frameworks/html.js';
import { type Project, readProject } from '../frameworks/project.js';
import { uncommitted } from '../git.js';
import { scripts } from '../package.js';
import { print, Prompt, readOptions, UsageError } from '../terminal.js';
import { askConfig } from './ask-config.js';
import { difference } from './difference.js';
import { planFiles, type PlannedFile, writePlanned } from './files.js';
import { passkeyNote, policyNote, securityPolicy } from './notes.js';
import { publicConfig } from './public-config.js';

const HELP = `Usage: auth-elements init [options]

Adds a sign-in to the project in this folder: a file with the IDs of the user pool, and a page or component.

  --pool <id>          the user pool, such as eu-west-1_AbCdEfGhI
  --client <id>        its app client, which has no secret
  --config <file>      in place of both: amplify_outputs.json, aws-exports.js or another config file; it is read, not run
  --endpoint <url>     another server that stands for Cognito, such as that of auth-elements local-cognito
  --username-attributes <list>
                       what users sign in with: email, phone_number, username
  --framework <name>   ${[...frameworks.keys()].join(', ')}; by default, package.json shows it
  --dry-run            shows what would be written, and writes nothing
  --yes                asks nothing; a file that is there with other content stays as it is
  --force              asks nothing, and overwrites files, unless they have changes that are not committed
  --help

Exit code: 0 all done, 1 a file was not written, 2 an error.`;

const options = {
  pool: { type: 'string' },
  client: { type: 'string' },
  config: { type: 'string' },
  endpoint: { type: 'string' },
  'username-attributes': { type: 'string' },
  framework: { type: 'string' },
  'dry-run': { type: 'boolean' },
  yes: { type: 'boolean', short: 'y' },
  force: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Where a page has the files for script tags. */
const SCRIPTS_FOLDER = 'auth-elements';

/** Runs the command; resolves to the exit code. */
export async function run(args: string[]): Promise<number> {
  const values = readOptions('init', args, options);
  if (values.help) {
    print(HELP);
    return 0;
  }
  const project = readProject(process.cwd());
  const framework = chooseFramework(project, values.framework);
  const prompt = new Prompt();
  try {
    const isQuiet = values.yes === true || values.force === true;
    const config = await askConfig(project.folder, prompt, { ...values, yes: isQuiet });
    const files = planFiles(project.folder, framework.files(project, publicConfig(config)));
    print();
    for (const { state, path } of files) print(`  ${state.padEnd(8)} ${path}`);
    print();
    if (values['dry-run']) {
      for (const file of files) showContent(file);
      printNotes(project, framework, config, needsScripts(project, framework));
      print('Nothing was written.');
      return 0;
    }
    const chosen = await choose(project, files, prompt, values);
    for (const file of chosen) writePlanned(project.folder, file);
    const isDeclined = chosen.length === 0 && files.some(({ state }) => state !== 'same');
    const scriptsAre = isDeclined || !needsScripts(project, framework) ? undefined : copyScripts(project);
    const count = chosen.length;
    print(count === 0 ? 'No file was written.' : `Wrote ${count} file${count === 1 ? '' : 's'}.`);
    if (scriptsAre === 'copied') print(`Copied the scripts to ${SCRIPTS_FOLDER}/.`);
    printNotes(project, framework, config, scriptsAre === 'missing');
    return reportRest(files, chosen);
  } finally {
    prompt.close();
  }
}

function chooseFramework(project: Project, name: string | undefined): Framework {
  if (name === undefined) {
    const { framework, because } = detect(project);
    print(`Framework: ${framework.label} (${because})`);
    return framework;
  }
  const framework = frameworks.get(name);
  if (framework) return framework;
  throw new UsageError(
    `--framework ${JSON.stringify(name)} must be one of ${[...frameworks.keys()].join(', ')}.`,
  );
}

/** Asks which files are written. Throws a `UsageError` if one of them is not committed. */
async function choose(
  { folder }: Project,
  files: readonly PlannedFile[],
  prompt: Prompt,
  { yes, force }: { yes?: boolean; force?: boolean },
): Promise<PlannedFile[]> {
  const isQuiet = yes === true || force === true;
  const chosen = files.filter(({ state }) => state === 'create');
  for (const file of files.filter(({ state }) => state === 'differs')) {
    if (!force) showDifference(file);
    if (force || (!isQuiet && (await prompt.confirm(`Overwrite ${file.path}?`, false)))) chosen.push(file);
  }
  const overwritten = chosen.filter(({ state }) => state === 'differs').map(({ path }) => path);
  const dirty = uncommitted(folder, overwritten);
  if (dirty.length > 0)
    throw new UsageError(
      `${dirty.join(', ')}: Git has not committed what is there, so it would be lost. Commit, stash or delete it, then run this again. Nothing was written.`,
    );
  if (chosen.length === 0 || isQuiet) return chosen;
  const question = `Write ${chosen.length === 1 ? 'this file' : `these ${chosen.length} files`}?`;
  return (await prompt.confirm(question, true)) ? chosen : [];
}

function showContent({ path, content, state, before }: PlannedFile): void {
  if (state === 'same') return;
  if (state === 'differs') showDifference({ path, before, content });
  else print(`${path}\n\n${indent(content)}\n`);
}

function showDifference({ path, before, content }: Pick<PlannedFile, 'path' | 'before' | 'content'>): void {
  print(`${path} is there, with other content:\n\n${indent(difference(before, content).join('\n'))}\n`);
}

const indent = (text: string): string => text.trimEnd().replace(/^(?=.)/gm, '  ');

const needsScripts = (project: Project, framework: Framework): boolean =>
  framework === html && !importsPackages(project);

/** Copies the files for script tags, unless their folder is there, or this package does not have them. */
function copyScripts(project: Project): 'copied' | 'there' | 'missing' {
  if (project.has(SCRIPTS_FOLDER)) return 'there';
  try {
    cpSync(scripts, join(project.folder, SCRIPTS_FOLDER), {
      recursive: true,
      filter: (file) => !file.endsWith('.map'),
    });
    return 'copied';
  } catch {
    return 'missing';
  }
}

function printNotes(project: Project, framework: Framework, config: PoolConfig, lacksScripts: boolean): void {
  const usesPackage = framework !== html || importsPackages(project);
  const needed = [...(usesPackage ? ['auth-elements'] : []), ...(framework.needs?.(project) ?? [])];
  const missing = needed.filter((name) => !project.packages.has(name));
  const steps = [
    ...(missing.length > 0 ? [`${project.install} ${missing.join(' ')}`] : []),
    ...(lacksScripts ? [`Copy node_modules/auth-elements/dist/cdn to ${SCRIPTS_FOLDER}/.`] : []),
    ...framework.next(project),
    'npx auth-elements doctor checks the pool.',
  ];
  print('\nNext');
  for (const [index, step] of steps.entries()) print(`  ${index + 1}. ${step}`);
  print('\nContent Security Policy, if your server sends one');
  const policy = framework.policy(project);
  print(`  Content-Security-Policy: ${securityPolicy(config, policy)}`);
  for (const note of [policyNote, ...policy.notes]) print(`  ${note}`);
  print(`\nPasskeys\n${indent(passkeyNote)}\n`);
}

function reportRest(files: readonly PlannedFile[], chosen: readonly PlannedFile[]): number {
  const left = files.filter((file) => file.state !== 'same' && !chosen.includes(file));
  if (left.length === 0) return 0;
  for (const { path, state } of left)
    print(
      state === 'differs' ? `${path} was left as it is: --force overwrites it.` : `${path} was not written.`,
    );
  return 1;
}
