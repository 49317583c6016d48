import { render, type TemplateResult } from 'lit';

const mark = 'data-auth-provider';

/** Replacements of a button that are already reachable by keyboard. */
const interactive = 'a[href], button, input, select, textarea, [tabindex], [role="button"]';

/** By its tag name, because in a frame it has another class. */
const isTemplate = (element: Element): element is HTMLTemplateElement => element.localName === 'template';

/**
 * Keeps the buttons among the element's light children, each in the slot of its provider, where classes of
 * the app can style them. A child of the app in the same slot replaces a button. So does an element or a
 * `<template>` in the screen or the authenticator around it, which is copied.
 */
export class LightButtons {
  readonly #host: HTMLElement;
  readonly #places = new Map<
    string,
    { readonly element: HTMLElement; readonly source: Element | undefined }
  >();
  readonly #observer: MutationObserver;

  /** `onChange`: an element around it has added or removed a replacement. */
  constructor(host: HTMLElement, onChange: () => void) {
    this.#host = host;
    this.#observer = new MutationObserver(onChange);
  }

  connect(): void {
    for (const host of this.#around()) this.#observer.observe(host, { childList: true });
    const ours = [...this.#places.values()].map(({ element }) => element);
    // Remove the copies from when the page cloned the element.
    for (const child of this.#host.querySelectorAll<HTMLElement>(`:scope > [${mark}]`))
      if (!ours.includes(child)) child.remove();
  }

  disconnect(): void {
    this.#observer.disconnect();
  }

  /**
   * Returns a button around a replacement that is not reachable by keyboard; undefined if nothing is
   * replaced.
   */
  replacement(key: string): { readonly isInteractive: boolean; readonly hasName: boolean } | undefined {
    const own = this.#given(this.#host, key);
    const found = own.length > 0 ? own : [this.#source(key)].filter((each) => each !== undefined);
    if (found.length === 0) return undefined;
    const parts = found.map((each) => (isTemplate(each) ? each.content : each));
    const has = (selector: string): boolean =>
      parts.some(
        (part) => ('matches' in part && part.matches(selector)) || part.querySelector(selector) !== null,
      );
    return {
      isInteractive: has(interactive),
      hasName:
        has('[alt]:not([alt=""]), [aria-label], title') ||
        parts.some((part) => part.textContent.trim() !== ''),
    };
  }

  /** Shows the button of each provider, or the copy of its replacement, and removes those of others. */
  show(buttons: ReadonlyMap<string, TemplateResult>): void {
    for (const [key, { element }] of this.#places) {
      if (buttons.has(key) && this.#given(this.#host, key).length === 0) continue;
      element.remove();
      this.#places.delete(key);
    }
    for (const [key, template] of buttons) {
      if (this.#given(this.#host, key).length > 0) continue;
      const source = this.#source(key);
      let place = this.#places.get(key);
      if (place?.source !== source) place?.element.remove();
      if (!place || place.source !== source) {
        place = { element: this.#make(key, source), source };
        this.#places.set(key, place);
      }
      if (!source) render(template, place.element, { host: this.#host });
      if (place.element.parentNode !== this.#host) this.#host.append(place.element);
    }
  }

  #make(key: string, source: Element | undefined): HTMLElement {
    const element = document.createElement('span');
    element.className = 'auth-provider';
    element.slot = key;
    element.setAttribute(mark, '');
    if (source && isTemplate(source)) element.append(document.importNode(source.content, true));
    else if (source) {
      const copy = document.importNode(source, true);
      copy.removeAttribute('slot');
      element.append(copy);
    }
    // The button around it already has a name.
    for (const image of element.querySelectorAll('img:not([alt])')) image.setAttribute('alt', '');
    return element;
  }

  #around(): readonly Element[] {
    const screen = this.#host.closest('auth-sign-in, auth-sign-up');
    const authenticator = this.#host.closest('auth-authenticator');
    return [screen, authenticator].filter((each) => each !== null);
  }

  #source(key: string): Element | undefined {
    return this.#around().flatMap((host) => this.#given(host, key))[0];
  }

  #given(host: Element, key: string): readonly Element[] {
    return [...host.children].filter((child) => child.slot === key && !child.hasAttribute(mark));
  }
}
