// Shows scenes of scenes.js with real authenticators over a local Cognito in this page.
import { createAuth } from '/auth-elements/auth-elements.js';
import { createLocalCognito, seedUsers } from '/local-cognito.js';

const poolId = 'us-east-1_Screens';
const timeoutMs = 20_000;

/** Resolves to the result of `find` as soon as it is truthy. Rejects after 20 s. */
async function until(find, what) {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const found = find();
    if (found) return found;
    if (performance.now() > end) throw new Error(`${what} did not come.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** An authenticator, its pool, and what drives it, in any language. */
class Stage {
  constructor({ id, pool = {}, client = {}, config = {}, held, attributes = {} }) {
    // A new ID for each visit, so that no pending step of an earlier visit is resumed.
    const clientId = `${id.replaceAll('-', '')}${Date.now()}`;
    this.cognito = createLocalCognito({
      seed: id,
      pools: [
        {
          id: poolId,
          clients: [{ id: clientId, ...client }],
          usernameAttributes: ['email'],
          mfa: 'OFF',
          ...pool,
        },
      ],
    });
    const auth = createAuth({
      userPoolId: poolId,
      userPoolWebClientId: clientId,
      endpoint: location.origin,
      storage: 'memory',
      authenticationFlowType: 'USER_PASSWORD_AUTH',
      ...config,
      fetch: (input, init) => this.#answer(new Request(input, init), held),
    });
    this.element = document.createElement('auth-authenticator');
    const all = { 'app-name': 'Acme', 'username-attributes': 'email', ...attributes };
    for (const [name, value] of Object.entries(all))
      if (value !== null) this.element.setAttribute(name, value);
    if (all.sandbox === undefined) this.element.auth = auth;
  }

  get pool() {
    return this.cognito.pools.get(poolId);
  }

  addPeople(...people) {
    return seedUsers(this.cognito, people);
  }

  /** Goes to a state once the session is known. */
  async go(state, data) {
    await this.reach('signIn');
    this.element.transition(state, data);
    await this.reach(state);
  }

  /** Fills the fields of the screen, by name, and submits the form. */
  async send(values = {}) {
    for (const [name, value] of Object.entries(values)) {
      const field = await this.see(`[name="${name}"]:not([type=radio])`);
      field.value = value;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    const button = await this.see('[type=submit]:not([aria-disabled=true])');
    button.form.requestSubmit(button);
  }

  /** Waits until an element is on the screen. */
  see(selector) {
    const { element } = this;
    return until(() => element.querySelector(`:scope > [data-auth-screen] ${selector}`), selector);
  }

  reach(state) {
    return until(() => this.element.authState === state, state);
  }

  until(find, what) {
    return until(find, what);
  }

  #answer(request, held) {
    const operation = request.headers.get('x-amz-target')?.split('.')[1];
    return operation === held ? new Promise(() => {}) : this.cognito.fetch(request);
  }
}

function draw(scene, prefix) {
  const figure = document.createElement('figure');
  figure.className = scene.isWide ? 'screen screen-wide' : 'screen';
  figure.id = `${prefix}${scene.id}`;
  const caption = document.createElement('figcaption');
  caption.className = 'screen-title';
  caption.lang = 'en';
  caption.dir = 'ltr';
  caption.textContent = scene.title;
  figure.append(caption);
  return figure;
}

async function show(scene, figure) {
  if (scene.element) {
    figure.append(document.createElement(scene.element));
    return;
  }
  const stage = new Stage(scene);
  if (scene.people) await stage.addPeople(...scene.people);
  if (scene.children) stage.element.append(...scene.children());
  Object.assign(stage.element, scene.properties);
  figure.append(stage.element);
  await (scene.play ? scene.play(stage) : stage.reach(scene.attributes?.['auth-state'] ?? 'signIn'));
}

/** Shows scenes in a place, one after the other, because screens take the focus; the page does not scroll to it. `prefix` starts their IDs. */
export async function showScenes(scenes, place, prefix = '') {
  place.setAttribute('aria-busy', 'true');
  const figures = scenes.map((scene) => draw(scene, prefix));
  place.replaceChildren(...figures);
  const { focus } = HTMLElement.prototype;
  HTMLElement.prototype.focus = function focusInPlace(options) {
    focus.call(this, { ...options, preventScroll: true });
  };
  for (const [index, scene] of scenes.entries()) {
    try {
      await show(scene, figures[index]);
    } catch (error) {
      const words = document.createElement('p');
      words.className = 'screen-failure';
      words.textContent = error.message;
      figures[index].append(words);
      console.error(`${scene.id}: ${error.message}`);
    }
  }
  HTMLElement.prototype.focus = focus;
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  place.setAttribute('aria-busy', 'false');
}
