import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { useApp } from './support/app.js';
import { addMember, email, signIn, signUp } from './support/people.js';
import type { Person } from './support/person.js';
import { texts } from './support/texts.js';

const app = useApp();
const french = {
  heading: 'Connexion à Acme',
  credentials:
    'Cette adresse e-mail et ce mot de passe ne correspondent pas. Réessayez ou réinitialisez votre mot de passe.',
};

const choose = (person: Person, language: string): Promise<string[]> =>
  person.page.select('select#language', language);

describe('the language', () => {
  it(
    'changes every text at once, also those of errors, and stays after a reload',
    app.visit(async (maria) => {
      await addMember(app);
      await maria.open();
      await maria.submit('Sign in', { Email: email, Password: 'Wrong7!horse' });
      await maria.hear(texts.credentials);
      await choose(maria, 'fr');
      await maria.see(french.heading);
      await maria.hear(french.credentials);
      assert.equal(await maria.value('Adresse e-mail'), email);
      await choose(maria, 'en');
      await maria.hear(texts.credentials);
      await choose(maria, 'fr');
      await maria.hear(french.credentials);
      await maria.page.reload();
      await maria.see(french.heading);
      assert.equal(await maria.page.evaluate(() => document.documentElement.lang), 'fr');
      await maria.submit('Se connecter', { 'Adresse e-mail': email, 'Mot de passe': 'Wrong7!horse' });
      await maria.hear(french.credentials);
    }),
  );

  it(
    'changes the errors at fields too',
    app.visit(async (maria) => {
      await maria.open();
      await maria.press('Sign in');
      await maria.hearAt('Email', texts.emailMissing);
      await choose(maria, 'fr');
      await maria.see(french.heading);
      assert.equal((await maria.field('Adresse e-mail')).described, 'Saisissez votre adresse e-mail.');
      assert.equal((await maria.field('Mot de passe')).described, 'Saisissez un mot de passe.');
    }),
  );

  it(
    'changes a service’s error at a field too',
    app.visit(async (maria) => {
      await maria.open();
      await signUp(maria);
      const code = String((Number(maria.code('sign-up')) + 1) % 1_000_000).padStart(6, '0');
      await maria.submit('Confirm', { '6-digit code': code });
      await maria.hearAt('6-digit code', texts.code);
      await choose(maria, 'fr');
      await maria.see('Consultez vos e-mails');
      assert.equal(
        (await maria.field('Code à 6 chiffres')).described,
        'Ce code est incorrect. Vérifiez-le ou demandez-en un nouveau.',
      );
    }),
  );

  it(
    'Arabic runs from right to left, with addresses and codes from left to right',
    app.visit(async (maria) => {
      await maria.open();
      const mirrored = () =>
        maria.page.$eval('auth-authenticator form', (form) => {
          const queries = ['.auth-reveal', 'input[name="password"]', '.auth-aside', 'label'];
          const [reveal, input, aside, label] = queries.map((query) => {
            const { left, right } = form.querySelector(query)?.getBoundingClientRect() ?? new DOMRect();
            return (left + right) / 2;
          });
          return {
            direction: getComputedStyle(form).direction,
            revealIsLeft: (reveal ?? 0) < (input ?? 0),
            labelIsRight: (label ?? 0) > (aside ?? 0),
          };
        });
      assert.deepEqual(await mirrored(), { direction: 'ltr', revealIsLeft: false, labelIsRight: false });
      await choose(maria, 'ar');
      await maria.see('تسجيل الدخول إلى \u2068Acme\u2069');
      assert.equal(await maria.page.evaluate(() => document.documentElement.dir), 'rtl');
      assert.deepEqual(await mirrored(), { direction: 'rtl', revealIsLeft: false, labelIsRight: true });

      await maria.press('إنشاء حساب');
      await maria.see('أنشئ حسابك');
      await maria.fill('البريد الإلكتروني', email);
      await maria.fill('كلمة المرور', 'Correct7!horse');
      await maria.fill('تأكيد كلمة المرور', 'Correct7!horse');
      await maria.press('إنشاء الحساب');
      await maria.see('تفقّد بريدك الإلكتروني');
      const code = await maria.wait(
        '::-p-aria([name="الرمز المكوّن من 6 أرقام"][role="textbox"])',
        'the field for the code',
      );
      assert.equal(await code.evaluate((input) => getComputedStyle(input).direction), 'ltr');
      await maria.fill('الرمز المكوّن من 6 أرقام', maria.code('sign-up'));
      await maria.press('تأكيد');
      await maria.see('منطقة الأعضاء');
    }),
  );

  it(
    'changes while a user is signed in',
    app.visit(async (maria) => {
      await addMember(app);
      await maria.open();
      await signIn(maria);
      await choose(maria, 'fr');
      await maria.see('Espace membres');
      await maria.meet('button', 'Se déconnecter');
      assert.equal(await maria.greeting(), `Bonjour ${email}`);
    }),
  );
});
