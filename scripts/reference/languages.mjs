// The tables of docs/languages.md, from the notes at the top of locales/*.xlf.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readLanguageNotes } from '../language-notes.mjs';
import { code, row, table } from './page.mjs';
import { root } from './source.mjs';

const { targetLocales } = JSON.parse(readFileSync(join(root, 'lit-localize.json'), 'utf8'));
const englishName = new Intl.DisplayNames('en', { type: 'language' });

export function languageTables() {
  const notes = targetLocales.map((language) => readLanguageNotes(join(root, 'locales'), language));
  return {
    languages: table(
      ['Language', 'Tag', 'Name', 'Form of address', 'Second reading', 'Native speaker'],
      notes.map(({ language, name, address, settled, improved, nativeReader }) =>
        row(
          englishName.of(language) ?? language,
          code(language),
          name,
          address,
          `${settled} senses settled, ${improved} wordings improved`,
          nativeReader ?? 'none yet',
        ),
      ),
    ),
    doubts: notes
      .filter(({ doubts }) => doubts.length > 0)
      .map(({ language, doubts }) =>
        [`### ${englishName.of(language)}`, doubts.map((doubt) => `- ${doubt}`).join('\n')].join('\n\n'),
      )
      .join('\n\n'),
  };
}
