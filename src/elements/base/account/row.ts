import { html, nothing, type TemplateResult } from 'lit';

import { submitButton } from '../../../forms/controls/submit-button.js';
import { dynamicText } from '../../../forms/dynamic-text.js';
import { msg } from '../../../localization/index.js';

/** A button at the end of a row. */
export interface RowAction {
  /** Names the button and its progress. */
  readonly name: string;
  readonly label: string;
  readonly onClick: () => void;
}

interface Row {
  /** Unique in its section. */
  readonly name: string;
  /** May have a badge at its end. */
  readonly label: TemplateResult | string;
  readonly value: TemplateResult | string;
  readonly actions: readonly RowAction[];
  /** The action that is running. */
  readonly busy: string | undefined;
  /** The open form. */
  readonly content: TemplateResult | typeof nothing;
}

/** Where the open form stands. */
export const formSlot = html` <slot></slot> `;

/** A row of a section: label, value, actions. Screen readers read the label of the row with each action that has another one. */
export const rowTemplate = ({ name, label, value, actions, busy, content }: Row): TemplateResult => html`
  <li class="auth-row" data-row=${name}>
    <div class="auth-row-line">
      <div class="auth-row-text">
        <span class="auth-row-label" id=${`label-${name}`}>${textOf(label)}</span>
        ${value ? html` <span class="auth-row-value">${textOf(value)}</span> ` : nothing}
      </div>
      ${actions.length > 0 ? html` <div class="auth-row-actions">${actions.map((action) => actionTemplate(action, busy, action.label === label ? '' : `label-${name}`))}</div> ` : nothing}
    </div>
    ${content}
  </li>
`;

const textOf = (content: TemplateResult | string): unknown =>
  typeof content === 'string' ? dynamicText(content) : content;

/** The button of an action. `label` is the ID of the label that screen readers read with it. */
export function actionTemplate(action: RowAction, busy: string | undefined, label = ''): TemplateResult {
  const id = `action-${label}-${action.name}`;
  const isBusy = busy === action.name;
  return html`
    <button
      class="auth-link"
      type="button"
      id=${id}
      aria-labelledby=${`${id} ${label}`.trim()}
      aria-busy=${isBusy ? 'true' : 'false'}
      aria-disabled=${busy === undefined ? 'false' : 'true'}
      @click=${() => {
        if (busy === undefined) action.onClick();
      }}
    >
      ${isBusy ? html` <span class="auth-spinner" aria-hidden="true"></span> ` : nothing}${dynamicText(action.label)}
    </button>
  `;
}

/** The list around rows. */
export const rowsTemplate = (rows: unknown): TemplateResult => html`
  <ul class="auth-rows">
    ${rows}
  </ul>
`;

/** The text above the fields of a form. The question whether to remove something takes the focus: Enter must not answer it. */
export function leadTemplate(
  lead: TemplateResult | string | undefined,
  isDestructive: boolean,
): TemplateResult | typeof nothing {
  if (!lead) return nothing;
  const content = textOf(lead);
  return isDestructive
    ? html` <p class="auth-row-lead auth-row-question" tabindex="-1">${content}</p> `
    : html` <p class="auth-row-lead">${content}</p> `;
}

interface Buttons {
  /** The text of the button that sends the form. */
  readonly label: string;
  readonly isSending: boolean;
  /** Whether this form is being sent, or another action is running. */
  readonly isBusy: boolean;
  readonly isDestructive: boolean;
  readonly onCancel: () => void;
}

/** The buttons below the fields of a form. */
export const buttonsTemplate = ({
  label,
  isSending,
  isBusy,
  isDestructive,
  onCancel,
}: Buttons): TemplateResult => html`
  <div class=${isDestructive ? 'auth-row-buttons auth-row-buttons-danger' : 'auth-row-buttons'}>
    ${submitButton(isSending ? msg('One moment…', { id: 'common.busy' }) : label, isSending, isBusy)}
    <button class="auth-button auth-button-secondary" type="button" @click=${onCancel}>
      ${msg('Cancel', { id: 'common.cancel' })}
    </button>
  </div>
`;
