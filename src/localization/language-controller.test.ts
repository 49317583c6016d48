import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';

import { LanguageController, msg, putVocabularies, setLanguage, str } from './index.js';

class TestGreeting extends LitElement {
  renders = 0;
  constructor() {
    super();
    new LanguageController(this);
  }
  override render() {
    this.renders++;
    return html`${msg(str`Hello, ${'Mara'}`, { id: 'greetings.hello' })}`;
  }
}
customElements.define('test-greeting', TestGreeting);

async function greeting(): Promise<TestGreeting> {
  return fixture<TestGreeting>(html`<test-greeting></test-greeting>`);
}
async function textOf(element: TestGreeting): Promise<string> {
  await element.updateComplete;
  return element.shadowRoot?.textContent.trim() ?? '';
}

describe('LanguageController', () => {
  beforeEach(() => setLanguage('en'));

  it('renders its host in the new language', async () => {
    const element = await greeting();
    expect(await textOf(element)).to.equal('Hello, Mara');
    await setLanguage('fr');
    expect(await textOf(element)).to.equal('Bonjour Mara');
    await setLanguage('ar');
    expect(await textOf(element)).to.equal('مرحبًا \u2068Mara\u2069');
  });

  it('renders its host when a message of the current language changes', async () => {
    await setLanguage('fr-CA');
    const element = await greeting();
    await putVocabularies({ 'fr-CA': { 'greetings.hello': 'Allô {name}' } });
    expect(await textOf(element)).to.equal('Allô Mara');
  });

  it('leaves a host alone that is out of the document, and catches up when it comes back', async () => {
    const element = await greeting();
    const parent = element.parentElement;
    element.remove();
    const { renders } = element;
    await setLanguage('fr');
    await element.updateComplete;
    expect(element.renders).to.equal(renders);
    parent?.append(element);
    expect(await textOf(element)).to.equal('Bonjour Mara');
  });

  it('sends nothing to the window, where a page with texts of its own may listen', async () => {
    const seen: string[] = [];
    const listen = (event: Event) => seen.push(event.type);
    window.addEventListener('lit-localize-status', listen);
    await greeting();
    await setLanguage('fr');
    await putVocabularies({ en: { 'greetings.hello': 'Hi {name}' } });
    window.removeEventListener('lit-localize-status', listen);
    expect(seen).to.deep.equal([]);
  });
});
