import { loadFormParts } from '../../../src/forms/load-form-parts.js';
import { deep, endTransitions, text } from './find.js';
import { mount, type Page, password, signIn, until } from './page.js';

/** The chrome of a part of the account: its heading, rows and messages. Its form is in the light DOM. */
export const inside = (part: Element): ParentNode => part.shadowRoot ?? part;

/** The label and the value of each row. */
export const rows = (part: Element): string[] =>
  [...inside(part).querySelectorAll('.auth-row-text')].map(text);

/** What the status messages of a part say. */
export const status = (part: Element): string =>
  [...inside(part).querySelectorAll('[role=status]')].map(text).join('');

/** Waits until a part has read what it shows. */
const ready = (part: Element): Promise<void> =>
  until(() => inside(part).querySelector('section[aria-busy=false]'), `${part.localName} ready`);

/** Waits until the action of a part is done. */
export async function answered(part: Element & { updateComplete: Promise<unknown> }): Promise<void> {
  await part.updateComplete;
  await until(() => ![part, inside(part)].some((root) => deep('[aria-busy=true]', root)), 'the answer');
  await part.updateComplete;
  endTransitions();
}

/** Signs a user in to an authenticator with the part in its content, and waits until the part is ready. */
export async function mountPart<Tag extends keyof HTMLElementTagNameMap, Opened extends Pick<Page, 'auth'>>(
  page: Opened,
  tag: Tag,
  username = 'ada',
) {
  const part = document.createElement(tag);
  const element = await mount(page, {}, part);
  await signIn(element, username, password);
  await ready(part);
  await loadFormParts();
  return { page, element, part };
}
