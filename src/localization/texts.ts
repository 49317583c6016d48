import type { LocaleModule } from '@lit/localize';
import { configureReentrantLocalization } from '@lit/localize/init/reentrant.js';
import type { ReactiveControllerHost } from 'lit';

/** Messages by id, with placeholders by name; those of the app may contain other keys too. */
type Texts = Readonly<Record<string, unknown>>;
type Template = LocaleModule['templates'][string];

/** The language of the messages in the source, which every missing message falls back to. */
export const sourceLanguage = 'en';

/**
 * The messages by language, in three layers: the app's by id, the app's by English message, the built-in
 * ones.
 */
export const layers = [new Map<string, Texts>(), new Map<string, Texts>(), new Map<string, Texts>()] as const;
export const [byId, byEnglish, shipped] = layers;

/** The messages of a language are in two files: those of the account load with its elements. */
export type MessagePart = 'signIn' | 'account';

/** The parts whose messages are needed. */
export const parts = new Set<MessagePart>(['signIn']);

/** What English without vocabularies does not need: it loads with them, and with other languages. */
export const late: {
  /** The placeholders of a message in the order of its expressions (n|total), by id. */
  placeholders?: Readonly<Record<string, string>>;
  directionOf?: (language: string) => 'ltr' | 'rtl';
} = {};

/** The hosts to re-render when a message changes. */
export const hosts = new Set<ReactiveControllerHost>();

/** The languages to look a message up in: `fr-CA`, then `fr`. */
export let chain: readonly string[] = [];

/** Returns a language and what its tag is part of: `fr-CA` → `fr-CA`, `fr`. */
export const fallbacks = (language: string): string[] =>
  [...language.matchAll(/-|$/g)].map(({ index }) => language.slice(0, index)).reverse();

/** Returns the BCP 47 tag in its canonical spelling (`fr_ca` → `fr-CA`), undefined for an invalid one. */
export function canonical(language: unknown): string | undefined {
  try {
    // `Intl` refuses the older form `zh-yue` of `yue`.
    const tag = String(language)
      .replaceAll('_', '-')
      .replace(/^zh-(?=[a-z]{3}\b)/i, '');
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/**
 * Returns the language of the messages: `fr` after `setLanguage('fr-CA')`, `en` if a language has no
 * messages.
 */
export const getLanguage = (): string =>
  chain.find((language) => layers.some((layer) => layer.has(language))) ?? sourceLanguage;

/** Returns the direction of the current language, for `dir`. */
export const getDirection = (): 'ltr' | 'rtl' => late.directionOf?.(getLanguage()) ?? 'ltr';

const refresh = (): void => hosts.forEach((host) => host.requestUpdate());

/** Shows messages in the first of some languages that has them. */
export function show(languages: readonly string[]): void {
  chain = languages;
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
  // A string of the app wins over a built-in one of a nearer language.
  for (const languages of [chain, [sourceLanguage]])
    for (const layer of layers)
      for (const language of languages) {
        const text = layer.get(language)?.[id];
        if (text && typeof text === 'string' && (late.placeholders || !text.includes('{')))
          return compile(text, late.placeholders?.[id]);
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
