import { html, type TemplateResult } from 'lit';

import { dynamicText } from '../../forms/dynamic-text.js';
import { msg } from '../../localization/index.js';
import type { AccountOwner } from '../base/account/account-controller.js';
import { AccountList } from '../base/account/account-list.js';
import type { AccountChange } from '../base/account/account-news.js';
import { attributesOf, identitiesOf, type Identity } from '../base/account/attributes.js';
import { rowsTemplate } from '../base/account/row.js';
import { providerLabel } from '../federated-buttons/providers.js';

/**
 * Shows the identity providers that the user is connected with, from the attribute `identities`. Only an administrator can
 * change them. Hidden for a user without a provider, and for a session that may not read the attribute.
 *
 * @csspart section - The card.
 * @csspart heading - The heading.
 * @fires auth-error - Reading has failed.
 */
export class AuthConnected extends AccountList<readonly Identity[]> {
  protected readonly follows = ['attributes'] as const satisfies readonly AccountChange[];

  protected heading(): string {
    return msg('Connected accounts', { id: 'connected.heading' });
  }

  protected async read(owner: AccountOwner): Promise<readonly Identity[] | undefined> {
    const identities = identitiesOf(await attributesOf(owner));
    return identities.length > 0 ? identities : undefined;
  }

  protected content(): TemplateResult {
    return html`
      ${rowsTemplate(
        (this.account.data ?? []).map(({ providerName, userId }, index) =>
          this.row(String(index), providerLabel(providerName), userId, []),
        ),
      )}
      <p class="auth-section-lead">
        ${dynamicText(
          msg('You can sign in with these accounts. They can’t be changed here.', { id: 'connected.lead' }),
        )}
      </p>
    `;
  }
}
