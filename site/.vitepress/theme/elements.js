import { withBase } from 'vitepress';

let loaded;

/** Loads the built elements, once; a later call tries again if that failed. */
export function loadElements() {
  loaded ??= import(
    /* @vite-ignore */ new URL(withBase('/auth-elements/auth-elements.js'), location.href).href
  ).catch((error) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

/** Calls a function once an element is near the visible part of the page. Returns a function that stops it. */
export function whenNear(element, call, margin = '200px') {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      call();
    },
    { rootMargin: margin },
  );
  observer.observe(element);
  return () => observer.disconnect();
}

let modules;

/** The modules for frames without an origin, see scripts/docs/assets.mjs. */
export function loadModules() {
  modules ??= fetch(withBase('/playground-modules.json'))
    .then((response) => {
      if (!response.ok) throw new Error(`The elements did not load: the server answered ${response.status}.`);
      return response.json();
    })
    .catch((error) => {
      modules = undefined;
      throw error;
    });
  return modules;
}

const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** Reads what a build step has written as UTF-8 in base64. */
export const decode = (base64) => new TextDecoder().decode(bytesOf(base64));

const through = async (bytes, stream) =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());

/** A string in the form of a fragment, compressed. */
export async function toFragment(text) {
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The string of a fragment. Rejects if it is damaged. */
export async function fromFragment(fragment) {
  const bytes = bytesOf(fragment.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder('utf-8', { fatal: true }).decode(
    await through(bytes, new DecompressionStream('deflate-raw')),
  );
}

/** Gives a page of the demo, in a frame, the theme of the site, without loading it again. */
export function useFrameTheme(frame, isDark) {
  const page = frame?.contentDocument?.documentElement;
  if (page) page.dataset.theme = isDark ? 'dark' : 'light';
}
