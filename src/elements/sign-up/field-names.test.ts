import { expect } from '@open-wc/testing';

import { createPage, email, mount, password, rendered, until } from '../../../test/browser/support/page.js';
import { AuthDriver } from '../../testing/auth-driver.js';
import type { AuthAuthenticator } from '../authenticator/authenticator.js';

/** Every name of a member of a form or an object, which a field of that name would hide. */
function memberNames(): readonly string[] {
  const names = new Set<string>();
  for (
    let members: unknown = document.createElement('form');
    typeof members === 'object' && members !== null;
    members = Object.getPrototypeOf(members)
  )
    for (const name of Object.getOwnPropertyNames(members)) names.add(name);
  return [...names];
}

const hostile = [...memberNames(), '_$litPart$', 'then', 'toJSON', 'prototype', '0'];

function inputs(element: Element): ReadonlyMap<string, HTMLInputElement> {
  const all = [...element.querySelectorAll<HTMLInputElement>('.auth-field input')];
  return new Map(all.map((input) => [input.name, input]));
}

interface Submitted {
  readonly state: string;
  readonly values: Readonly<Record<string, string>>;
}

/** What a submit of the form would send; nothing is. */
async function submitted(element: AuthAuthenticator): Promise<Submitted | undefined> {
  let detail: Submitted | undefined;
  const hear = (event: Event): void => {
    event.preventDefault();
    detail = (event as CustomEvent<Submitted>).detail;
  };
  element.addEventListener('auth-submit', hear, { once: true });
  // What was said of fields that were edited is gone first.
  await rendered(element);
  const button = element.querySelector<HTMLButtonElement>('button[type="submit"]');
  button?.click();
  await until(() => detail ?? element.querySelector('[aria-invalid="true"]'), 'what comes of the submit');
  element.removeEventListener('auth-submit', hear);
  return detail;
}

describe('names of fields that are members of forms and objects', () => {
  const { warn } = console;
  beforeEach(() => {
    console.warn = () => undefined;
  });
  afterEach(() => {
    console.warn = warn;
  });

  it('are shown once, checked, sent as they are, and follow a change of the config', async () => {
    expect(hostile).to.include.members(['parentNode', 'elements', '__proto__', 'constructor', 'submit']);
    const signUpFields = hostile.map((key) => ({ key, label: `The ${key}`, required: true }));
    const element = await mount(createPage(), { authState: 'signUp', signUpConfig: { signUpFields } });
    const form = element.querySelector('form.auth-form');
    const all = inputs(element);
    expect(hostile.filter((name) => !all.has(name))).to.deep.equal([]);

    expect(await submitted(element)).to.equal(undefined);
    const wrong = [...all.values()].filter((input) => input.ariaInvalid !== 'true');
    expect(wrong.map(({ name }) => name)).to.deep.equal([]);

    const known = new Map(Object.entries({ username: 'ada', email, password, 'confirm-password': password }));
    for (const [name, input] of all) {
      input.value = known.get(name) ?? `v ${name}`;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    const sent = await submitted(element);
    const values = new Map(Object.entries(sent?.values ?? {}));
    for (const name of hostile) expect(values.get(name), name).to.equal(`v ${name}`);

    element.signUpConfig = { signUpFields: signUpFields.slice(0, 3) };
    await until(() => !inputs(element).has('toJSON'), 'the fields of the new config');
    expect(element.querySelectorAll('form.auth-form').length).to.equal(1);
    expect(element.querySelector('form.auth-form')).to.equal(form);
    expect(inputs(element).get(hostile[0] ?? '')?.value).to.equal(`v ${hostile[0]}`);
  });

  it('keep optional boxes, the page’s own checks and phone numbers working', async () => {
    const element = await mount(createPage(), {
      authState: 'signUp',
      signUpConfig: {
        signUpFields: [
          { key: 'constructor', type: 'checkbox' },
          { key: '__proto__', label: 'Proto' },
          { key: 'elements', type: 'tel', label: 'Phone' },
        ],
      },
      validators: (_: string, values: object) =>
        Object.entries(values).some(([name, value]) => name === '__proto__' && value === 'right')
          ? undefined
          : Object.fromEntries([['__proto__', 'Say right.']]),
    });
    const driver = new AuthDriver(element);
    const values = {
      username: 'ada',
      email,
      password,
      'confirm-password': password,
      elements: '+442079460000',
    };
    await driver.submit(Object.fromEntries([...Object.entries(values), ['__proto__', 'wrong']]));
    await until(() => driver.errors.join().includes('Say right.'), 'what the page says of the field');
    const fields = inputs(element);
    expect(fields.get('__proto__')?.ariaInvalid).to.equal('true');
    const proto = fields.get('__proto__');
    if (proto) proto.value = 'right';
    proto?.dispatchEvent(new InputEvent('input', { bubbles: true }));
    const sent = await submitted(element);
    const found = new Map(Object.entries(sent?.values ?? {}));
    expect(found.get('constructor')).to.equal('false');
    expect(found.get('elements')).to.equal('+442079460000');
    expect(found.get('__proto__')).to.equal('right');
  });
});
