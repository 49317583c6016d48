// The files of a new screen: its class, its registration, its tests.

/**
 * @typedef {object} Screen
 * @property {string} name `demo-step`
 * @property {string} className `AuthDemoStep`
 * @property {string} title `Demo step`
 * @property {string} state The auth state that it is for.
 */

/** @param {Screen} screen */
const element = ({
  name,
  className,
  title,
  state,
}) => `import { codeField } from '../../forms/fields/code-field.js';
import type { Field } from '../../forms/field.js';
import type { FormValues } from '../../forms/validators.js';
import { msg } from '../../localization/index.js';
import type { AuthEvent } from '../../machine/types.js';
import { SecondaryFormScreen } from '../base/secondary-form-screen.js';

/**
 * ${title}: the screen of \`${state}\`.
 *
 * @slot header - Above the heading, when the screen stands alone.
 * @slot footer - Below the links, when the screen stands alone.
 * @csspart card - The card, when the screen stands alone.
 * @csspart body - Heading and form.
 * @csspart header - Heading and lead.
 * @csspart heading - The heading.
 * @csspart footer - The way back.
 * @fires auth-submit - The code is about to be sent; cancelable.
 */
export class ${className} extends SecondaryFormScreen {
  protected readonly screen = '${name}';

  protected heading(): string {
    return msg('${title}', { id: '${name}.heading' });
  }

  protected fields(): readonly Field[] {
    return [codeField()];
  }

  protected toEvent(_values: FormValues): AuthEvent {
    return { type: 'nav.signIn' };
  }

  protected submitLabel(): string {
    return msg('Confirm', { id: 'common.confirm' });
  }
}
`;

/** @param {Screen} screen */
const define = ({ name, className }) => `import { define } from '../base/define.js';
import { ${className} } from './${name}.js';

define('auth-${name}', ${className});

declare global {
  interface HTMLElementTagNameMap {
    'auth-${name}': ${className};
  }
}
`;

/** The titles of the tests; the rows of test/verification name them. */
export const titles = {
  shown: 'shows its heading and its field',
  taken: 'leaves the call to the app',
};

/** @param {Screen} screen */
const test = ({ name, title, className }) => `import { expect } from '@open-wc/testing';
import { field, heading } from '../../../test/browser/support/find.js';
import { createPage, place, submit, until } from '../../../test/browser/support/page.js';
import { Auth } from '../../auth/auth.js';
import type { ${className} } from './${name}.js';

async function mountAlone(): Promise<${className}> {
  Auth.configure({ ...createPage().auth.configure() });
  const screen = document.createElement('auth-${name}');
  place().append(screen);
  await screen.updateComplete;
  return screen;
}

describe('auth-${name}', () => {
  it('${titles.shown}', async () => {
    const screen = await mountAlone();
    expect(heading()).to.equal('${title}');
    expect(field('6-digit code', screen).value).to.equal('');
  });

  it('${titles.taken}', async () => {
    const screen = await mountAlone();
    const sent: unknown[] = [];
    screen.addEventListener('auth-submit', (event) => {
      event.preventDefault();
      sent.push(event.detail.values);
    });
    submit({ '6-digit code': '123456' }, 'Confirm', screen);
    await until(() => sent.length > 0, 'auth-submit');
    expect(sent).to.deep.equal([{ code: '123456' }]);
  });
});
`;

/**
 * Returns the files of a screen: path → content.
 * @param {Screen} screen
 * @returns {Record<string, string>}
 */
export function filesOf(screen) {
  const folder = `src/elements/${screen.name}`;
  return {
    [`${folder}/${screen.name}.ts`]: element(screen),
    [`${folder}/define.ts`]: define(screen),
    [`${folder}/${screen.name}.test.ts`]: test(screen),
  };
}
