import type { LocaleModule } from '@lit/localize';
import { configureReentrantLocalization } from '@lit/localize/init/reentrant.js';
import type { ReactiveControllerHost } from 'lit';

import { placeholders } from './generated/catalog.js';

/** Messages by id, with placeholders by name; those of the app may contain other keys too. */
type Texts = Readonly<Record<string, unknown>>;
type Template = LocaleModule['templates'][string];

/** The language of the messages in the source, which every missing message falls back to. */
export const sourceLanguage = 'en';

/**
 * The messages by language, in three layers: the app's by id, the app's by English message, the built-in
 * ones.
 */
const layers = [new Map<string, Texts>(), new Map<string, Texts>(), new Map<string, Texts>()] as const;
export const [byId, byEnglish, shipped] = layers;

/** The hosts to re-render when a message changes. */
export const hosts = new Set<ReactiveControllerHost>();

let wanted = sourceLanguage;

/** Returns the languages to look a message up in, in this order: `fr-CA` → `fr-CA`, `fr`. */
export const fallbacks = (language: string): string[] =>
  [...language.matchAll(/-|$/g)].map(({ index }) => language.slice(0, index)).reverse();

/** Returns the BCP 47 tag in its canonical spelling (`fr_ca` → `fr-CA`), undefined for an invalid one. */
export function canonical(language: unknown): string | undefined {
  try {
    return Intl.getCanonicalLocales(String(language).replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

/**
 * Returns the language of the messages: `fr` after `setLanguage('fr-CA')`, `en` if a language has no
 * messages.
 */
export const getLanguage = (): string =>
  fallbacks(wanted).find((language) => layers.some((layer) => layer.has(language))) ?? sourceLanguage;

/** Returns the direction of the current language, for `dir`. */
export const getDirection = (): 'ltr' | 'rtl' =>
  /Arab|Hebr|Thaa|Syrc|Nkoo|Adlm/.test(new Intl.Locale(getLanguage()).maximize().script ?? '')
    ? 'rtl'
    : 'ltr';

const refresh = (): void => hosts.forEach((host) => host.requestUpdate());

/** Shows a language, whose built-in messages have already loaded. */
export function show(language: string): void {
  wanted = language;
  refresh();
}

/** Adds valid messages to a layer. */
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

/**
 * Translates a string of the app, if a vocabulary for the current language has it; otherwise returns it
 * unchanged.
 */
export function ownText(text: string): string {
  const found = template(text);
  return typeof found === 'string' ? found : text;
}

/** Converts `Connexion à {app}` to the form of str`Sign in to ${app}`, so that values can be inserted. */
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

// The reentrant form reads the messages at each call and, unlike the usual one, dispatches no event on
// window.
configureReentrantLocalization({
  sourceLocale: '',
  targetLocales: [sourceLanguage],
  getLocale: () => sourceLanguage,
  loadLocaleSync: () => live,
});

const live = {
  templates: new Proxy<LocaleModule['templates']>({}, { get: (_, id) => template(String(id)) }),
};
