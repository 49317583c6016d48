import { html, type TemplateResult } from 'lit';

import { supportsPasskeys } from '../../auth/factors.js';
import type { FormController } from '../../forms/form-controller.js';
import type { LightDomFormController } from '../../forms/light-dom-form.js';
import { passkeyIcon } from '../../forms/more-icons.js';
import { msg, str } from '../../localization/index.js';
import { selectBusy } from '../../machine/selectors.js';
import type { ScreenContext } from '../base/settings.js';
import { alternativesStyles } from '../federated-buttons/federated-buttons.styles.js';
import { readLastSignIn, storeLastSignIn } from './last-sign-in.js';
import { sendSignIn } from './method-buttons.js';

const styled = new WeakSet<LightDomFormController>();

function adoptStyles(form: LightDomFormController): void {
  if (styled.has(form)) return;
  styled.add(form);
  form.adopt([alternativesStyles]);
}

/** A button above the form for the last user, whose passkey signs in without typing; undefined without one. */
export function continueAs(
  host: HTMLElement,
  form: FormController,
  context: ScreenContext,
): TemplateResult | undefined {
  const last = readLastSignIn(context.auth);
  if (last?.factor !== 'WEB_AUTHN' || !supportsPasskeys()) return undefined;
  const { username } = last;
  adoptStyles(form.lightDomForm);
  const busy = selectBusy(context.actor.getSnapshot()) || form.isChecking;
  return html`
    <div class="auth-continue">
      <button
        class="auth-button"
        type="button"
        aria-disabled=${busy ? 'true' : 'false'}
        @click=${() => {
          if (!busy) sendSignIn(host, context, { username, preferredChallenge: 'WEB_AUTHN' });
        }}
      >
        ${passkeyIcon('auth-icon')}
        <span class="auth-continue-name"
          >${msg(str`Continue as ${username}`, { id: 'sign-in.continue-as' })}</span
        >
      </button>
      <button
        class="auth-link"
        type="button"
        @click=${() => {
          storeLastSignIn(context.auth, undefined);
          context.actor.send({ type: 'signIn.endAutofill' });
          form.cancel();
          form.input('username')?.focus();
        }}
      >
        ${msg('Not you?', { id: 'sign-in.not-you' })}
      </button>
      <p class="auth-divider">${msg('or', { id: 'common.or' })}</p>
    </div>
  `;
}
