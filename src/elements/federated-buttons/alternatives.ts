import './define.js';

import { html, type TemplateResult } from 'lit';

import type { FormController } from '../../forms/form-controller.js';
import { msg } from '../../localization/index.js';
import type { ScreenContext } from '../base/settings.js';
import { methodButtons } from '../sign-in/method-buttons.js';
import type { FederatedConfig } from './providers.js';

export { continueAs } from '../sign-in/continue-as.js';
export { followSignIns } from '../sign-in/follow-sign-ins.js';
export { applyFederated, parseFederated, readProviders } from './providers.js';

/** What a form can be replaced by: a divider, with `form` the other ways to sign in, then the providers. */
export const alternatives = (
  host: HTMLElement,
  context: ScreenContext,
  own: FederatedConfig | string | undefined,
  form: FormController | undefined,
): TemplateResult => html`
  <p class="auth-divider">${msg('or', { id: 'common.or' })}</p>
  <div class="auth-alternatives">
    ${form && methodButtons(host, form, context)}
    <auth-federated-buttons .federated=${own}></auth-federated-buttons>
  </div>
`;
