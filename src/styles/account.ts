import { css } from 'lit';

import { spinnerStyles } from './parts.js';

/** A section of the account: heading, messages, rows. The host is the container that its layout depends on. */
export const accountStyles = css`
  .auth-section {
    display: grid;
    gap: var(--auth-space-4);
    max-inline-size: var(--auth-account-max-inline-size, var(--auth-size-account));
    padding: var(--auth-card-padding, var(--auth-space-6));
  }
  .auth-section-heading {
    margin: 0;
    font-size: var(--auth-account-heading-font-size, var(--auth-font-size-section));
    font-weight: var(--auth-heading-font-weight, var(--auth-font-weight-strong));
    line-height: var(--auth-font-line-tight);
    outline: none;
  }
  .auth-section-lead,
  .auth-row-lead {
    margin: 0;
    color: var(--auth-lead-color, var(--auth-color-text-muted));
  }
  .auth-alert[data-empty] {
    display: none;
  }
  .auth-icon {
    inline-size: var(--auth-size-icon);
    block-size: var(--auth-size-icon);
    flex: none;
  }
  .auth-rows {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .auth-row {
    display: grid;
    gap: var(--auth-space-4);
    padding-block: var(--auth-space-3);
    border-block-start: var(--auth-border-width) solid
      var(--auth-divider-border-color, var(--auth-color-border));
  }
  .auth-row:last-child {
    padding-block-end: 0;
  }
  .auth-row-line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--auth-space-1) var(--auth-space-4);
    min-block-size: var(--auth-size-control);
  }
  .auth-row-text {
    display: grid;
    flex: 1 1 12rem;
    min-inline-size: 0;
  }
  .auth-row-label {
    font-size: var(--auth-font-size-label);
    font-weight: var(--auth-font-weight-label);
  }
  .auth-row-value {
    color: var(--auth-color-text-muted);
    font-size: var(--auth-font-size-label);
  }
  .auth-row-actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--auth-space-1) var(--auth-space-4);
  }
  .auth-section-actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--auth-space-1) var(--auth-space-4);
  }
  ::slotted(form) {
    max-inline-size: var(--auth-size-card);
  }
  .auth-badge {
    display: inline-block;
    padding: 0 var(--auth-space-2);
    border-radius: var(--auth-radius-full);
    background: var(--auth-color-surface-active);
    color: var(--auth-color-text);
    font-size: var(--auth-font-size-caption);
    font-weight: var(--auth-font-weight-label);
    white-space: nowrap;
  }
  .auth-badge-success {
    background: var(--auth-color-success-subtle);
    color: var(--auth-color-success);
  }
  .auth-badge-warning {
    background: var(--auth-color-warning-subtle);
    color: var(--auth-color-warning);
  }
  .auth-badge-long {
    border-radius: var(--auth-radius-control);
    white-space: normal;
  }
  @container (inline-size < 23rem) {
    .auth-section {
      padding: var(--auth-card-padding-narrow, var(--auth-space-5));
    }
  }
  @media (forced-colors: active) {
    .auth-badge {
      border: var(--auth-border-width) solid;
    }
  }
  ${spinnerStyles}
`;

/** What the form of a row has besides the styles of every form. */
export const accountFormStyles = css`
  .auth-row-lead {
    margin: 0;
    color: var(--auth-lead-color, var(--auth-color-text-muted));
  }
  .auth-row-question {
    color: var(--auth-color-text);
    outline: none;
  }
  .auth-row-buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--auth-space-3);
  }
  .auth-row-buttons .auth-button {
    flex: 1 1 8rem;
    inline-size: auto;
  }
  .auth-row-buttons-danger .auth-button[type='submit']:not([aria-disabled='true']) {
    border-color: transparent;
    background: var(--auth-color-danger);
    color: var(--auth-color-surface);
  }
  .auth-row-buttons-danger .auth-button[type='submit']:not([aria-disabled='true']):hover {
    filter: brightness(0.94);
  }
`;
