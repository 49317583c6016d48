import { configureReentrantLocalization } from '@lit/localize/init/reentrant.js';
import type { LocaleModule } from '@lit/localize';
import type { ReactiveControllerHost } from 'lit';
import { placeholders } from './generated/catalog.js';

/** Texts by message id, with placeholders by name; a page's own may hold anything else too. */
type Texts = Readonly<Record<string, unknown>>;
type Template = LocaleModule['templates'][string];

/** The language of the texts in the source, shown wherever no other language has a text. */
export const sourceLanguage = 'en';

/** The texts known so far, by language: a page's own by id, a page's own by English text, the shipped ones. */
const layers = [new Map<string, Texts>(), new Map<string, Texts>(), new Map<string, Texts>()] as const;
export const [byId, byEnglish, shipped] = layers;

/** Hosts to render again when a text changes. */
export const hosts = new Set<ReactiveControllerHost>();

let wanted = sourceLanguage;

/** `fr-CA` → `fr-CA`, `fr`: where a text of this language is looked for, in this order. */
export const fallbacks = (language: string): string[] =>
  [...language.matchAll(/-|$/g)].map(({ index }) => language.slice(0, index)).reverse();

/** The BCP 47 tag in its canonical spelling (`fr_ca` → `fr-CA`), undefined when it is none. */
export function canonical(language: unknown): string | undefined {
  try {
    return Intl.getCanonicalLocales(String(language).replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

/** The language whose texts are shown: `fr` after `setLanguage('fr-CA')`, `en` where a language has no texts. */
export const getLanguage = (): string =>
  fallbacks(wanted).find((language) => layers.some((layer) => layer.has(language))) ?? sourceLanguage;

/** The direction in which the shown language is written. */
export const getDirection = (): 'ltr' | 'rtl' =>
  /Arab|Hebr|Thaa|Syrc|Nkoo|Adlm/.test(new Intl.Locale(getLanguage()).maximize().script ?? '')
    ? 'rtl'
    : 'ltr';

const refresh = (): void => hosts.forEach((host) => host.requestUpdate());

/** Shows this language from now on; its shipped texts are loaded already. */
export function show(language: string): void {
  wanted = language;
  refresh();
}

/** Lays texts over those that a layer has, as far as they are texts for a language. */
export function put(layer: Map<string, Texts>, vocabularies: unknown): void {
  for (const [name, texts] of Object.entries(vocabularies ?? {}) as [string, unknown][]) {
    const language = canonical(name);
    if (language && texts && typeof texts === 'object') {
      layer.set(language, { ...layer.get(language), ...texts });
    }
  }
  refresh();
}

function template(id: string): Template | undefined {
  for (const language of [...fallbacks(wanted), sourceLanguage]) {
    for (const layer of layers) {
      const text = layer.get(language)?.[id];
      if (text && typeof text === 'string') return compile(text, placeholders[id]);
    }
  }
  return undefined;
}

/** A text of the page's own in the language of now, where a vocabulary has it by that text; else as it is. */
export function ownText(text: string): string {
  const found = template(text);
  return typeof found === 'string' ? found : text;
}

/** `Connexion à {app}` in the form that str`Sign in to ${app}` has, so that a value finds its place. */
function compile(text: string, names: string | undefined): Template {
  if (typeof names !== 'string') return text;
  const strings: string[] = [];
  const values: number[] = [];
  text.split(new RegExp(`{(${names})}`)).forEach((part, index) => {
    if (index % 2) values.push(names.split('|').indexOf(part));
    else strings.push(part);
  });
  return { strTag: true, strings: Object.assign(strings, { raw: strings }), values };
}

// The reentrant form asks for the texts at every call and, unlike the usual one, sends no event to window.
configureReentrantLocalization({
  sourceLocale: '',
  targetLocales: [sourceLanguage],
  getLocale: () => sourceLanguage,
  loadLocaleSync: () => live,
});

const live = {
  templates: new Proxy<LocaleModule['templates']>({}, { get: (_, id) => template(String(id)) }),
};
