import { nothing, type TemplateResult } from 'lit';

import { toAuthError } from '../../../lib/auth-error.js';
import type { AccountOwner } from './account-controller.js';
import type { AccountChange } from './account-news.js';
import { AccountSection } from './account-section.js';
import { type RowAction, rowTemplate } from './row.js';

/** What ends when an action succeeds. */
interface Removal {
  /** The action. */
  readonly name: string;
  readonly change: AccountChange;
  readonly call: (owner: AccountOwner) => Promise<unknown>;
  /** The message after it. */
  readonly done: () => string;
}

/** A part of the account with a list, of which rows can be removed. */
export abstract class AccountList<Data = unknown> extends AccountSection<Data> {
  /** A row without a form. */
  protected row(
    name: string,
    label: TemplateResult | string,
    value: string,
    actions: readonly RowAction[],
  ): TemplateResult {
    return rowTemplate({ name, label, value, actions, busy: this.account.busy, content: nothing });
  }

  /** Runs an action that removes rows. The focus goes to the button that takes the place of the pressed one. */
  protected async removeRows({ name, change, call, done }: Removal): Promise<boolean> {
    const focused = this.shadowRoot?.activeElement;
    const at = focused ? this.#buttons.findIndex((each) => each === focused) : -1;
    this.clearMessages();
    const isDone = await this.account.run({ name, change }, call);
    if (!isDone) return false;
    this.succeed(done);
    await this.updateComplete;
    // Where the user has gone on meanwhile, the focus stays.
    if (at < 0 || focused?.isConnected) return true;
    const next = this.#buttons[at] ?? this.#buttons.at(-1);
    if (next) next.focus();
    else await this.focusHeading();
    return true;
  }

  get #buttons(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('button')];
  }
}

/** What has ended or is removed meanwhile is as the user wants it. */
export function ignoreGone(error: unknown): void {
  if (toAuthError(error).code !== 'ResourceNotFoundException') throw error;
}
