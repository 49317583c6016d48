import { nothing, type TemplateResult } from 'lit';

import { toAuthError } from '../../../lib/auth-error.js';
import type { AccountOwner } from './account-controller.js';
import type { AccountChange } from './account-news.js';
import { AccountSection } from './account-section.js';
import { mayTakeFocus } from './focus.js';
import { type RowAction, rowTemplate } from './row.js';

/** An action that removes rows. */
interface Removal<Data> {
  /** The action. */
  readonly name: string;
  readonly change: AccountChange;
  readonly call: (owner: AccountOwner) => Promise<unknown>;
  /** Whether what is read after a failure shows that the service has removed them: its response was lost. */
  readonly isDone: (data: Data) => boolean;
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

  /** Runs an action that removes rows. The focus goes to the button that takes the place of the pressed
   * one, unless the user has gone on meanwhile. */
  protected async removeRows({ name, change, call, isDone, done }: Removal<Data>): Promise<boolean> {
    const focused = this.shadowRoot?.activeElement;
    const at = focused ? this.#buttons.findIndex((each) => each === focused) : -1;
    this.clearMessages();
    if (!(await this.account.run({ name, change, isDone }, call))) return false;
    this.succeed(done);
    await this.updateComplete;
    if (at < 0 || focused?.isConnected || !mayTakeFocus(this)) return true;
    const next = this.#buttons[at] ?? this.#buttons.at(-1);
    if (next) next.focus();
    else await this.focusHeading();
    return true;
  }

  get #buttons(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('button')];
  }
}

/** What has ended or is removed already counts as success. */
export function ignoreGone(error: unknown): void {
  if (toAuthError(error).code !== 'ResourceNotFoundException') throw error;
}
