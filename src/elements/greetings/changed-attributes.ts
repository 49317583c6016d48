import type { ReactiveController, ReactiveControllerHost } from 'lit';

import type { CognitoUser } from '../../auth/types.js';
import { isFederatedUser } from '../../machine/initial-context.js';
import { selectUser } from '../../machine/selectors.js';
import { type AccountChange, AccountNews } from '../base/account/account-news.js';
import type { ScreenContext } from '../base/settings.js';

/** What a name is made of. */
const changes: readonly AccountChange[] = ['attributes', 'email', 'phone_number'];

/** Reads the attributes of the user again when a part of the account has changed them, here or in another tab. */
export class ChangedAttributesController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #context: () => ScreenContext | undefined;
  readonly #news = new AccountNews((identity, change) => {
    if (changes.includes(change)) void this.#read(identity);
  });
  #newest: { readonly user: CognitoUser; readonly attributes: Readonly<Record<string, string>> } | undefined;

  constructor(host: ReactiveControllerHost, context: () => ScreenContext | undefined) {
    this.#host = host;
    this.#context = context;
    host.addController(this);
  }

  /** The attributes of this user, where they are newer than those of the user object. */
  of(user: CognitoUser | undefined): Readonly<Record<string, string>> | undefined {
    return this.#newest?.user === user ? this.#newest?.attributes : undefined;
  }

  hostConnected(): void {
    this.#news.open();
  }

  hostDisconnected(): void {
    this.#news.close();
  }

  async #read(identity: string): Promise<void> {
    const context = this.#context();
    const user = context && selectUser(context.actor.getSnapshot());
    // A user of an identity pool has no account here.
    if (!user || isFederatedUser(user) || user.getUsername() !== identity) return;
    try {
      const list = await context.auth.userAttributes(user);
      this.#newest = {
        user,
        attributes: Object.fromEntries(list.map((each) => [each.getName(), each.getValue()])),
      };
      this.#host.requestUpdate();
    } catch {
      // The name that is shown stays.
    }
  }
}
