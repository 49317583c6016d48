import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';

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
    await setLanguage('sv');
    await setLanguage('sv');
    assert.equal(submit(), 'Sign in');
    assert.equal(getLanguage(), 'en');
    assert.equal(warnings.length, 1);
    assert.match(warnings[0]!, /"sv".*en, fr, ar/);
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
    await Promise.all([setLanguage('da'), setLanguage('ar')]);
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
    await putVocabularies({ en: { 'sign-up.heading': 'Join us' }, is: { 'sign-up.submit': 'Búa til' } });
    const headingOf = () => msg('Create your account', { id: 'sign-up.heading' });
    assert.equal(headingOf(), 'Join us');
    await setLanguage('is');
    assert.equal(headingOf(), 'Join us');
    await setLanguage('fr');
    assert.equal(headingOf(), 'Créez votre compte');
  });

  it('adds a language before or after it is chosen', async () => {
    await putVocabularies({ nl: { 'sign-in.submit': 'Inloggen' } });
    await setLanguage('nl-BE');
    assert.equal(submit(), 'Inloggen');
    assert.equal(getLanguage(), 'nl');
    const chosen = setLanguage('pt-BR');
    const put = putVocabularies({ 'pt-br': { 'sign-in.submit': 'Entrar' } });
    await Promise.all([chosen, put]);
    assert.equal(submit(), 'Entrar');
    assert.equal(getLanguage(), 'pt-BR');
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
