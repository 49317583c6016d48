import { ServiceError } from '../wire/service-error.js';
import { finishSignIn } from './answer.js';
import { CallbackError, PageError } from './authorization-request.js';
import { chosenProvider } from './authorize.js';
import { csrfToken, isOwnForm, setCsrfCookie } from './cookies.js';
import { federatedUser } from './federation.js';
import { hidden, html } from './html.js';
import type { IdentityProvider, ProvidedUser } from './options.js';
import type { SignInCall } from './page-call.js';
import { page } from './responses.js';

/** `/provider`: the page that stands in for a provider's own, and its form. */
export async function provider(call: SignInCall): Promise<Response> {
  const { request, form, asked } = call;
  const chosen = chosenProvider(call);
  if (!chosen) throw new PageError('Login option is not available. Please try another one', asked.client.id);
  // What a provider has checked is not known here.
  if (asked.levels)
    throw new CallbackError(
      asked,
      'invalid_request',
      'Users of providers cannot reach the requested ACR values.',
    );
  if (request.method !== 'POST') return providerPage(call, chosen);
  if (!isOwnForm(request, form)) return providerPage(call, chosen, 'The page was too old. Please try again.');
  if (form.has('cancel')) throw new CallbackError(asked, 'access_denied', 'user_denied');
  const person = readPerson(chosen, form);
  if (!person) return providerPage(call, chosen, 'Choose a user, or give an id without spaces.');
  try {
    return await finishSignIn(call, { user: await federatedUser(call, chosen, person), methods: [] });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    throw new CallbackError(asked, 'invalid_request', error.message);
  }
}

function readPerson({ users = [] }: IdentityProvider, form: URLSearchParams): ProvidedUser | undefined {
  const known = form.get('known');
  if (known !== null) return users.find(({ id }) => id === known);
  const id = form.get('id') ?? '';
  if (!/^\S{1,90}$/.test(id)) return undefined;
  const typed = ['email', 'name'].flatMap((name): [string, string][] => {
    const value = form.get(name);
    return value ? [[name, value]] : [];
  });
  const attributes = Object.fromEntries(typed);
  return { id, attributes: 'email' in attributes ? { ...attributes, email_verified: 'true' } : attributes };
}

function providerPage(
  call: SignInCall,
  { name, type, users = [] }: IdentityProvider,
  problem?: string,
): Response {
  const { request, service, query, asked } = call;
  const token = csrfToken(request, service.random);
  const action = `provider?${query.toString()}`;
  const body = html`<p>This stands for the sign-in page of ${name} (${type}). Who are you there?</p>
    ${problem === undefined ? undefined : html`<p role="alert">${problem}</p>`}
    <form method="post" action="${action}">
      ${hidden({ _csrf: token })}${users.map(
        ({ id, attributes }) =>
          html`<button name="known" value="${id}">
            ${attributes?.['name'] ?? attributes?.['email'] ?? id}
          </button>`,
      )}
    </form>
    <form method="post" action="${action}">
      ${hidden({ _csrf: token })}<label for="id">Id</label><input id="id" name="id" required />
      <label for="email">Email address</label><input id="email" name="email" type="email" />
      <label for="name">Name</label><input id="name" name="name" />
      <button>Continue</button>
    </form>
    <form method="post" action="${action}">
      ${hidden({ _csrf: token })}<button name="cancel" value="1">Cancel</button>
    </form>`;
  return setCsrfCookie(page(name, body, { app: asked.redirectUri }), token);
}
