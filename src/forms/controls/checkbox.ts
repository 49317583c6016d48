import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';

import { msg } from '../../localization/index.js';
import type { FieldTemplate } from '../field.js';
import { describedBy, errorTemplate } from './field-template.js';

/** A link in a label; `text` is the linked part of the label. */
export interface LabelLink {
  readonly href: string;
  readonly text: string;
}

/**
 * Renders a string with a part of it as a link, which opens in a new tab so that typed values are kept; a
 * part that is not found is appended.
 */
export function linkedLabel(label: string, { href, text }: LabelLink): TemplateResult {
  const at = label.lastIndexOf(text);
  const before = at < 0 ? `${label} ` : label.slice(0, at);
  const after = at < 0 ? '' : label.slice(at + text.length);
  return html`${before}<a class="auth-link auth-link-inline" href=${href} target="_blank" rel="noopener"
      >${text}</a
    >${after}`;
}

/** A checkbox with its label beside it. */
export const checkboxTemplate: FieldTemplate = (field, state) => html`
  <div class="auth-field">
    <label class="auth-option">
      <input
        class="auth-tick"
        id=${state.id}
        type="checkbox"
        name=${field.name}
        value="true"
        ?checked=${field.value === 'true'}
        ?required=${!field.optional}
        aria-invalid=${state.error ? 'true' : 'false'}
        aria-describedby=${ifDefined(describedBy(field, state))}
        @input=${state.onInput}
        @click=${(event: Event) => {
          // There is no read-only checkbox, and a disabled one would lose the focus.
          if (state.busy) event.preventDefault();
        }}
      />
      <span>
        ${field.label}${
          field.optional && !field.unmarked
            ? html`<span class="auth-optional">${` ${msg('(optional)', { id: 'common.optional' })}`}</span>`
            : nothing
        }
      </span>
    </label>
    ${errorTemplate(state.id, state.error)}
  </div>
`;
