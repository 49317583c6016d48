import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';

import { msg } from '../../localization/index.js';
import { dynamicText } from '../dynamic-text.js';
import type { Field, FieldState } from '../field.js';
import { fieldKinds } from '../field-kinds.js';
import { alertIcon, eyeIcon } from '../icons.js';

function revealButton(state: FieldState): TemplateResult {
  return html`
    <button
      class="auth-reveal"
      type="button"
      aria-controls=${state.id}
      aria-label=${
        state.revealed
          ? msg('Hide password', { id: 'common.hide-password' })
          : msg('Show password', { id: 'common.show-password' })
      }
      ?disabled=${state.busy}
      @click=${state.onReveal}
    >
      ${eyeIcon(state.revealed)}
    </button>
  `;
}

/** The error of a field, linked to its control by `describedBy`. */
export function errorTemplate(id: string, error: string | undefined): TemplateResult | typeof nothing {
  if (!error) return nothing;
  return html`
    <p class="auth-error" id="${id}-error">
      ${alertIcon('auth-icon-small auth-icon-line')}
      <span>${dynamicText(error)}</span>
    </p>
  `;
}

/** The ids of the descriptions of a field; undefined if it has none. */
export function describedBy(field: Field, { id, error, rules, capsLock }: FieldState): string | undefined {
  const ids = [
    error && `${id}-error`,
    field.hint && `${id}-hint`,
    rules && `${id}-rules`,
    capsLock && `${id}-caps`,
  ].filter(Boolean);
  return ids.length ? ids.join(' ') : undefined;
}

/** A label, a control, and what describes them: link, error, hint, rules. */
export function labeledTemplate(field: Field, state: FieldState, control: TemplateResult): TemplateResult {
  const { id } = state;
  return html`
    <div class="auth-field">
      <label class="auth-label" for=${id}>
        ${field.label}${
          field.optional
            ? html`<span class="auth-optional">${` ${msg('(optional)', { id: 'common.optional' })}`}</span>`
            : nothing
        }
      </label>
      ${control}${state.labelLink ?? nothing}${errorTemplate(id, state.error)}
      ${
        state.capsLock
          ? html` <p class="auth-hint" id="${id}-caps">${msg('Caps Lock is on.', { id: 'caps-lock' })}</p> `
          : nothing
      }
      ${field.hint ? html` <p class="auth-hint" id="${id}-hint">${field.hint}</p> ` : nothing}
      ${state.rules ?? nothing}
    </div>
  `;
}

/** An input with its label, and the controls of its kind: reveal button, country. */
export function fieldTemplate(field: Field, state: FieldState): TemplateResult {
  const kind = fieldKinds[field.kind];
  const input = html`
    <input
      class="auth-input ${kind.className ?? ''} ${kind.secret ? 'auth-input-with-action' : ''}"
      id=${state.id}
      name=${field.name}
      type=${state.revealed ? 'text' : (field.type ?? kind.type)}
      value=${ifDefined(field.value)}
      placeholder=${ifDefined(field.placeholder)}
      autocomplete=${field.autocomplete ?? kind.autocomplete}
      inputmode=${ifDefined(kind.inputmode)}
      autocapitalize="none"
      spellcheck="false"
      step=${ifDefined(field.type === 'number' ? 'any' : undefined)}
      dir=${ifDefined(direction(field))}
      ?required=${!field.optional}
      ?readonly=${state.busy}
      ?data-secret=${kind.secret}
      aria-invalid=${state.error ? 'true' : 'false'}
      aria-describedby=${ifDefined(describedBy(field, state))}
      @input=${state.onInput}
      @keydown=${state.onKey}
      @keyup=${state.onKey}
    />
  `;
  return labeledTemplate(field, state, control(field, state, input));
}

/**
 * What has Latin letters, digits and signs is left to right in any language: signs at its ends would change sides. A name has
 * the direction of its script, and a date that of the language.
 */
const direction = ({ kind, type }: Field): string | undefined =>
  type === 'date' ? undefined : !type && (kind === 'username' || kind === 'text') ? 'auto' : 'ltr';

function control({ kind }: Field, state: FieldState, input: TemplateResult): TemplateResult {
  if (fieldKinds[kind].secret)
    return html` <div class="auth-control" dir="ltr">${input}${revealButton(state)}</div> `;
  if (kind === 'phone' || kind === 'contact')
    // The same element with and without the country select, so that typed values are kept when it appears.
    return html`
      <div class=${state.country ? 'auth-phone' : 'auth-control'} dir="ltr">
        ${state.country ?? nothing}${input}
      </div>
    `;
  return input;
}
