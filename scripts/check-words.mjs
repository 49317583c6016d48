#!/usr/bin/env node
// node scripts/check-words.mjs: finds words and phrases that have a plainer one, and says what to write instead.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** A match of `except` is allowed. */
const rules = [
  { phrase: /\bof one['’]s own\b/, use: 'custom' },
  { phrase: /\bof the (page|app|caller|pool)['’]s own\b/, use: 'custom, of the app' },
  {
    phrase: /\b(some|any|no)body\b/,
    use: 'a user, no user, a caller: say who',
    except: /['"`]nobody\b|client nobody/i,
  },
  { phrase: /\bwho(so)?ever\b/, use: 'the user who' },
  { phrase: /\banew\b/, use: 'again; restarts' },
  { phrase: /\b(is|are|was|were|be|been|being) told\b/, use: 'gets, is notified; warns' },
  { phrase: /\bis said\b/, use: 'appears, is logged, is announced' },
  { phrase: /\bby itself\b/, use: 'automatically' },
  { phrase: /\bof now\b/, use: 'current' },
  { phrase: /\bwhat is typed\b/, use: 'typed values' },
  { phrase: /\bsays whether\b/, use: 'whether; returns or reports whether' },
  { phrase: /\bthat is no\b(?! longer)/, use: 'that is not a' },
  { phrase: /\bwhere none\b/, use: 'if no; without' },
  { phrase: /\bwhat it is\b/, use: 'the name of the thing' },
  {
    phrase: /\ba text\b/,
    use: 'a string, a message',
    except: /\ba text (box|direction|editor|field|file|input|message|node)s?\b/,
  },
  {
    phrase: /\bthe guide(['’]s)?\b/,
    use: 'the Amplify guide',
    except: /\bthe guides? (above|below|on|to)\b/,
  },
  { phrase: /\b(of|in) the page['’]s own (words|way)\b/, use: 'custom' },
  { phrase: /\b(this|that|full|bare|relative|absolute) addresses\b/, use: 'URLs' },
  { phrase: /\b(web|http|redirect|callback) address(es)?\b/, use: 'URL', except: /full web address, like/ },
  {
    phrase: /\btick\b/,
    use: 'check; a check mark',
    // The names of a class, its tokens and its module; a turn of the event loop.
    except: /-tick\b|tick\.styles|\btick = |\(tick\)|\.tick\(/,
  },
  { phrase: /\bticks (a|the) box\b/, use: 'checks the checkbox' },
  { phrase: /\bto go on\b/, use: 'to continue' },
  { phrase: /\bheld against\b/, use: 'compared with' },
  { phrase: /\bunder way\b/, use: 'pending, in progress' },
  { phrase: /\bthe way to stop( it)?\b/, use: 'an unsubscribe function' },
  { phrase: /\bknown are\b/, use: 'expected one of: …' },
  { phrase: /\bcalls? back\b/, use: 'calls the callback, calls the listener' },
  { phrase: /\bfrom now on\b/, use: 'leave it out' },
  { phrase: /\b(has|have|had) run out\b/, use: 'has expired' },
  // Most British spellings are errors for cspell; these are not.
  {
    phrase: /\b(cancelled|cancelling|labelled|labelling|modelled|fulfil)\b/,
    use: 'the American spelling (l or ll)',
    except: /\berror\.cancelled\b/,
  },
  // French has “e-mail”.
  { phrase: /(?<!sse |vos )\be-mail/, use: 'email' },
  { phrase: /\b(catalogue|centred?|judgement|programme|spelt)\b/, use: 'the American spelling' },
  { phrase: /\b(after|back|for|in|out|to)wards\b/, use: 'the American spelling (-ward)' },
];

/** What people read in another language, or what a provider or an earlier version has written. */
const excluded =
  /^(CHANGELOG\.md|demo\/texts\.js|scripts\/check-words\.mjs)$|^docs\/decisions\/|\/generated\//;

const files = execFileSync(
  'git',
  ['ls-files', '--', '*.md', 'docs', 'src', 'test', 'scripts', 'bench', 'demo'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((file) => /\.(md|m?ts|mjs|js|html|css)$/.test(file) && !excluded.test(file));

const problems = [];
for (const file of files) {
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  for (const [index, line] of lines.entries()) {
    // A phrase may go on in the next line of a comment.
    const next = lines[index + 1]?.replace(/^\s*(\*|\/\/)?\s*/, '') ?? '';
    const text = `${line} ${next}`;
    for (const { phrase, use, except } of rules) {
      const match = new RegExp(phrase, 'i').exec(text);
      if (!match || match.index >= line.length || except?.test(text)) continue;
      problems.push(`${file}:${index + 1}: "${match[0]}"; write: ${use}`);
    }
  }
}

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
console.log(`words: ${files.length} files, ${rules.length} rules.`);
