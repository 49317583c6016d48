import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { msg } from '../../localization/index.js';
import { kinds, type Field } from './fields.js';
import { alertIcon, eyeIcon, eyeOffIcon } from './icons.js';

/** What a field's look depends on besides the field. */
export interface FieldState {
  readonly id: string;
  readonly error: string | undefined;
  readonly busy: boolean;
  readonly revealed: boolean;
  readonly capsLock: boolean;
  /** Rules below a new password; the field is described by them. */
  readonly rules?: TemplateResult | undefined;
  /** A link beside the label, after the input in the DOM. */
  readonly aside?: TemplateResult | undefined;
  readonly onInput: (event: InputEvent) => void;
  readonly onKey: (event: Event) => void;
  readonly onReveal: () => void;
}

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
      ${state.revealed ? eyeOffIcon() : eyeIcon()}
    </button>
  `;
}

/** A label, its input, and what belongs to them: reveal button, link, hint, rules, error. */
export function fieldTemplate(field: Field, state: FieldState): TemplateResult {
  const kind = kinds[field.kind];
  const { id } = state;
  const described = [
    state.error && `${id}-error`,
    field.hint && `${id}-hint`,
    state.rules && `${id}-rules`,
    state.capsLock && `${id}-caps`,
  ].filter(Boolean);
  const input = html`
    <input
      class="auth-input ${kind.className ?? ''} ${kind.secret ? 'auth-input-with-action' : ''}"
      id=${id}
      name=${field.name}
      type=${state.revealed ? 'text' : (field.type ?? kind.type)}
      value=${ifDefined(field.value)}
      autocomplete=${field.autocomplete ?? kind.autocomplete}
      inputmode=${ifDefined(kind.inputmode)}
      autocapitalize="none"
      spellcheck="false"
      dir=${ifDefined(field.kind === 'code' || field.kind === 'phone' ? 'ltr' : undefined)}
      required
      ?readonly=${state.busy}
      ?data-secret=${kind.secret}
      aria-invalid=${ifDefined(state.error ? 'true' : undefined)}
      aria-describedby=${ifDefined(described.length ? described.join(' ') : undefined)}
      @input=${state.onInput}
      @keydown=${state.onKey}
      @keyup=${state.onKey}
    />
  `;
  return html`
    <div class="auth-field">
      <label class="auth-label" for=${id}>${field.label}</label>
      ${kind.secret ? html` <div class="auth-control">${input}${revealButton(state)}</div> ` : input}
      ${state.aside ?? nothing}
      ${
        state.error
          ? html`
              <p class="auth-error" id="${id}-error">
                ${alertIcon('auth-icon-small auth-icon-line')}
                <span>${state.error}</span>
              </p>
            `
          : nothing
      }
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
