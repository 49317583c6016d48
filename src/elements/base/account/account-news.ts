/** What of an account has changed. */
export type AccountChange =
  'password' | 'email' | 'phone_number' | 'attributes' | 'mfa' | 'passkeys' | 'sessions' | 'devices';

/** Tells other parts of the account of a change, on this page and in other tabs. */
interface News {
  /** The identity of the user. */
  readonly identity: string;
  readonly change: AccountChange;
}

const CHANNEL = 'auth-elements.account';

const isNews = (value: unknown): value is News =>
  typeof value === 'object' && value !== null && 'identity' in value && 'change' in value;

/** The channel on which parts of the account tell each other of changes. It carries no value of the account. */
export class AccountNews {
  readonly #onNews: (identity: string, change: AccountChange) => void;
  #channel: BroadcastChannel | undefined;

  constructor(onNews: (identity: string, change: AccountChange) => void) {
    this.#onNews = onNews;
  }

  open(): void {
    this.#channel ??= new BroadcastChannel(CHANNEL);
    this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (isNews(data)) this.#onNews(data.identity, data.change);
    };
  }

  close(): void {
    this.#channel?.close();
    this.#channel = undefined;
  }

  publish(identity: string, change: AccountChange): void {
    const news: News = { identity, change };
    this.#channel?.postMessage(news);
  }
}
