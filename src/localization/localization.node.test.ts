import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';

import { lengthText } from '../forms/controls/password-policy.js';
import { texts as english } from './generated/en.js';
import {
  getDirection,
  getLanguage,
  languages,
  msg,
  ownText,
  putVocabularies,
  setLanguage,
  str,
} from './index.js';
import { messageAliases } from './message-aliases.js';
import { parts } from './texts.js';

let warnings: string[];

beforeEach(async () => {
  warnings = [];
  mock.method(console, 'warn', (...args: unknown[]) => warnings.push(args.join(' ')));
  await setLanguage('en');
});
afterEach(() => mock.restoreAll());

const submit = () => msg('Sign in', { id: 'sign-in.submit' });
const heading = (app: string) => msg(str`Sign in to ${app}`, { id: 'sign-in.heading' });
const wait = (time: string) => msg(str`Send again in ${time}`, { id: 'common.resend.wait' });

describe('setLanguage', () => {
  it('starts with the English of the source', () => {
    assert.equal(submit(), 'Sign in');
    assert.equal(heading('Acme'), 'Sign in to Acme');
    assert.equal(getLanguage(), 'en');
  });

  it('shows French, with the value in its place, and English again', async () => {
    await setLanguage('fr');
    assert.equal(submit(), 'Se connecter');
    assert.equal(heading('Acme'), 'Connexion à Acme');
    await setLanguage('en');
    assert.equal(submit(), 'Sign in');
    assert.deepEqual(warnings, []);
  });

  it('does not touch a value that looks like a placeholder', async () => {
    await setLanguage('fr');
    assert.equal(heading('{app} & {time}'), 'Connexion à {app} & {time}');
  });

  it('takes the language for a region that has no texts of its own', async () => {
    await setLanguage('fr-CA');
    assert.equal(submit(), 'Se connecter');
    assert.equal(getLanguage(), 'fr');
    assert.deepEqual(warnings, []);
  });

  it('takes any spelling of a tag', async () => {
    await setLanguage('FR_ca');
    assert.equal(getLanguage(), 'fr');
    assert.deepEqual(warnings, []);
  });

  it('falls back to English with one warning that names the known languages', async () => {
    await setLanguage('fr');
    await setLanguage('ga');
    await setLanguage('ga');
    assert.equal(submit(), 'Sign in');
    assert.equal(getLanguage(), 'en');
    assert.equal(warnings.length, 1);
    assert.match(warnings[0]!, /"ga".*en, .*fr, /);
  });

  for (const language of ['', 'not a language', undefined, null, 7]) {
    it(`warns of ${JSON.stringify(language)} and shows English`, async () => {
      await setLanguage('fr');
      await setLanguage(language as string);
      assert.equal(submit(), 'Sign in');
      assert.equal(warnings.length, 1);
    });
  }

  it('lets the last of overlapping calls win', async () => {
    await Promise.all([setLanguage('ar'), setLanguage('fr'), setLanguage('en')]);
    assert.equal(getLanguage(), 'en');
    await Promise.all([setLanguage('en'), setLanguage('ar'), setLanguage('fr')]);
    assert.equal(getLanguage(), 'fr');
    await Promise.all([setLanguage('ga'), setLanguage('ar')]);
    assert.equal(getLanguage(), 'ar');
    assert.deepEqual(warnings, []);
  });

  it('knows the direction of the shown language', async () => {
    assert.equal(getDirection(), 'ltr');
    await setLanguage('ar-EG');
    assert.equal(getDirection(), 'rtl');
    assert.equal(submit(), 'تسجيل الدخول');
    await setLanguage('yi');
    assert.equal(getDirection(), 'ltr', 'English is shown for Yiddish as long as it has no texts');
    await putVocabularies({ yi: { 'sign-in.submit': 'אריינלאגירן' } });
    assert.equal(getDirection(), 'rtl');
  });

  it('lists the shipped languages', async () => {
    const file = await readFile(new URL('../../lit-localize.json', import.meta.url), 'utf8');
    const { targetLocales } = JSON.parse(file) as { targetLocales: string[] };
    assert.deepEqual(languages, ['en', ...targetLocales]);
  });
});

describe('a language that is near', () => {
  const cases: Record<string, string> = {
    'zh-TW': 'zh-Hant',
    'zh-HK': 'zh-Hant',
    'zh-Hant-HK': 'zh-Hant',
    zh: 'zh-Hans',
    'yue-HK': 'zh-Hant',
    'zh-cmn-Hans': 'zh-Hans',
    zh_cmn_Hant_TW: 'zh-Hant',
    'zh-yue': 'zh-Hant',
    'yue-CN': 'zh-Hans',
    'yue-Hans': 'zh-Hans',
    'zh-TW-x-mtfrom-en': 'zh-Hant',
    'zh-CN': 'zh-Hans',
    'es-MX': 'es-419',
    'es-US': 'es-419',
    'es-ES': 'es',
    'pt-AO': 'pt',
    'pt-BR': 'pt-BR',
    no: 'nb',
    nn: 'nb',
    iw: 'he',
    'sr-Cyrl-ME': 'sr',
    'de-AT': 'de',
    'fa-AF': 'fa',
  };
  for (const [tag, shown] of Object.entries(cases))
    it(`is shown: ${tag} shows ${shown}`, async () => {
      await setLanguage(tag);
      assert.equal(getLanguage(), shown);
      assert.deepEqual(warnings, []);
    });

  it('is not shown in another script', async () => {
    await setLanguage('sr-Latn');
    assert.equal(getLanguage(), 'en');
    assert.equal(warnings.length, 1);
  });

  it('yields to the strings of the app for the language itself', async () => {
    await putVocabularies({ es: { 'common.or': 'o bien' }, zh: { 'common.or': '或者' } });
    await setLanguage('es-MX');
    assert.equal(msg('or', { id: 'common.or' }), 'o bien');
    await setLanguage('zh-TW');
    assert.equal(msg('or', { id: 'common.or' }), '或者');
    assert.deepEqual(warnings, []);
  });
});

describe('plural forms', () => {
  it('follow the number, where the language has them', async () => {
    const texts = async (language: string) => {
      await setLanguage(language);
      return [8, 21, 22].map(lengthText);
    };
    assert.deepEqual(await texts('en'), [
      'At least 8 characters',
      'At least 21 characters',
      'At least 22 characters',
    ]);
    const russian = await texts('ru');
    assert.match(russian[0]!, /8 символов/);
    assert.match(russian[1]!, /21 символа/);
    assert.match((await texts('fa'))[0]!, /۸/);
  });

  it('yield to a string that the app gives for all numbers, by id or by English string', async () => {
    await setLanguage('ru');
    await putVocabularies({ ru: { 'policy.length': 'минимум {n}' } });
    assert.deepEqual([8, 21].map(lengthText), ['минимум 8', 'минимум 21']);
    await setLanguage('lt');
    await putVocabularies({ lt: { 'At least {n} characters': 'mažiausiai {n}' } });
    assert.deepEqual([8, 21].map(lengthText), ['mažiausiai 8', 'mažiausiai 21']);
    assert.deepEqual(warnings, []);
  });

  it('of the app in English are not shown in another language', async () => {
    await putVocabularies({ en: { 'policy.length': 'Min. {n}', 'policy.length.other': 'Min. {n} chars' } });
    await setLanguage('de');
    assert.match(lengthText(8), /^Mindestens 8/);
    await setLanguage('en');
    assert.equal(lengthText(8), 'Min. 8 chars');
    assert.deepEqual(warnings, []);
  });

  it('can be changed by the app', async () => {
    await putVocabularies({ sl: { 'policy.length.two': 'vsaj {n} znaka (app)' } });
    await setLanguage('sl');
    assert.equal(lengthText(102), 'vsaj 102 znaka (app)');
    assert.deepEqual(warnings, []);
    await putVocabularies({ sl: { 'policy.length.other': '{n} znakov', 'policy.length.few': '{m} znaki' } });
    assert.equal(warnings.length, 1);
    assert.match(warnings[0]!, /^[^\n]*"policy.length.few": no placeholder \{m\}; it has \{n\}/);
  });
});

describe('messages of the account that cannot be loaded', () => {
  it('do not hold back the others, and are shown if they arrive later', async () => {
    const { loaders } = await import('./generated/loaders.js');
    const danish = loaders['da']!;
    const original = danish.account;
    let resolve: (file: { texts: Record<string, string> }) => void = () => undefined;
    const promise = new Promise<{ texts: Record<string, string> }>((done) => (resolve = done));
    const failing = () => Promise.reject(new Error('offline'));
    Object.assign(danish, { account: Object.assign(failing, { loaded: promise }) });
    parts.add('account');
    try {
      await setLanguage('da');
      assert.equal(getLanguage(), 'da');
      assert.equal(submit(), 'Log ind');
      assert.equal(warnings.length, 1);
      assert.match(warnings[0]!, /offline/);
      resolve({ texts: { 'sessions.sign-out': 'Log ud her' } });
      await new Promise(setImmediate);
      assert.equal(msg('Sign out', { id: 'sessions.sign-out' }), 'Log ud her');
    } finally {
      parts.delete('account');
      Object.assign(danish, { account: original });
    }
  });
});

it('the reader of vocabularies knows the placeholders that are generated', async () => {
  const { placeholders } = await import('./generated/placeholders.js');
  await putVocabularies({});
  const { late } = await import('./texts.js');
  assert.deepEqual({ ...late.placeholders }, { ...placeholders });
});

describe('a language that is imported', () => {
  it('needs no file', async () => {
    await import('./generated/static/sk.js');
    const { loaders } = await import('./generated/loaders.js');
    await setLanguage('sk-SK');
    assert.equal(getLanguage(), 'sk');
    assert.equal(submit(), 'Prihlásiť sa');
    let isLoaded = false;
    void loaders['sk']?.signIn.loaded.then(() => (isLoaded = true));
    await new Promise(setImmediate);
    assert.equal(isLoaded, false);
  });
});

describe('putVocabularies', () => {
  it('lays texts over the shipped ones at once, without waiting', async () => {
    await setLanguage('fr');
    const done = putVocabularies({ fr: { 'sign-in.forgot': 'Oublié ?' } });
    assert.equal(msg('Forgot password?', { id: 'sign-in.forgot' }), 'Oublié ?');
    assert.equal(submit(), 'Se connecter');
    await done;
    assert.deepEqual(warnings, []);
  });

  it('puts values into named placeholders, also twice', async () => {
    await putVocabularies({ fr: { 'common.resend.wait': '{time} : encore {time}' } });
    await setLanguage('fr');
    assert.equal(wait('0:30'), '0:30 : encore 0:30');
  });

  it('leaves out a value that the text does not name', async () => {
    await putVocabularies({ en: { 'sign-in.new': 'New here?' } });
    assert.equal(msg(str`New to ${'Acme'}?`, { id: 'sign-in.new' }), 'New here?');
    assert.deepEqual(warnings, []);
  });

  it('shows an unknown placeholder unchanged, and warns', async () => {
    await putVocabularies({ en: { 'common.back': 'Back to {app}', 'greetings.hello': 'Hi {nam}' } });
    assert.equal(msg('Back to sign in', { id: 'common.back' }), 'Back to {app}');
    assert.equal(msg(str`Hello, ${'Mara'}`, { id: 'greetings.hello' }), 'Hi {nam}');
    assert.equal(warnings.length, 1);
    assert.match(warnings[0]!, /"common.back": no placeholder \{app\}; it has none/);
    assert.match(warnings[0]!, /"greetings.hello": no placeholder \{nam\}; it has \{name\}/);
  });

  it('overrides English, also where another language lacks the text', async () => {
    await putVocabularies({ en: { 'sign-up.heading': 'Join us' }, gl: { 'sign-up.submit': 'Crear' } });
    const headingOf = () => msg('Create your account', { id: 'sign-up.heading' });
    assert.equal(headingOf(), 'Join us');
    await setLanguage('gl');
    assert.equal(headingOf(), 'Join us');
    await setLanguage('fr');
    assert.equal(headingOf(), 'Créez votre compte');
  });

  it('adds a language before or after it is chosen', async () => {
    await putVocabularies({ ca: { 'sign-in.submit': 'Inicia la sessió' } });
    await setLanguage('ca-AD');
    assert.equal(submit(), 'Inicia la sessió');
    assert.equal(getLanguage(), 'ca');
    const chosen = setLanguage('cy-GB');
    const put = putVocabularies({ 'cy-gb': { 'sign-in.submit': 'Mewngofnodi' } });
    await Promise.all([chosen, put]);
    assert.equal(submit(), 'Mewngofnodi');
    assert.equal(getLanguage(), 'cy-GB');
    assert.deepEqual(warnings, []);
  });

  it('looks in the region, then in the language, then in English', async () => {
    await putVocabularies({ 'fr-CH': { 'common.email': 'Courriel' }, fr: { 'common.or': 'ou bien' } });
    await setLanguage('fr-CH');
    assert.equal(msg('Email', { id: 'common.email' }), 'Courriel');
    assert.equal(msg('or', { id: 'common.or' }), 'ou bien');
    assert.equal(msg('Confirm', { id: 'common.confirm' }), 'Confirmer');
    assert.equal(msg('Not translated', { id: 'test.nowhere' }), 'Not translated');
    assert.equal(getLanguage(), 'fr-CH');
  });

  it('lets an empty text count as none', async () => {
    await putVocabularies({ fr: { 'verify-contact.skip': '' } });
    await setLanguage('fr');
    assert.equal(msg('Skip for now', { id: 'verify-contact.skip' }), 'Passer pour l’instant');
  });

  it('keeps what was put before, and lets the later text win', async () => {
    await putVocabularies({ en: { 'verify-contact.email': 'one', 'verify-contact.phone': 'two' } });
    await putVocabularies({ en: { 'verify-contact.phone': 'three' } });
    assert.equal(msg('Email', { id: 'verify-contact.email' }), 'one');
    assert.equal(msg('Phone', { id: 'verify-contact.phone' }), 'three');
  });

  it('does not change when the page changes its object later', async () => {
    const texts = { 'totp-setup.copy': 'Take' };
    await putVocabularies({ en: texts });
    texts['totp-setup.copy'] = 'Give';
    assert.equal(msg('Copy', { id: 'totp-setup.copy' }), 'Take');
  });

  for (const bad of [
    undefined,
    null,
    'fr',
    7,
    [],
    { fr: 'Bonjour' },
    { fr: null },
    { '': { 'common.or': 'x' } },
  ]) {
    it(`warns of ${JSON.stringify(bad)}`, async () => {
      await putVocabularies(bad as unknown as Parameters<typeof putVocabularies>[0]);
      assert.equal(warnings.length, 1);
      assert.match(warnings[0]!, /^\[auth-elements\] putVocabularies/);
    });
  }

  it('takes earlier message ids, with one warning that names the new ones', async () => {
    await putVocabularies({
      en: {
        'verify.skip': 'Later',
        'mfa.save': 'Keep',
        'forgot.submit': 'Mail me',
        'sms.lead': 'To {place}',
      },
    });
    assert.equal(msg('Skip for now', { id: 'verify-contact.skip' }), 'Later');
    assert.equal(msg('Save', { id: 'select-mfa-type.submit' }), 'Keep');
    assert.equal(msg('Send code', { id: 'forgot-password.submit' }), 'Mail me');
    assert.equal(msg('Send code', { id: 'verify-contact.submit' }), 'Mail me');
    assert.equal(warnings.length, 1);
    assert.match(warnings[0]!, /"verify.skip": use "verify-contact.skip" instead/);
    assert.match(warnings[0]!, /"forgot.submit": use "forgot-password.submit" and "verify-contact.submit"/);
    assert.match(warnings[0]!, /"sms.lead": no placeholder \{place\}/);
  });

  it('lets a message id win over its earlier id', async () => {
    await putVocabularies({ en: { 'verify-contact.skip': 'Now', 'verify.skip': 'Later' } });
    assert.equal(msg('Skip for now', { id: 'verify-contact.skip' }), 'Now');
  });

  it('lists everything it cannot use in one warning, and uses the rest', async () => {
    const vocabulary = { 'sign-in.hedding': 'x', 'verify-contact.legend': 7, 'verify-contact.skip': 'Later' };
    await putVocabularies({ en: vocabulary as unknown as Record<string, string> });
    assert.equal(warnings.length, 1);
    assert.match(warnings[0]!, /"sign-in.hedding": not a message id or an English message/);
    assert.match(warnings[0]!, /"verify-contact.legend": expected a string, not number/);
    assert.equal(msg('Contact', { id: 'verify-contact.legend' }), 'Contact');
    assert.equal(msg('Skip for now', { id: 'verify-contact.skip' }), 'Later');
  });
});

describe('dictionaries keyed by English texts', () => {
  it('count for every message with that text', async () => {
    await putVocabularies({ de: { 'Sign in': 'Anmelden', 'Sign in to {app}': 'Bei {app} anmelden' } });
    await setLanguage('de');
    assert.equal(submit(), 'Anmelden');
    assert.equal(msg('Sign in', { id: 'sign-up.sign-in' }), 'Anmelden');
    assert.equal(heading('Acme'), 'Bei Acme anmelden');
    assert.deepEqual(warnings, []);
  });

  it('take the labels of Amplify as its guide writes them', async () => {
    await putVocabularies({
      en: { 'Sign Up': 'Create new account', 'Sign Up Account': 'Create a new account' },
    });
    assert.equal(msg('Create an account', { id: 'sign-in.create' }), 'Create new account');
    assert.equal(msg('Create account', { id: 'sign-up.submit' }), 'Create new account');
    await putVocabularies({
      it: { 'Sign Up Account': 'Crea un profilo', "Can't scan? Type this key": 'Digita' },
    });
    await setLanguage('it');
    assert.equal(msg('Create your account', { id: 'sign-up.heading' }), 'Crea un profilo');
    assert.equal(msg('Can’t scan? Type this key.', { id: 'totp-setup.key' }), 'Digita');
    assert.deepEqual(warnings, []);
  });

  it('have the names of members of objects for the labels of a page', async () => {
    await setLanguage('de');
    const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];
    await putVocabularies({ de: Object.fromEntries(names.map((name) => [name, `${name} auf Deutsch`])) });
    for (const name of names) assert.equal(ownText(name), `${name} auf Deutsch`);
    await putVocabularies({ de: { 'constructor.few': 'x', '__proto__.one': 'y' } });
    assert.match(warnings.splice(0).join(), /"constructor.few": not a message id/);
    assert.deepEqual(warnings.splice(0), []);
  });

  it('yield to an id, whichever comes first', async () => {
    await putVocabularies({ es: { 'sign-in.submit': 'Entrar', 'Sign in': 'Iniciar sesión' } });
    await putVocabularies({ es: { 'Sign in': 'Acceder' } });
    await setLanguage('es');
    assert.equal(submit(), 'Entrar');
    assert.equal(msg('Sign in', { id: 'sign-up.sign-in' }), 'Acceder');
  });
});

describe('the table of earlier message ids', () => {
  it('leads from ids that are gone to ids that exist, each once', () => {
    const ids = Object.values(messageAliases).flat();
    assert.deepEqual(
      ids.filter((id) => !(id in english)),
      [],
    );
    assert.deepEqual(
      Object.keys(messageAliases).filter((id) => id in english),
      [],
    );
    assert.equal(new Set(ids).size, ids.length);
  });
});
