/** What the page decides in the place of a person at a provider. */
export interface Person {
  /** What the provider has been asked for, in order. */
  readonly calls: string[];
  /** Whether the person says yes. */
  accepts: boolean;
  /** What becomes of Google's prompt: taken, skipped, or not shown, which with FedCM is not told. */
  prompt: 'taken' | 'skipped' | 'notDisplayed';
  /** How long a token is good for, in seconds. */
  expiresIn: number;
  token(provider: string): Promise<string>;
}

export interface ProviderPage extends Window {
  person: Person;
  google?: object;
  FB?: object;
  fbAsyncInit?: () => void;
  amazon?: object;
  onAmazonLoginReady?: () => void;
}

interface GoogleOptions {
  client_id: string;
  auto_select?: boolean;
  callback: (response: object) => void;
}

/** Google Identity Services as its reference describes it. Each of these functions is a script of its own: nothing from outside is used in it. */
export function google(): void {
  const page = window as unknown as ProviderPage;
  const { person } = page;
  let options: GoogleOptions | undefined;
  const give = async (select_by: string) => {
    options?.callback({ credential: await person.token('accounts.google.com'), select_by });
  };
  page.google = {
    accounts: {
      id: {
        initialize(given: GoogleOptions) {
          options = given;
          person.calls.push(`initialize ${given.client_id}${given.auto_select ? ' auto' : ''}`);
        },
        prompt(listener: (moment: object) => void) {
          person.calls.push('prompt');
          const moment = (type: string) => ({
            getMomentType: () => type,
            isSkippedMoment: () => type === 'skipped',
            isDismissedMoment: () => type === 'dismissed',
            isDisplayMoment: () => type === 'display',
            ...(person.prompt !== 'skipped' && {
              isNotDisplayed: () => type === 'display' && person.prompt === 'notDisplayed',
            }),
          });
          if (person.prompt !== 'skipped') listener(moment('display'));
          else listener(moment('skipped'));
          if (person.prompt !== 'taken') return;
          void give('user').then(() => listener(moment('dismissed')));
        },
        renderButton(parent: HTMLElement) {
          const button = document.createElement('button');
          button.textContent = 'Sign in with Google';
          button.onclick = () => void give('btn');
          parent.append(button);
        },
        disableAutoSelect() {
          person.calls.push('disableAutoSelect');
        },
        cancel() {
          person.calls.push('cancel');
        },
      },
    },
  };
}

/** The Facebook SDK for JavaScript. */
export function facebook(): void {
  const page = window as unknown as ProviderPage;
  const { person } = page;
  let appId = '';
  let token = '';
  const status = () =>
    token
      ? {
          status: 'connected',
          authResponse: {
            accessToken: token,
            expiresIn: person.expiresIn,
            userID: '1',
            signedRequest: 'x.y',
          },
        }
      : { status: 'unknown', authResponse: null };
  const renew = async (isYes: boolean, callback: (status: object) => void) => {
    if (!appId) throw new Error('FB.login() called before FB.init().');
    token = isYes ? await person.token('graph.facebook.com') : '';
    callback(status());
  };
  page.FB = {
    init(options: { appId: string; version: string }) {
      if (!/^v\d+\.\d$/.test(options.version)) throw new Error('init not called with valid version');
      ({ appId } = options);
      person.calls.push(`init ${appId}`);
    },
    login(callback: (status: object) => void, { scope }: { scope: string }) {
      person.calls.push(`login ${scope}`);
      void renew(person.accepts, callback);
    },
    getLoginStatus(callback: (status: object) => void, isFresh?: boolean) {
      person.calls.push(`getLoginStatus${isFresh ? ' fresh' : ''}`);
      if (isFresh) void renew(person.accepts, callback);
      else callback(status());
    },
    logout(callback: (status: object) => void) {
      person.calls.push('logout');
      token = '';
      callback(status());
    },
    api(path: string, { fields }: { fields: string }, callback: (answer: object) => void) {
      if (path !== '/me') callback({ error: { message: 'Unknown path components', code: 2500 } });
      const all: Record<string, string> = { id: '1', name: 'Ana', email: 'ana@example.com' };
      callback(Object.fromEntries(fields.split(',').map((name) => [name, all[name]])));
    },
  };
  // As there: the first script only fetches the second.
  queueMicrotask(() => page.fbAsyncInit?.());
}

/** The Login with Amazon SDK for JavaScript. */
export function amazon(): void {
  const page = window as unknown as ProviderPage;
  const { person } = page;
  if (!document.getElementById('amazon-root')) throw new Error('amazon-root is missing');
  let clientId = '';
  let token = '';
  page.amazon = {
    Login: {
      setClientId(id: string) {
        clientId = id;
      },
      authorize({ scope }: { scope: string }, callback: (answer: object) => void) {
        person.calls.push(`authorize ${clientId} ${scope}`);
        if (!person.accepts) {
          callback({ error: 'access_denied', error_description: 'The person said no.' });
          return;
        }
        void person.token('www.amazon.com').then((given) => {
          token = given;
          callback({ access_token: given, token_type: 'bearer', expires_in: person.expiresIn, scope });
        });
      },
      retrieveProfile(given: string, callback: (answer: object) => void) {
        const profile = { CustomerId: '1', Name: 'Ana', PrimaryEmail: 'ana@example.com' };
        callback(given === token ? { success: true, profile } : { success: false, error: 'invalid_token' });
      },
      logout() {
        person.calls.push('logout');
      },
    },
  };
  page.onAmazonLoginReady?.();
}
