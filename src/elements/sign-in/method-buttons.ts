import { html, type TemplateResult } from 'lit';

import { supportsPasskeys } from '../../auth/factors.js';
import { dispatchAuthEvent } from '../../controllers/auth-events.js';
import type { FormController } from '../../forms/form-controller.js';
import { loadFormParts } from '../../forms/load-form-parts.js';
import { mailIcon, passkeyIcon, phoneIcon } from '../../forms/more-icons.js';
import { toAuthError } from '../../lib/auth-error.js';
import { warnOnce } from '../../lib/warn.js';
import { msg } from '../../localization/index.js';
import { selectAuthState, selectBusy } from '../../machine/selectors.js';
import { factorOf, type MethodFactor, methodFactors, type ScreenContext } from '../base/settings.js';

/** The label and the icon of each way to sign in without a password. */
const methodLabels: Readonly<
  Record<MethodFactor, { label: () => string; icon: (className: string) => TemplateResult }>
> = {
  WEB_AUTHN: { label: () => msg('Sign in with a passkey', { id: 'sign-in.passkey' }), icon: passkeyIcon },
  EMAIL_OTP: { label: () => msg('Email me a code', { id: 'sign-in.email-code' }), icon: mailIcon },
  SMS_OTP: { label: () => msg('Text me a code', { id: 'sign-in.sms-code' }), icon: phoneIcon },
};

/** Returns the first factors besides the password, in the order of `sign-in-methods`. Warns of unknown names. */
export function otherFactors(methods: readonly string[]): readonly MethodFactor[] {
  return methods.flatMap((name) => {
    const factor = factorOf(name);
    if (!factor && name !== 'password') {
      const allowed = ['password', ...Object.keys(methodFactors)].join(', ');
      warnOnce(`sign-in-methods: "${name}" is unknown. Expected one of: ${allowed}.`);
    }
    return factor ? [factor] : [];
  });
}

/** Sends a sign-in without a password, unless the page cancels it. */
export function sendSignIn(
  host: HTMLElement,
  { actor }: ScreenContext,
  values: { readonly username: string; readonly preferredChallenge: MethodFactor },
): void {
  const state = selectAuthState(actor.getSnapshot());
  if (dispatchAuthEvent(host, 'auth-submit', { state, values }, true))
    actor.send({ type: 'signIn.submit', ...values });
}

/** The buttons below the form for the ways to sign in without a password. They need the username only. */
export function methodButtons(
  host: HTMLElement,
  form: FormController,
  context: ScreenContext,
): TemplateResult[] {
  const flow = context.auth.configure()?.authenticationFlowType;
  if (flow && flow !== 'USER_AUTH')
    warnOnce(
      `sign-in-methods="${context.settings.signInMethods.join(' ')}" needs authenticationFlowType "USER_AUTH"; it is "${flow}".`,
    );
  const snapshot = context.actor.getSnapshot();
  const busy = selectBusy(snapshot) || form.isChecking;
  const submit = async (factor: MethodFactor): Promise<void> => {
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
          sendSignIn(host, context, { username: values['username'] ?? '', preferredChallenge: factor });
        },
      },
    });
  };
  const factors = otherFactors(context.settings.signInMethods);
  return factors
    .filter((factor) => factor !== 'WEB_AUTHN' || supportsPasskeys())
    .map((factor) => {
      const { label, icon } = methodLabels[factor];
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
