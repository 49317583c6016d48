import '../../src/define.js';

import { expect, waitUntil } from '@open-wc/testing';

import type { AuthAuthenticator } from '../../src/elements/authenticator/authenticator.js';
import { AuthDriver } from '../../src/testing/index.js';

const skill = await (await fetch('/docs/skills/auth-elements/SKILL.md')).text();
const snippets = [...skill.matchAll(/```html\n([^]*?)```/g)].map(([, html = '']) => html);

/** Puts a snippet into the page, with the sandbox in place of a user pool. */
function show(html: string): AuthAuthenticator {
  const markup = html
    .replace(/<script[^>]*><\/script>/, '')
    .replace(/region="[^"]*"\s+user-pool-id="[^"]*"\s+user-pool-web-client-id="[^"]*"/, 'sandbox');
  const page = document.createElement('div');
  page.append(...new DOMParser().parseFromString(markup, 'text/html').body.childNodes);
  document.body.append(page);
  const authenticator = page.querySelector('auth-authenticator');
  if (!authenticator?.hasAttribute('sandbox'))
    throw new Error('The snippet has no sandbox and no user pool.');
  return authenticator;
}

describe('the HTML snippets of the skill for agents', () => {
  afterEach(() => document.body.replaceChildren());

  it('are those that are tested', () => expect(snippets).to.have.length(4));

  for (const [index, html] of snippets.entries())
    it(`show their screen: ${index + 1}`, async () => {
      const authenticator = show(html);
      await new AuthDriver(authenticator).waitFor(['signIn', 'signUp'], 20_000);
      await waitUntil(() => authenticator.querySelector('form input'));
      const unknown = [...authenticator.querySelectorAll('*')].filter(({ localName }) =>
        localName.startsWith('auth-') ? !customElements.get(localName) : false,
      );
      expect(unknown).to.deep.equal([]);
      if (html.includes('given_name'))
        expect(authenticator.querySelector('input[name="given_name"]')).to.be.instanceOf(HTMLInputElement);
    });
});
