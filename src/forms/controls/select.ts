import { html } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { repeat } from 'lit/directives/repeat.js';

import { msg } from '../../localization/index.js';
import type { FieldTemplate } from '../field.js';
import { fieldKinds } from '../field-kinds.js';
import { chevronIcon } from '../more-icons.js';
import { describedBy, labeledTemplate } from './field-template.js';

/** An option of a select: the submitted value and its label. */
export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

/**
 * A select below its label. Nothing is selected initially, unless the field has a value; an option without a
 * value has its own label.
 */
export const selectTemplate =
  (options: readonly SelectOption[]): FieldTemplate =>
  (field, state) => {
    const none = options.find(({ value }) => value === '');
    return labeledTemplate(
      field,
      state,
      html`
        <div class="auth-control">
          <select
            class="auth-input auth-select"
            id=${state.id}
            name=${field.name}
            autocomplete=${field.autocomplete ?? fieldKinds.select.autocomplete}
            ?required=${!field.optional}
            ?disabled=${state.busy}
            aria-invalid=${state.error ? 'true' : 'false'}
            aria-describedby=${ifDefined(describedBy(field, state))}
            @input=${state.onInput}
          >
            <option class="auth-select-option" value="">
              ${none?.label ?? msg('Choose…', { id: 'common.choose' })}
            </option>
            ${repeat(
              options.filter((option) => option !== none),
              ({ value }) => value,
              ({ value, label }) => html`
                <option class="auth-select-option" value=${value} ?selected=${value === field.value}>
                  ${label}
                </option>
              `,
            )}
          </select>
          ${chevronIcon()}
        </div>
      `,
    );
  };
