// The theme editor: settings → CSS → every screen, light and dark.
import { setLanguage } from '/auth-elements/auth-elements.js';

import { measure } from './contrast.js';
import { showScenes } from './gallery.js';
import { scenes } from './scenes.js';
import { defaults, fillLooks, fromFragment, toCss, toFragment } from './theme-css.js';

const form = document.getElementById('settings');
const preview = document.getElementById('preview');
const note = document.getElementById('note');
const css = document.getElementById('css');
const sides = ['light', 'dark'].map((id) => document.getElementById(id));

const keyScenes = [
  'sign-in-providers',
  'sign-up-errors',
  'select-challenge',
  'totp-setup',
  'account-profile',
];

fillLooks(form.elements.look);

// First of all adopted sheets, as the style sheet of a page would be.
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [sheet, ...document.adoptedStyleSheets];

/** Connected again, an element takes notice of a brand. */
const element = document.createElement('auth-loading');
element.hidden = true;

const texts = new Map([['default', '']]);

async function themeText(look) {
  if (!texts.has(look)) {
    const response = await fetch(`/auth-elements/themes/${look}.css`);
    if (!response.ok) throw new Error(`The theme ${look} did not load.`);
    texts.set(look, await response.text());
  }
  return texts.get(look);
}

function read() {
  const { elements } = form;
  const flag = (name) => (elements[name].checked ? '1' : '');
  return {
    look: elements.look.value,
    brand: flag('branded') && elements.brand.value,
    radius: elements.radius.value,
    density: elements.density.value,
    font: elements.font.value,
    logo: elements.logo.value.trim(),
    rtl: flag('rtl'),
    all: flag('all'),
  };
}

function write({ brand, rtl, all, ...rest }) {
  const { elements } = form;
  for (const [name, value] of Object.entries(rest)) elements[name].value = value;
  elements.branded.checked = brand !== '';
  if (brand) elements.brand.value = brand;
  elements.rtl.checked = rtl !== '';
  elements.all.checked = all !== '';
}

function line(text, isLow) {
  const item = document.createElement('li');
  item.textContent = text;
  item.classList.toggle('low', isLow);
  return item;
}

/** Lists what has too little contrast, by side. */
function showContrast() {
  const low = sides.flatMap((side) =>
    measure(side)
      .filter(({ contrast, least }) => contrast < least)
      .map(
        ({ foreground, background, contrast, least }) =>
          `${side.id}: ${foreground} on ${background} has ${contrast.toFixed(1)}, needs ${least}`,
      ),
  );
  const lines = low.map((text) => line(text, true));
  document
    .getElementById('contrast')
    .replaceChildren(
      ...(lines.length > 0 ? lines : [line('Every pair of colors has enough contrast.', false)]),
    );
}

/** Puts the logo into the authenticators. */
function showLogo(logo) {
  for (const old of preview.querySelectorAll('[data-logo]')) old.remove();
  if (!logo) return;
  for (const authenticator of preview.querySelectorAll('auth-authenticator')) {
    const image = new Image();
    image.slot = 'header';
    image.alt = 'Acme';
    image.height = 40;
    image.src = logo;
    image.dataset.logo = '';
    authenticator.append(image);
  }
}

let shown;
let running = Promise.resolve();

/** Shows the scenes of each side; one after the other, also when settings change meanwhile. */
function showSides(all) {
  if (shown === all) return running;
  shown = all;
  const chosen = scenes.filter(({ id }) => all || keyScenes.includes(id));
  running = running.then(async () => {
    for (const side of sides) {
      await showScenes(chosen, side, `${side.id}-`);
      showLogo(read().logo);
    }
    // Fields with errors have taken the focus.
    scrollTo(0, 0);
  });
  return running;
}

async function apply(settings) {
  // The colors of a brand stay in the document when it is removed, so the page is loaded again.
  if (!settings.brand && sheet.cssRules.length > 0 && css.value.includes('--auth-brand:')) location.reload();
  const text = toCss(settings, await themeText(settings.look));
  sheet.replaceSync(text);
  css.value = text;
  if (settings.brand) document.body.append(element);
  preview.dir = settings.rtl ? 'rtl' : 'ltr';
  preview.lang = settings.rtl ? 'ar' : 'en';
  await setLanguage(preview.lang);
  showLogo(settings.logo);
  // The colors of a brand come when the page is idle.
  setTimeout(showContrast, 500);
  await showSides(settings.all);
  showContrast();
}

/** Applies what is in the form, and keeps it in the address. */
async function change() {
  const settings = read();
  const { ignored } = fromFragment(toFragment(settings));
  for (const name of ignored) settings[name] = defaults[name];
  note.textContent = ignored.includes('logo')
    ? 'The logo must be a path of this site, such as /icon.svg.'
    : '';
  history.replaceState(null, '', `#${toFragment(settings)}`);
  // In a frame, the page around it keeps the address.
  if (parent !== window) parent.postMessage({ address: location.hash }, location.origin);
  await apply(settings);
}

/** Applies what is in the address. */
async function open() {
  const { settings, ignored } = fromFragment(location.hash);
  write(settings);
  note.textContent =
    ignored.length > 0
      ? `The address has settings that are not valid: ${ignored.join(', ')}. They are ignored.`
      : '';
  await apply(settings);
}

const report = (error) => {
  note.textContent = error.message;
};

form.addEventListener('input', () => void change().catch(report));
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('reset', (event) => {
  event.preventDefault();
  write(defaults);
  void change().catch(report);
});
addEventListener('hashchange', () => void open().catch(report));
document.getElementById('copy').addEventListener('click', async () => {
  try {
    await navigator.clipboard.writeText(css.value);
    note.textContent = 'Copied.';
  } catch {
    css.select();
    note.textContent = 'The browser did not allow it. The CSS is selected: copy it by keyboard.';
  }
});
await open().catch(report);
