import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import type { RememberedDevice } from '../../auth/types.js';
import { dynamicText } from '../../forms/dynamic-text.js';
import { AuthError, toAuthError } from '../../lib/auth-error.js';
import { msg, str } from '../../localization/index.js';
import type { AccountOwner } from '../base/account/account-controller.js';
import { AccountList, ignoreGone } from '../base/account/account-list.js';
import type { AccountChange } from '../base/account/account-news.js';
import { deviceLabel, rememberedDeviceText } from '../base/account/device-text.js';
import { rowsTemplate } from '../base/account/row.js';
import { dateText } from '../base/account/time-text.js';

/**
 * Lists the devices that the user pool remembers for the user, and forgets them: a sign-in there then asks for the second
 * factor again. Hidden where the user pool refuses the question because it does not remember devices; a pool that answers it
 * with an empty list is shown as one whose user has no device.
 *
 * @csspart section - The card.
 * @csspart heading - The heading.
 * @fires auth-error - The service refused, or could not be reached.
 */
export class AuthDevices extends AccountList<readonly RememberedDevice[]> {
  protected readonly follows = ['devices'] as const satisfies readonly AccountChange[];

  protected heading(): string {
    return msg('Remembered devices', { id: 'devices.heading' });
  }

  protected async read({ auth, user }: AccountOwner): Promise<readonly RememberedDevice[] | undefined> {
    try {
      return [...(await auth.fetchDevices({ user }))].sort(
        (one, other) => Number(other.isCurrent) - Number(one.isCurrent) || lastUsed(other) - lastUsed(one),
      );
    } catch (error) {
      // The answer of a user pool that does not remember devices: nothing else in the request can be wrong.
      const { code, message } = toAuthError(error);
      if (code !== 'InvalidParameterException') throw error;
      throw new AuthError('OperationNotEnabledException', message, { cause: error });
    }
  }

  protected content(): TemplateResult {
    const devices = this.account.data ?? [];
    if (devices.length === 0)
      return html`
        <p class="auth-section-lead">
          ${dynamicText(
            msg('Devices that you sign in on without a second step are shown here.', { id: 'devices.none' }),
          )}
        </p>
      `;
    return rowsTemplate(
      repeat(
        devices,
        ({ id }) => id,
        (device) => this.#row(device),
      ),
    );
  }

  #row({ id, name, lastAuthenticatedDate, isCurrent }: RememberedDevice): TemplateResult {
    const date = lastAuthenticatedDate && dateText(lastAuthenticatedDate);
    return this.row(
      id,
      deviceLabel(rememberedDeviceText(name), isCurrent),
      date ? msg(str`Last used ${date}`, { id: 'devices.last-used' }) : '',
      [
        {
          name: id,
          label: msg('Forget', { id: 'devices.forget' }),
          onClick: () => void this.#forget(id),
        },
      ],
    );
  }

  async #forget(id: string): Promise<void> {
    await this.removeRows({
      name: id,
      change: 'devices',
      call: ({ auth, user }) => auth.forgetDevice({ device: { id }, user }).catch(ignoreGone),
      isDone: (data) => !data.some((each) => each.id === id),
      done: () => msg('The device is forgotten.', { id: 'devices.done' }),
    });
  }
}

const lastUsed = ({ lastAuthenticatedDate }: RememberedDevice): number =>
  lastAuthenticatedDate?.getTime() ?? 0;
