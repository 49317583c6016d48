import { expect } from '@open-wc/testing';

import { setLanguage } from '../../src/localization/index.js';
import { createPage, mount, rendered, until } from './support/page.js';

describe('a change of the language', () => {
  afterEach(() => setLanguage('en'));

  it('keeps what was typed and chosen in every kind of field', async () => {
    const element = await mount(createPage(), {
      authState: 'signUp',
      signUpConfig: {
        defaultCountryCode: 'US',
        signUpFields: [
          { key: 'phone_number' },
          { key: 'birthdate' },
          { key: 'size', label: 'Team size', custom: true, type: 'select', options: ['1', '2'] },
          { key: 'news', label: 'News', custom: true, type: 'checkbox' },
          { key: 'zoo', label: 'Zoo', custom: true },
          { key: 'age', label: 'Age', custom: true, type: 'number' },
        ],
      },
    });
    await until(() => element.querySelector('select[name="calling-code"]'), 'countries');
    const control = (name: string) =>
      element.querySelector<HTMLInputElement | HTMLSelectElement>(`form [name="${name}"]`);
    const values: Record<string, string> = {
      username: 'ada',
      email: 'ada@example.com',
      password: 'Typed-1',
      phone_number: '030 1234567',
      birthdate: '1990-12-31',
      'custom:size': '2',
      'custom:zoo': 'giraffe',
      'custom:age': '7',
      'calling-code': 'DE',
    };
    for (const [name, value] of Object.entries(values)) {
      const input = control(name);
      if (!input) throw new Error(`There is no ${name}.`);
      input.value = value;
      for (const kind of ['input', 'change']) input.dispatchEvent(new Event(kind, { bubbles: true }));
    }
    const news = control('custom:news');
    news?.click();
    element.querySelector<HTMLElement>('.auth-reveal')?.click();
    await rendered(element);
    for (const language of ['de', 'ar', 'zh-Hans', 'fi']) {
      await setLanguage(language);
      await rendered(element);
      for (const [name, value] of Object.entries(values))
        expect(control(name)?.value, `${language}: ${name}`).to.equal(value);
      expect(news?.matches(':checked'), language).to.be.true;
      expect(control('password')?.type).to.equal('text');
      expect(element.querySelector('.auth-select-value')?.textContent).to.equal('DE +49');
    }
  });
});
