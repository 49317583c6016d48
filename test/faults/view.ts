/** A field that takes text. */
export interface FieldView {
  readonly label: string;
  readonly value: string;
  readonly isSecret: boolean;
}

/** What is to be seen on the page of a visit, and what its storage has. */
export interface View {
  readonly state: string;
  readonly isBusy: boolean;
  readonly heading: string;
  /** What alerts, status messages and fields say. */
  readonly alert: string;
  readonly status: string;
  readonly wrong: string;
  readonly fields: readonly FieldView[];
  readonly buttons: readonly string[];
  /** The labels of the choices. */
  readonly choices: readonly string[];
  /** What a set-up shows to be typed into an app. */
  readonly key: string;
  /** The user that the authenticator names, and the one that the members' content was made for. */
  readonly user: string | undefined;
  readonly member: string | undefined;
  /** By username, the refresh tokens in the storage; a session without one is an empty text. */
  readonly stored: Readonly<Record<string, string>>;
  readonly told: readonly { readonly in?: string; readonly out?: boolean }[];
}

/** What the person does next: the choice by its label, what goes into which field, and the button. Without one, they wait. */
export interface Act {
  readonly choose?: string;
  readonly fill?: Readonly<Record<string, string>>;
  readonly press?: string;
}

declare global {
  interface Window {
    told?: { in?: string; out?: boolean }[];
  }
}

/** Looks at the page; runs in it. */
export function look(clientId: string): View {
  const roots: (Element | ShadowRoot)[] = [];
  const authenticator = document.querySelector('auth-authenticator');
  const text = (element: Element | null | undefined): string =>
    element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  const elements: Element[] = [];
  if (authenticator) roots.push(authenticator);
  if (authenticator?.shadowRoot) roots.push(authenticator.shadowRoot);
  for (const root of roots)
    for (const element of root.querySelectorAll('*')) {
      if (element.checkVisibility()) elements.push(element);
      if (element.shadowRoot && !roots.includes(element.shadowRoot)) roots.push(element.shadowRoot);
    }
  const all = (query: string): Element[] => elements.filter((element) => element.matches(query));
  const say = (query: string): string =>
    all(query)
      .map(text)
      .filter((line) => line !== '')
      .join(' | ');
  const inputs = all('input:not([type=radio], [type=checkbox], [type=hidden])') as HTMLInputElement[];
  const isSecret = ({ type, autocomplete }: HTMLInputElement): boolean =>
    type === 'password' || autocomplete.includes('password') || autocomplete.includes('one-time-code');
  const state = authenticator?.getAttribute('data-auth-state') ?? 'none';
  const isComing = all('auth-loading').some((place) => !Reflect.get(place, 'retry'));
  const isBusy =
    authenticator?.matches(':state(busy)') === true || isComing || all('[aria-busy="true"]').length > 0;

  const stored: Record<string, string> = {};
  const prefix = `CognitoIdentityServiceProvider.${clientId}.`;
  for (const [key, value] of Object.entries(localStorage) as [string, string][]) {
    if (!key.startsWith(prefix)) continue;
    const [, username = '', what = ''] = /^(.*)\.(\w+)$/.exec(key.slice(prefix.length)) ?? [];
    if (/Token$/.test(what)) stored[username] = what === 'refreshToken' ? value : (stored[username] ?? '');
  }
  const user = authenticator?.user as { username?: string; getUsername?(): string } | undefined;
  return {
    state,
    isBusy: isBusy || state === 'loading',
    heading: say('h1, h2, [role=heading]'),
    alert: say('[role=alert]'),
    status: say('[role=status]'),
    wrong: inputs
      .filter((input) => input.getAttribute('aria-invalid') === 'true')
      .flatMap((input) => input.getAttribute('aria-describedby')?.split(' ') ?? [])
      .map((id) => text(document.getElementById(id)))
      .join(' | '),
    fields: inputs.map((input) => ({
      label: text(input.labels?.[0]) || (input.getAttribute('aria-label') ?? input.name),
      value: input.value,
      isSecret: isSecret(input),
    })),
    buttons: all('button:not([aria-disabled=true], :disabled)').map(text),
    choices: (all('input[type=radio]') as HTMLInputElement[]).map(({ labels }) => text(labels?.[0])),
    key: text(all('auth-totp-setup code')[0]).replaceAll(' ', ''),
    user: user && (user.getUsername?.() ?? user.username),
    member: document.querySelector('[data-who]')?.textContent ?? undefined,
    stored,
    told: window.told ?? [],
  };
}

/** Waits until nothing is pending and nothing changes, at most so many ms; whether that is so. Runs in the page. */
export async function calm(longest: number): Promise<boolean> {
  const sign = (): string | undefined => {
    const authenticator = document.querySelector('auth-authenticator');
    // The hosted pages have none.
    if (!authenticator) return document.readyState === 'complete' ? location.href : undefined;
    const state = authenticator.getAttribute('data-auth-state') ?? 'loading';
    const isBusy = authenticator.matches(':state(busy)') || authenticator.querySelector('[aria-busy="true"]');
    const places = [...authenticator.querySelectorAll('auth-loading')];
    const isComing = places.some(({ retry }) => !retry);
    return state === 'loading' || isBusy || isComing ? undefined : state + authenticator.textContent;
  };
  const end = performance.now() + longest;
  let last: string | undefined;
  for (let same = 0; performance.now() < end;) {
    const now = sign();
    same = now !== undefined && now === last ? same + 1 : 0;
    if (same >= 2) return true;
    last = now;
    await new Promise((resolve) => setTimeout(resolve, 80));
  }
  return false;
}

/** Fills fields and presses a button, as far as they are there; says what is not. Runs in the page. */
export function act({ choose, fill = {}, press }: Act): string | undefined {
  const roots: ParentNode[] = [document];
  const found: Element[] = [];
  for (const root of roots)
    for (const element of root.querySelectorAll('*')) {
      if (element.matches('input, button') && element.checkVisibility()) found.push(element);
      if (element.shadowRoot) roots.push(element.shadowRoot);
    }
  const text = (element: Element | null | undefined): string =>
    element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  for (const [label, value] of Object.entries(fill)) {
    const input = found.find(
      (element) => element instanceof HTMLInputElement && text(element.labels?.[0]) === label,
    );
    if (!(input instanceof HTMLInputElement) || input.readOnly) return `no field «${label}»`;
    if (input.value === value) continue;
    input.focus();
    input.value = value;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }
  if (choose !== undefined) {
    const radio = found.find(
      (element) =>
        element instanceof HTMLInputElement &&
        element.type === 'radio' &&
        text(element.labels?.[0]).startsWith(choose),
    );
    if (!(radio instanceof HTMLElement)) return `no choice «${choose}»`;
    radio.click();
  }
  if (press === undefined) return undefined;
  const button = found.find((element) => element instanceof HTMLButtonElement && text(element) === press);
  if (!(button instanceof HTMLElement)) return `no button «${press}»`;
  button.click();
  return undefined;
}
