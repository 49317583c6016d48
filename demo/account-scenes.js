// The scenes of the account in screens.html: parts of the account of a signed-in user.
const email = 'maria@example.com';
const password = 'Correct7!horse';
const maria = { username: email, password, attributes: { email, name: 'Maria Oliveira' } };

/** Something in a part of the account: in its chrome, or in its form. */
const inPart = (stage, tag, selector) =>
  stage.until(() => {
    const part = stage.element.querySelector(tag);
    return part?.shadowRoot?.querySelector(selector) ?? part?.querySelector(selector);
  }, selector);

async function showPart(stage, tag) {
  await stage.send({ username: email, password });
  await stage.reach('signedIn');
  await inPart(stage, tag, '.auth-row');
}

/** Shows a part; `play` goes on from its rows. */
const part = (id, title, tag, { play, ...scene } = {}) => ({
  id: `account-${id}`,
  title,
  isWide: true,
  people: [maria],
  attributes: { hide: 'greetings' },
  children: () => [document.createElement(tag)],
  async play(stage) {
    await showPart(stage, tag);
    await play?.(stage, (selector) => inPart(stage, tag, selector));
  },
  ...scene,
});

/** The scenes of the account. */
export const accountScenes = [
  part('password', 'Account: the password', 'auth-change-password'),
  part('password-form', 'Account: the password is changed', 'auth-change-password', {
    async play(_, see) {
      (await see('button')).click();
      await see('[name=currentPassword]');
    },
  }),
];
