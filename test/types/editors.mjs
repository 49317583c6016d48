// What VS Code's language services say about the elements, with the data that the package has for editors.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';

import css from 'vscode-css-languageservice';
import html from 'vscode-html-languageservice';

const require = createRequire(import.meta.url);
const read = (name) => require(`auth-elements/${name}`);

const manifest = read('custom-elements.json');
const elements = manifest.modules
  .flatMap(({ declarations }) => declarations)
  .filter(({ tagName }) => tagName);
const webTypes = read('web-types.json');

const htmlService = html.getLanguageService({
  useDefaultDataProvider: false,
  customDataProviders: [html.newHTMLDataProvider('auth-elements', read('vscode.html-custom-data.json'))],
});
const cssService = css.getCSSLanguageService({
  customDataProviders: [css.newCSSDataProvider(read('vscode.css-custom-data.json'))],
});

/** A document, and the position of `|` in it. */
function at(Document, language, marked) {
  const document = Document.create(`file:///sample.${language}`, language, 1, marked.replace('|', ''));
  return { document, position: document.positionAt(marked.indexOf('|')) };
}

function htmlLabels(marked) {
  const { document, position } = at(html.TextDocument, 'html', marked);
  const { items } = htmlService.doComplete(document, position, htmlService.parseHTMLDocument(document));
  return items.map(({ label }) => label);
}

function cssLabels(marked) {
  const { document, position } = at(css.TextDocument, 'css', marked);
  const { items } = cssService.doComplete(document, position, cssService.parseStylesheet(document));
  return items.map(({ label }) => label);
}

const missing = (found, names) => names.filter((name) => !found.includes(name));

describe('the data for editors', () => {
  it('VS Code completes the tag of every element', () => {
    assert.deepEqual(
      missing(
        htmlLabels('<|'),
        elements.map(({ tagName }) => tagName),
      ),
      [],
    );
  });

  it('VS Code completes every attribute', () => {
    for (const { tagName, attributes = [] } of elements)
      assert.deepEqual(
        missing(
          htmlLabels(`<${tagName} |></${tagName}>`),
          attributes.map(({ name }) => name),
        ),
        [],
        tagName,
      );
  });

  it('VS Code completes the values of an attribute', () => {
    assert.deepEqual(missing(htmlLabels('<auth-authenticator auto-sign-in="|">'), ['on', 'off']), []);
  });

  it('VS Code shows what an element is, its events, slots and parts', () => {
    const { document, position } = at(
      html.TextDocument,
      'html',
      '<auth-aut|henticator></auth-authenticator>',
    );
    const hover = htmlService.doHover(document, position, htmlService.parseHTMLDocument(document));
    const text = JSON.stringify(hover?.contents);
    for (const words of ['Signs users in', 'auth-signed-in', 'forgot-password', 'card'])
      assert.ok(text.includes(words), words);
  });

  it('VS Code completes tokens and parts in style sheets', () => {
    assert.deepEqual(
      missing(cssLabels('auth-authenticator { --auth-color-| }'), ['--auth-color-accent']),
      [],
    );
    assert.deepEqual(missing(cssLabels('auth-authenticator::|'), ['::part(card)']), []);
  });

  it('JetBrains finds web-types by package.json, with every element, attribute, event, slot and part', () => {
    assert.equal(read('package.json')['web-types'], 'dist/web-types.json');
    const found = new Map(webTypes.contributions.html.elements.map((each) => [each.name, each]));
    const names = (list = []) => list.map(({ name }) => name);
    for (const { tagName, attributes, slots, events, cssParts } of elements) {
      const each = found.get(tagName);
      assert.ok(each, tagName);
      assert.deepEqual(names(each.attributes), names(attributes), tagName);
      assert.deepEqual(names(each.slots), names(slots), tagName);
      assert.deepEqual(names(each.css.parts), names(cssParts), tagName);
      assert.deepEqual(missing(names(each.js.events), names(events)), [], tagName);
    }
  });
});
