import type { ChallengeName } from '../sign-in/sessions.js';
import { csrfToken, setCsrfCookie } from './cookies.js';
import { hidden, html, type Markup } from './html.js';
import type { SignInCall } from './page-call.js';
import { page } from './responses.js';

const ANSWERABLE = [
  'NEW_PASSWORD_REQUIRED',
  'SMS_MFA',
  'EMAIL_OTP',
  'SOFTWARE_TOKEN_MFA',
  'SELECT_MFA_TYPE',
] as const;

type Answerable = (typeof ANSWERABLE)[number];

/** A challenge on the page, and the typed answer. */
export interface OpenPage {
  readonly name: Answerable;
  readonly session: string;
  readonly username: string;
  /** Where a code went. */
  readonly hint: string;
  /** The second factors to choose from, or the attributes that are missing. */
  readonly choices: readonly string[];
  readonly answers: Record<string, string>;
}

/** Whether the hosted page can ask this. */
export const isAnswerable = (name: ChallengeName): name is Answerable =>
  ANSWERABLE.some((each) => each === name);

/** Reads the form of a challenge, or returns undefined when it is that of a password. */
export function readAnswer(form: URLSearchParams): OpenPage | undefined {
  const name = ANSWERABLE.find((each) => each === form.get('challenge'));
  if (!name) return undefined;
  const choices = form.getAll('choice');
  const fields = ['NEW_PASSWORD', 'ANSWER', `${name}_CODE`, ...choices.filter(isAttribute)];
  const answers = fields.flatMap((field): [string, string][] => {
    const value = form.get(field);
    return value ? [[field, value]] : [];
  });
  return {
    name,
    session: form.get('session') ?? '',
    username: form.get('username') ?? '',
    hint: form.get('hint') ?? '',
    choices,
    answers: Object.fromEntries(answers),
  };
}

const isAttribute = (name: string): boolean => name.startsWith('userAttributes.');

/** Shows a challenge. */
export function challengePage(call: SignInCall, open: OpenPage, problem?: string): Response {
  const { request, service, query, asked } = call;
  const token = csrfToken(request, service.random);
  const { name, session, username, hint } = open;
  const kept = { _csrf: token, challenge: name, session, username, hint };
  const body = html`${problem === undefined ? undefined : html`<p role="alert">${problem}</p>`}
    <form method="post" action="login?${query.toString()}">
      ${hidden(kept)}${open.choices.flatMap((choice) => hidden({ choice }))}${fields(open)}
      <button>Continue</button>
    </form>`;
  return setCsrfCookie(page('Sign in', body, { app: asked.redirectUri }), token);
}

function fields({ name, choices, hint }: OpenPage): Markup[] {
  if (name === 'NEW_PASSWORD_REQUIRED') {
    const password = html`<label for="new-password">New password</label>
      <input id="new-password" name="NEW_PASSWORD" type="password" autocomplete="new-password" required />`;
    const missing = choices
      .filter(isAttribute)
      .map(
        (choice) =>
          html`<label for="${choice}">${choice.slice('userAttributes.'.length)}</label>
            <input id="${choice}" name="${choice}" required />`,
      );
    return [password, ...missing];
  }
  if (name === 'SELECT_MFA_TYPE') {
    return choices.map(
      (choice) =>
        html`<label><input name="ANSWER" type="radio" value="${choice}" required />${choice}</label>`,
    );
  }
  const label = hint === '' ? 'Code from the authenticator app' : `Code sent to ${hint}`;
  return [
    html`<label for="code">${label}</label>
      <input
        id="code"
        name="${name}_CODE"
        inputmode="numeric"
        autocomplete="one-time-code"
        required
        autofocus
      />`,
  ];
}
