import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';

import { setLanguage } from '../../../localization/index.js';
import { dateText } from './time-text.js';

const day = new Date(2026, 2, 4, 12);

describe('a date', () => {
  afterEach(() => setLanguage('en'));

  for (const [language, text] of Object.entries({
    en: 'Mar 4, 2026',
    'en-GB': '4 Mar 2026',
    'fr-CA': '4 mars 2026',
    'zh-TW': '2026年3月4日',
    'sr-Latn': 'Mar 4, 2026',
  }))
    it(`is written as in the region of the page: ${language}`, async () => {
      await setLanguage(language);
      assert.equal(dateText(day), text);
    });
});
