import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';

import { ensureFonts } from '../../scripts/ensure-fonts.mjs';
import type * as library from '../../src/cdn.js';
import { languages } from '../../src/localization/generated/catalog.js';
import { texts as english } from '../../src/localization/generated/en.js';
import { useApp } from './support/app.js';
import { layoutFaults, teachFunctions, textsOutside } from './support/layout.js';
import type { Person } from './support/person.js';
import { openScreens } from './support/screens.js';

const app = useApp();
const rightToLeft = ['ar', 'fa', 'he'];
/** Where space is wide, these stand for all: from right to left, long words, and no spaces. */
const wide = ['ar', 'de', 'ja'];
/** A private tag, so that no language of the package is meant. */
const pseudo = 'en-XA';

/** Shows all screens in a language, once it has loaded and every element has rendered it. */
async function speak({ page }: Person, language: string): Promise<{ shown: string; direction: string }> {
  return page.evaluate(async (tag) => {
    const file = '/auth-elements/auth-elements.js';
    const { setLanguage, getLanguage, getDirection } = (await import(file)) as typeof library;
    document.documentElement.lang = tag;
    await setLanguage(tag);
    document.documentElement.dir = getDirection();
    for (let frame = 0; frame < 2; frame++) await new Promise((done) => requestAnimationFrame(done));
    return { shown: getLanguage(), direction: getDirection() };
  }, language);
}

describe('the measurement', () => {
  it(
    'names each kind of fault, with the screen, the element and the text',
    app.visit(async (maria) => {
      await teachFunctions(maria);
      await maria.page.setViewport({ width: 320, height: 640 });
      await openScreens(maria, '?only=sign-in-methods');
      assert.deepEqual(await layoutFaults(maria.page), []);
      const plant = (style: string): Promise<string[]> =>
        maria.page
          .$eval('auth-sign-in form', (form, css) => (form.style.cssText = css), style)
          .then(() => layoutFaults(maria.page));
      const names = async (style: string, fault: RegExp): Promise<void> => {
        const found = await plant(style);
        assert(
          found.some((line) => fault.test(line)),
          `${String(fault)} in\n${found.join('\n')}`,
        );
      };
      await names(
        'inline-size: 60px; overflow: hidden',
        /^sign-in-methods: .*cut off by \d+ px: \S*form.* «/,
      );
      await names('inline-size: 60px', /leaves its box by \d+ px: form.auth-form «/);
      await names('inline-size: 60px', /has \d+ lines: button.* «.*code.*»/);
      await names('grid-auto-rows: 20px; gap: 0', /overlaps span «Sign in»: input.auth-input «username»/);
      await names('direction: rtl', /^sign-in-methods: runs rtl: form/);
      await names('inline-size: 600px', /^the page: scrolls sideways by \d+ px/);
      await names('position: absolute; translate: -200px', /leaves the page: .*«Email»/);
    }),
  );
});

describe('every screen in every language', () => {
  // Texts of missing letters would be measured as boxes.
  before(() => void ensureFonts());

  it(
    'fits in 320 px, and in a wide page',
    app.visit(async (maria) => {
      await teachFunctions(maria);
      await maria.page.setViewport({ width: 320, height: 640 });
      await openScreens(maria);
      const faults: string[] = [];
      const look = async (language: string, width: number): Promise<void> => {
        await maria.page.setViewport({ width, height: 640 });
        const { shown, direction } = await speak(maria, language);
        assert.equal(shown, language);
        assert.equal(direction, rightToLeft.includes(language) ? 'rtl' : 'ltr', language);
        const found = await layoutFaults(maria.page);
        faults.push(...found.map((fault) => `${language}, ${width} px, ${fault}`));
      };
      for (const language of languages) await look(language, 320);
      for (const language of wide) await look(language, 1280);
      assert(faults.length === 0, faults.join('\n'));
    }),
  );
});

/** What the scenes show besides messages: data of the user, and texts of the app, its service and its providers. */
const values = [
  'maria@example.com',
  'Maria Oliveira',
  'Welcome back, Maria Oliveira!',
  'Team size',
  'Just me',
  '2–10 people',
  '11–50 people',
  'Send me news about Acme',
  'What is six times seven?',
  'Platform passkey',
  'Roaming passkey',
  'Google',
  'Amazon',
  'amzn1.account.AFZ3',
];

/** A message in brackets, 60 % longer. */
function lengthen(text: string): string {
  const words = text.replace(/\{\w+\}/g, '').trim();
  return `⟦${text} ${words.slice(0, Math.ceil(words.length * 0.6)).trim()}⟧`;
}

describe('every screen in a language of longer texts', () => {
  it(
    'shows no text that is not a message, and fits in 320 px',
    app.visit(async (maria) => {
      await teachFunctions(maria);
      await maria.page.setViewport({ width: 320, height: 640 });
      await openScreens(maria);
      const vocabulary = Object.fromEntries(
        Object.entries(english).map(([id, text]) => [id, lengthen(text)]),
      );
      await maria.page.evaluate(
        async (tag, texts) => {
          const file = '/auth-elements/auth-elements.js';
          const { putVocabularies } = (await import(file)) as typeof library;
          await putVocabularies({ [tag]: texts });
        },
        pseudo,
        vocabulary,
      );
      assert.equal((await speak(maria, pseudo)).shown, pseudo);
      const strays = await textsOutside(maria.page, '⟦', '⟧');
      const texts = strays.filter((line) => !values.includes(/«(.*)»$/.exec(line)?.[1] ?? ''));
      assert(texts.length === 0, texts.join('\n'));
      const faults = await layoutFaults(maria.page);
      assert(faults.length === 0, faults.join('\n'));
    }),
  );
});
