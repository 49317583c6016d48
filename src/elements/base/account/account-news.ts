/** What of an account has changed. */
export type AccountChange =
  'password' | 'email' | 'phone_number' | 'attributes' | 'mfa' | 'passkeys' | 'sessions' | 'devices';

/** Tells other parts of the account of a change, on this page and in other tabs. */
interface News {
  /** The identity of the user. */
  readonly whose: string;
  readonly change: AccountChange;
}

const CHANNEL = 'auth-elements.account';

const isNews = (value: unknown): value is News =>
  typeof value === 'object' && value !== null && 'whose' in value && 'change' in value;

/** The channel on which parts of the account tell each other of changes. It carries no value of the account. */
export class AccountNews {
  readonly #onNews: (whose: string, change: AccountChange) => void;
  #channel: BroadcastChannel | undefined;

  constructor(onNews: (whose: string, change: AccountChange) => void) {
    this.#onNews = onNews;
  }

  open(): void {
    this.#channel ??= new BroadcastChannel(CHANNEL);
    this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (isNews(data)) this.#onNews(data.whose, data.change);
    };
  }

  close(): void {
    this.#channel?.close();
    this.#channel = undefined;
  }

  tell(whose: string, change: AccountChange): void {
    const news: News = { whose, change };
    this.#channel?.postMessage(news);
  }
}
