import '../../../src/elements/mfa/define.js';

import type { AuthOptions } from '../../../src/auth/config/config-types.js';
import type { AuthMfa } from '../../../src/elements/mfa/mfa.js';
import { loadFormParts } from '../../../src/forms/load-form-parts.js';
import { type PoolOptions, totpCode } from '../../../src/local-cognito/index.js';
import { button, deep, endTransitions, text } from './find.js';
import { addUser, createPage, email, mount, type Page, password, signIn, submit, until } from './page.js';

export const phone = '+442079460000';
export const app = 'SOFTWARE_TOKEN_MFA';
export const sms = 'SMS_MFA';
export const mail = 'EMAIL_OTP';
export const passkey = 'WEB_AUTHN_MFA';
export const codeOfApp = 'Enter the code it shows';

const factors = ['SOFTWARE_TOKEN_MFA', 'SMS_MFA', 'EMAIL_OTP'] as const;
export const allFactors = { mfaTypes: [...factors] } satisfies Partial<PoolOptions>;
export const configured = (configuration = 'OPTIONAL'): AuthOptions => ({
  mfa: { configuration, types: ['TOTP', 'SMS', 'EMAIL'] },
});

interface Wishes {
  readonly config?: AuthOptions;
  /** Without an address there is none. */
  readonly phone?: string;
  /** Prepares what the service has, before the sign-in. */
  readonly before?: (page: Page) => void;
}

export const record = (page: Page) => {
  const found = page.pagePool.users.find('ada');
  if (!found) throw new Error('There is no ada.');
  return found;
};

/** A page where ada has these factors, the first one as the default. */
export function turnOn(page: Page, ...on: readonly (typeof factors)[number][]): void {
  const user = record(page);
  if (on.includes(app)) user.totp.secret = 'JBSWY3DPEHPK3PXP';
  for (const factor of on) user.factors.add(factor);
  user.preferredFactor = on[0];
}

/** ada is signed in, with the part in the content of the authenticator. What is on is turned on after the sign-in. */
export async function withPart(pool: Partial<PoolOptions> = allFactors, wishes: Wishes = {}) {
  const page = createPage(pool, wishes.config ?? configured());
  await addUser(page, 'ada', { email, ...(wishes.phone && { phone_number: wishes.phone }) });
  if (wishes.phone) record(page).attributes.set('phone_number_verified', 'true');
  const part = document.createElement('auth-mfa');
  const element = await mount(page);
  await signIn(element, 'ada', password);
  wishes.before?.(page);
  element.append(part);
  await shown(part);
  await loadFormParts();
  return { page, element, part };
}

export const shown = (part: AuthMfa): Promise<void> =>
  until(() => part.shadowRoot?.querySelector('.auth-row'), 'the rows');

export const row = (part: AuthMfa, kind: string): HTMLElement => {
  const found = part.shadowRoot?.querySelector<HTMLElement>(`[data-row=${kind}]`);
  if (!found) throw new Error(`There is no row ${kind}.`);
  return found;
};
export const rows = (part: AuthMfa): string[] =>
  [...(part.shadowRoot?.querySelectorAll('.auth-row-text') ?? [])].map(text);
export const actions = (part: AuthMfa, kind: string): string[] =>
  [...row(part, kind).querySelectorAll('.auth-row-actions button')].map(text);
export const status = (part: AuthMfa): string =>
  text(part.shadowRoot?.querySelector('.auth-alert[role=status]'));
export const lead = (part: AuthMfa): string => text(part.querySelector('.auth-row-lead'));
export const secretIn = (part: AuthMfa): string => text(part.querySelector('code')).replaceAll(' ', '');
export const form = (part: AuthMfa): HTMLElement => part.querySelector('form') ?? part;
export const isOpen = (part: AuthMfa): boolean => !!part.querySelector('[type=submit]');
export const count = (page: Page, operation: string): number =>
  page.calls.filter((call) => call === operation).length;

export async function atRest(part: AuthMfa): Promise<void> {
  await part.updateComplete;
  await until(() => !deep('[aria-busy=true]', part.parentElement ?? part), 'the answer');
  await part.updateComplete;
  endTransitions();
}

export async function press(part: AuthMfa, action: string, kind: string): Promise<void> {
  const pressed = button(action, row(part, kind));
  pressed.focus();
  pressed.click();
  await atRest(part);
}

export async function send(part: AuthMfa, values: Record<string, string>, label: string): Promise<void> {
  submit(values, label, form(part));
  await atRest(part);
}

export const appCode = (page: Page, part: AuthMfa): Promise<string> =>
  totpCode(secretIn(part), page.cognito.clock.now());

/** The service does the next call of an operation, and its response is lost. */
export function loseAnswer({ cognito }: Page, operation: string): void {
  const { fetch } = cognito;
  Reflect.set(cognito, 'fetch', async (request: Request) => {
    const response = await fetch.call(cognito, request);
    if (!request.headers.get('x-amz-target')?.endsWith(`.${operation}`)) return response;
    Reflect.set(cognito, 'fetch', fetch);
    throw new TypeError('Failed to fetch');
  });
}
