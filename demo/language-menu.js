import { languages } from '/auth-elements/auth-elements.js';

/** Fills a menu with all languages of the elements, each in its own name. The chosen one stays. */
export function fillLanguages(select) {
  const options = languages.map((language) => {
    const option = new Option(new Intl.DisplayNames(language, { type: 'language' }).of(language), language);
    option.lang = language;
    return option;
  });
  const { value } = select;
  const compare = new Intl.Collator('en').compare;
  select.replaceChildren(...options.sort((one, other) => compare(one.text, other.text)));
  select.value = value;
}
