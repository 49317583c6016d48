import { configureReentrantLocalization } from '@lit/localize/init/reentrant.js';
import type { LocaleModule } from '@lit/localize';
import type { ReactiveControllerHost } from 'lit';
import { placeholders } from './generated/catalog.js';

/** Texts by message id, with placeholders by name: `{'sign-in.heading': 'Connexion à {app}'}`. */
export type Texts = Readonly<Record<string, string>>;
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
  language.split('-').map((_, cut, subtags) => subtags.slice(0, subtags.length - cut).join('-'));

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

/** Renders every host again. */
export const refresh = (): void => hosts.forEach((host) => host.requestUpdate());

/** Shows this language from now on; its shipped texts are loaded already. */
export function show(language: string): void {
  wanted = language;
  refresh();
}

/** Lays texts over those that the language has in this layer. */
export function add(layer: Map<string, Texts>, language: string, texts: Texts): void {
  layer.set(language, { ...layer.get(language), ...texts });
}

function template(id: string): Template | undefined {
  for (const language of [...fallbacks(wanted), sourceLanguage]) {
    for (const layer of layers) {
      const text = layer.get(language)?.[id];
      if (text) return compile(text, placeholders[id]);
    }
  }
  return undefined;
}

/** `Connexion à {app}` in the form that str`Sign in to ${app}` has, so that a value finds its place. */
function compile(text: string, names: readonly string[] | undefined): Template {
  if (!names) return text;
  const parts = text.split(new RegExp(`\\{(${names.join('|')})\\}`));
  const strings = parts.filter((_, index) => index % 2 === 0);
  const values = parts.filter((_, index) => index % 2).map((name) => names.indexOf(name));
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
