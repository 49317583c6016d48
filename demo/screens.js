// The page of all screens.
import { getDirection, setLanguage } from '/auth-elements/auth-elements.js';

import { showScenes } from './gallery.js';
import { fillLanguages } from './language-menu.js';
import { scenes } from './scenes.js';
import { translate } from './texts.js';
import { fillLooks } from './theme-css.js';

const page = document.documentElement;

async function useLanguage(language) {
  page.lang = language;
  translate(document);
  await setLanguage(language);
  page.dir = getDirection();
}

function useTheme(theme) {
  page.dataset.theme = theme;
}

/** Loads one of the ready-made themes. */
function useLook(look) {
  document.getElementById('look-sheet')?.remove();
  if (look === 'default') return;
  const link = document.createElement('link');
  link.id = 'look-sheet';
  link.rel = 'stylesheet';
  link.href = `/auth-elements/themes/${look}.css`;
  document.head.append(link);
}

/** Connects a menu of the page. A URL parameter sets it too: `?theme=dark&look=rounded&language=ar`. */
function connectSwitch(id, use) {
  const select = document.getElementById(id);
  const asked = new URLSearchParams(location.search).get(id);
  if ([...select.options].some(({ value }) => value === asked)) select.value = asked;
  select.addEventListener('change', () => use(select.value));
  return use(select.value);
}

fillLanguages(document.getElementById('language'));
fillLooks(document.getElementById('look'));
connectSwitch('theme', useTheme);
connectSwitch('look', useLook);
await connectSwitch('language', useLanguage);
const only = new URLSearchParams(location.search).get('only');
await showScenes(
  scenes.filter(({ id }) => !only || id === only),
  document.getElementById('screens'),
);
scrollTo(0, 0);
