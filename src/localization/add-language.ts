import { complete } from './language-files.js';
import { put, shipped } from './texts.js';

/** Registers all messages of a language, which then needs no file: for the modules of the package that an app imports. */
export function addLanguage(language: string, texts: Readonly<Record<string, string>>): void {
  complete.add(language);
  put(shipped, { [language]: texts });
}
