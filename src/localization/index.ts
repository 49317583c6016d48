export { msg } from '@lit/localize/init/install.js';
export { str } from '@lit/localize/internal/str-tag.js';
export { LanguageController } from './language-controller.js';
export { languages, setLanguage } from './set-language.js';
export { getDirection, getLanguage, ownText } from './texts.js';
export { putVocabularies, type Vocabularies } from './vocabularies.js';
