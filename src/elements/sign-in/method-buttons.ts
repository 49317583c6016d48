import { html, type TemplateResult } from 'lit';

import type { FirstFactor } from '../../auth/first-factors.js';
import { dispatchAuthEvent } from '../../controllers/auth-events.js';
import type { FormController } from '../../forms/form-controller.js';
import { loadFormParts } from '../../forms/load-form-parts.js';
import { mailIcon, phoneIcon } from '../../forms/more-icons.js';
import { toAuthError } from '../../lib/auth-error.js';
import { warnOnce } from '../../lib/warn.js';
import { msg } from '../../localization/index.js';
import { selectAuthState, selectBusy } from '../../machine/selectors.js';
import type { ScreenContext } from '../base/settings.js';

/** The ways to sign in besides the password: the first factor, the label and the icon of each. */
const methods: Readonly<
  Record<string, { factor: FirstFactor; label: () => string; icon: (className: string) => TemplateResult }>
> = {
  'email-code': {
    factor: 'EMAIL_OTP',
    label: () => msg('Email me a code', { id: 'sign-in.email-code' }),
    icon: mailIcon,
  },
  'sms-code': {
    factor: 'SMS_OTP',
    label: () => msg('Text me a code', { id: 'sign-in.sms-code' }),
    icon: phoneIcon,
  },
};

/** Returns the ways besides the password, in their order. Warns of unknown names. */
export function otherMethods(names: readonly string[]) {
  return names.flatMap((name) => {
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (!method && name !== 'password')
      warnOnce(
        `sign-in-methods: "${name}" is unknown. Expected one of: password, ${Object.keys(methods).join(', ')}.`,
      );
    return method ? [method] : [];
  });
}

/** The buttons below the form for the ways to sign in without a password. They need the username only. */
export function methodButtons(
  host: HTMLElement,
  form: FormController,
  context: ScreenContext,
): TemplateResult[] {
  const snapshot = context.actor.getSnapshot();
  const busy = selectBusy(snapshot) || form.isChecking;
  const submit = async (factor: FirstFactor): Promise<void> => {
    const { submitForm } = await loadFormParts();
    submitForm({
      lightDomForm: form.lightDomForm,
      phones: form.phones,
      errors: form.errors,
      hidePasswords: () => form.hidePasswords(),
      waitFor: (running, next) => form.waitFor(running, next),
      options: {
        ...form.options,
        fields: () => form.options.fields().filter(({ kind }) => kind !== 'password'),
        onSubmit(values) {
          const { username = '' } = values;
          const state = selectAuthState(context.actor.getSnapshot());
          if (dispatchAuthEvent(host, 'auth-submit', { state, values: { username } }, true))
            context.actor.send({ type: 'signIn.submit', username, preferredChallenge: factor });
        },
      },
    });
  };
  return otherMethods(context.settings.signInMethods).map(({ factor, label, icon }) => {
    return html`
      <button
        class="auth-button auth-button-secondary"
        type="button"
        aria-disabled=${busy ? 'true' : 'false'}
        @click=${() => {
          if (!busy) submit(factor).catch((error: unknown) => form.setError(toAuthError(error)));
        }}
      >
        ${icon('auth-icon')}
        <span>${label()}</span>
      </button>
    `;
  });
}
