import { css } from 'lit';

import { buttonStyles } from './buttons.js';
import { inputStyles } from './inputs.js';
import { linkStyles, resetStyles, spinnerStyles } from './parts.js';

/**
 * The styles of every form in the light DOM. One class per rule; states are in `:where()`, so that a single
 * class of the app overrides them.
 */
export const formStyles = css`
  ${resetStyles}
  ${linkStyles}
  ${spinnerStyles}
  ${inputStyles}
  ${buttonStyles}
  .auth-form {
    position: relative;
    display: grid;
    gap: var(--auth-form-gap, var(--auth-space-5));
    margin: 0;
    min-inline-size: 0;
  }
  .auth-field {
    display: grid;
    grid-template-columns: minmax(min-content, 1fr) auto;
    gap: var(--auth-field-gap, var(--auth-space-2)) var(--auth-space-3);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .auth-field > * {
    grid-column: 1 / -1;
  }
  .auth-label {
    grid-column: 1;
    align-self: center;
    padding: 0;
    color: var(--auth-label-color, var(--auth-color-text));
    font-size: var(--auth-label-font-size, var(--auth-font-size-label));
    font-weight: var(--auth-label-font-weight, var(--auth-font-weight-label));
    line-height: var(--auth-label-line-height, var(--auth-font-line-tight));
  }
  /* Beside a link, it is at least as wide as its longest word. */
  .auth-label:has(~ .auth-aside) {
    overflow-wrap: normal;
  }
  .auth-hint {
    margin: 0;
    font-size: var(--auth-font-size-caption);
    line-height: var(--auth-font-line-text);
    color: var(--auth-hint-color, var(--auth-color-text-muted));
  }
  .auth-icon {
    inline-size: var(--auth-size-icon);
    block-size: var(--auth-size-icon);
    flex: none;
  }
  .auth-aside {
    grid-column: 2;
    grid-row: 1;
    align-self: center;
    margin-block: calc(var(--auth-space-1) * -1);
    text-align: end;
  }
  .auth-hidden {
    position: absolute;
    overflow: hidden;
    clip-path: inset(50%);
    inline-size: var(--auth-border-width);
    block-size: var(--auth-border-width);
    white-space: nowrap;
  }
  .auth-alert {
    display: grid;
    gap: var(--auth-space-3);
  }
  .auth-alert:where([data-empty]) {
    position: absolute;
  }
  @container (inline-size < 17rem) {
    .auth-aside {
      grid-column: 1 / -1;
      grid-row: auto;
      justify-self: start;
    }
  }
  @media (forced-colors: active) {
    .auth-button:where(:disabled, [aria-disabled='true']),
    .auth-input:where(:disabled, [readonly]) {
      border-color: GrayText;
      color: GrayText;
    }
  }
`;
