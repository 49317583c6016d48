import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';

import type { Field, FieldState } from '../field.js';
import { errorTemplate } from './field-template.js';

/** A named group of radio buttons with its error. The field's `value` is the initial choice. */
export function choiceTemplate(field: Field, { id, error, busy, onInput }: FieldState): TemplateResult {
  return html`
    <fieldset
      class="auth-choices"
      role="radiogroup"
      aria-labelledby="${id}-legend"
      aria-required="true"
      aria-disabled=${ifDefined(busy ? 'true' : undefined)}
      aria-invalid=${ifDefined(error ? 'true' : undefined)}
      aria-describedby=${ifDefined(error ? `${id}-error` : undefined)}
    >
      <legend class="auth-hidden" id="${id}-legend">${field.label}</legend>
      ${field.choices?.map(
        ({ value, title, hint, icon }) => html`
          <label class="auth-choice">
            <input
              class="auth-tick auth-choice-radio"
              type="radio"
              name=${field.name}
              value=${value}
              .checked=${value === field.value}
              aria-labelledby="${id}-${value}"
              aria-describedby="${id}-${value}-hint"
              @input=${onInput}
              @click=${(event: Event) => {
                // There is no read-only radio button, and a disabled one would lose the focus.
                if (busy) event.preventDefault();
              }}
            />
            <span class="auth-choice-text">
              <span class="auth-choice-title" id="${id}-${value}">${title}</span>
              <span class="auth-hint" id="${id}-${value}-hint">${hint}</span>
            </span>
            ${icon('auth-icon auth-choice-icon')}
          </label>
        `,
      )}
      ${errorTemplate(id, error)}
    </fieldset>
  `;
}
