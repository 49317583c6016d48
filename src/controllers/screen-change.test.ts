import { expect } from '@open-wc/testing';

import { button } from '../../test/browser/support/find.js';
import {
  createAuthenticator,
  createPage,
  mount,
  place,
  screenAnimations,
  until,
} from '../../test/browser/support/page.js';
import type { AuthAuthenticator } from '../elements/authenticator/authenticator.js';

const heights = (animation: Animation): unknown[] =>
  (animation.effect as KeyframeEffect)
    .getKeyframes()
    .map(({ height }) => Math.round(Number.parseFloat(String(height))));

const card = (element: AuthAuthenticator): Element =>
  element.shadowRoot?.querySelector('.auth-card') as Element;

async function openSignUp(element: AuthAuthenticator): Promise<void> {
  button('Create an account', element).click();
  await until(() => element.querySelector('auth-sign-up form'), 'sign-up');
}

describe('a screen that replaces another', () => {
  it('fades in while the card takes its height', async () => {
    const element = await mount(createPage());
    const before = card(element).getBoundingClientRect().height;
    await openSignUp(element);
    await until(() => screenAnimations(element).length === 2, 'both animations');
    const [fade, size] = screenAnimations(element) as [Animation, Animation];
    for (const { effect } of [fade, size]) expect(effect?.getTiming().duration).to.equal(120);
    expect((fade.effect as KeyframeEffect).target).to.equal(element.querySelector('auth-sign-up'));
    await Promise.all([fade.finished, size.finished]);
    const after = card(element).getBoundingClientRect().height;
    expect(after).to.be.greaterThan(before);
    expect(heights(size)).to.deep.equal([Math.round(before), Math.round(after)]);
  });

  it('takes its own height when it comes while the card still grows', async () => {
    const element = await mount(createPage());
    const { height } = card(element).getBoundingClientRect();
    element.style.setProperty('--auth-motion-fast', '5s');
    await openSignUp(element);
    await until(() => card(element).getBoundingClientRect().height > height + 1, 'a card that grows');
    element.transition('signIn');
    await until(() => element.querySelector('auth-sign-in form'), 'sign-in');
    const ends = (): unknown[] =>
      card(element)
        .getAnimations()
        .map((size) => heights(size)[1]);
    await until(() => ends().includes(Math.round(height)), 'the height of sign-in');
    expect(ends()).to.have.length(1);
  });

  it('is there at once where motion takes no time, as with reduced motion', async () => {
    const element = await mount(createPage());
    element.style.setProperty('--auth-motion-fast', '0s');
    await openSignUp(element);
    await new Promise(requestAnimationFrame);
    expect(screenAnimations(element)).to.deep.equal([]);
  });

  it('is there at once where the page starts', async () => {
    const seen: Animation[] = [];
    const element = createAuthenticator(createPage());
    place().append(element);
    await until(() => {
      seen.push(...screenAnimations(element));
      return element.authState === 'signIn' && element.querySelector('auth-sign-in form');
    }, 'sign-in');
    await new Promise(requestAnimationFrame);
    expect([...seen, ...screenAnimations(element)]).to.deep.equal([]);
  });
});
