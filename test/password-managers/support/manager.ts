/** A user name with its password. */
export interface Login {
  readonly username: string;
  readonly password: string;
}

/** What a browser asks the person to let it keep. */
export interface Offer extends Login {
  /** A login that is new to it, or another password for one that it keeps. */
  readonly kind: 'save' | 'update';
}

/** A browser with its own password manager, in a profile that starts empty. */
export interface Browser {
  open(url: string): Promise<void>;
  /** Runs the body of a function in the page, with `arguments`; resolves to what it returns. */
  run(body: string, ...values: readonly string[]): Promise<unknown>;
  /** Clicks as a person does, on the first element that matches. */
  click(selector: string): Promise<void>;
  /** Types as a person does, into the first element that matches. */
  type(selector: string, text: string): Promise<void>;
  /** Keeps a login for the page's origin, as if the person had let it do so earlier. */
  keep(origin: string, login: Login): Promise<void>;
  close(): Promise<void>;
}

/** One that can also be asked what it offers. */
export interface OfferingBrowser extends Browser {
  /** What is offered now, in a panel that opened without a click; undefined for nothing. */
  offer(): Promise<Offer | undefined>;
  /** Does what the panel's button does. */
  accept(): Promise<void>;
  /** The logins that are kept. */
  kept(): Promise<readonly Login[]>;
}
