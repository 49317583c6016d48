import { providersOf, takesPasswords } from './authorize.js';
import { csrfToken, setCsrfCookie } from './cookies.js';
import { hidden, html, type Markup } from './html.js';
import type { SignInCall } from './page-call.js';
import { page } from './responses.js';

/** Renders the login page: the providers of the client, the password form, and the users of the pool. */
export function loginPage(call: SignInCall, problem?: string): Response {
  const { request, service, asked, pool } = call;
  const token = csrfToken(request, service.random);
  const providers = providersOf(pool.options.providers, asked.client);
  const body = html`${problem === undefined ? undefined : html`<p role="alert">${problem}</p>`}
  ${takesPasswords(asked.client) ? passwordForm(call, token) : undefined}
  ${providers.map((provider) => providerLink(call, provider.name))}
  ${takesPasswords(asked.client) ? peopleOf(call) : undefined}`;
  return setCsrfCookie(page('Sign in', body, { app: asked.redirectUri }), token);
}

function withParameter({ query }: SignInCall, name: string, value: string): string {
  const parameters = new URLSearchParams(query);
  parameters.set(name, value);
  return parameters.toString();
}

const providerLink = (call: SignInCall, name: string): Markup =>
  html`<a class="provider" href="oauth2/authorize?${withParameter(call, 'identity_provider', name)}"
    >Continue with ${name}</a
  >`;

/** The maximum number of users on the page. */
const SHOWN = 50;

function passwordForm({ query, form }: SignInCall, token: string): Markup {
  const username = form.get('username') ?? query.get('login_hint') ?? '';
  return html`<form method="post" action="login?${query.toString()}">
    ${hidden({ _csrf: token })}<label for="username">Username</label>
    <input id="username" name="username" value="${username}" autocomplete="username" required />
    <label for="password">Password</label>
    <input id="password" name="password" type="password" autocomplete="current-password" required />
    <button>Sign in</button>
  </form>`;
}

/** The users of the pool, each a link that fills in the name. */
function peopleOf(call: SignInCall): Markup | undefined {
  const { pool } = call;
  const people = pool.users.all().filter(({ status }) => status !== 'EXTERNAL_PROVIDER');
  if (people.length === 0) return undefined;
  const shown = people.slice(0, SHOWN).map((user) => {
    const name = pool.options.usernameAttributes.length > 0 ? signInName(user.attributes) : user.username;
    return html`<li><a href="login?${withParameter(call, 'login_hint', name)}">${name}</a></li>`;
  });
  return html`<h2>People in ${pool.id}</h2>
    <ul>
      ${shown}
    </ul>`;
}

const signInName = (attributes: ReadonlyMap<string, string>): string =>
  attributes.get('email') ?? attributes.get('phone_number') ?? '';
