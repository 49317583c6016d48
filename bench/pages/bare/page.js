// The smallest form with the same two libraries: the reference of every ratio.
import { html, LitElement } from 'lit';
import { assign, createActor, setup } from 'xstate';

const machine = setup({
  actions: { keep: assign({ username: ({ event }) => event.username }) },
}).createMachine({
  context: { username: '' },
  initial: 'signIn',
  states: {
    signIn: { on: { submit: { target: 'signedIn', actions: 'keep' } } },
    signedIn: { on: { signOut: 'signIn' } },
  },
});

class BareSignIn extends LitElement {
  /** @override */
  static properties = { username: { state: true } };

  constructor() {
    super();
    this.username = '';
    this.actor = createActor(machine);
    this.actor.subscribe(() => this.requestUpdate());
    this.actor.start();
  }

  /** @override */
  createRenderRoot() {
    return this;
  }

  submit(event) {
    event.preventDefault();
    this.actor.send({ type: 'submit', username: this.username });
  }

  /** @override */
  render() {
    const { value, context } = this.actor.getSnapshot();
    if (value === 'signedIn') return html`<p>Hello ${context.username}</p>`;
    return html`
      <form @submit=${this.submit}>
        <label>
          Username
          <input
            autocomplete="username"
            .value=${this.username}
            @input=${(event) => (this.username = event.target.value)}
          />
        </label>
        <label>Password <input type="password" autocomplete="current-password" /></label>
        <button>Sign in</button>
      </form>
    `;
  }
}
customElements.define('bare-sign-in', BareSignIn);
document.body.append(document.createElement('bare-sign-in'));
