import { getDirection, setLanguage } from '/auth-elements/auth-elements.js';

import { fillLanguages } from './language-menu.js';
import { drawOutbox } from './outbox.js';
import { translate } from './texts.js';

const page = document.documentElement;

async function useLanguage(language) {
  page.lang = language;
  localStorage.setItem('demo.language', language);
  translate(document);
  drawOutbox();
  await setLanguage(language);
  page.dir = getDirection();
}

function useTheme(theme) {
  page.dataset.theme = theme;
  localStorage.setItem('demo.theme', theme);
}

function connectSwitch(id, use) {
  const select = document.getElementById(id);
  const stored = localStorage.getItem(`demo.${id}`);
  if ([...select.options].some(({ value }) => value === stored)) select.value = stored;
  select.addEventListener('change', () => use(select.value));
  return use(select.value);
}

/** Connects the menus for language and theme, which keep what was chosen. */
export function connectSwitches() {
  fillLanguages(document.getElementById('language'));
  connectSwitch('theme', useTheme);
  void connectSwitch('language', useLanguage);
}
