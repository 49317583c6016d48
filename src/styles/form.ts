import { css } from 'lit';

import { linkStyles, resetStyles, spinnerStyles } from './parts.js';

/**
 * The styles of every form in the light DOM. One class per rule; states are in `:where()`, so that a single
 * class of the app overrides them.
 */
export const formStyles = css`
  ${resetStyles}
  ${linkStyles}
  ${spinnerStyles}
  .auth-form {
    position: relative;
    display: grid;
    gap: var(--auth-form-gap, var(--auth-space-5));
    margin: 0;
    min-inline-size: 0;
  }
  .auth-field {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
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
  .auth-input {
    box-sizing: border-box;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: var(--auth-input-block-size, var(--auth-size-control));
    margin: 0;
    padding-block: var(--auth-space-2);
    padding-inline: var(--auth-input-padding, var(--auth-space-3));
    border: var(--auth-border-width) solid var(--auth-input-border-color, var(--auth-color-border-control));
    border-radius: var(--auth-input-radius, var(--auth-radius-control));
    background: var(--auth-input-background, var(--auth-color-control));
    box-shadow: var(--auth-input-shadow, var(--auth-shadow-control));
    color: var(--auth-input-color, var(--auth-color-text));
    font: inherit;
    font-size: var(--auth-input-font-size, var(--auth-font-size-input));
    text-align: start;
    appearance: none;
    transition: border-color var(--auth-motion-fast) var(--auth-motion-ease);
  }
  .auth-input:where(:hover) {
    border-color: var(--auth-input-border-color-hover, var(--auth-color-border-hover));
  }
  /* The button of a date field is focused inside it. */
  .auth-input:where(:focus-visible, input:focus-within) {
    border-color: var(--auth-input-border-color-focus, var(--auth-color-accent-border));
    outline: var(--auth-border-ring) solid var(--auth-color-focus);
    outline-offset: var(--auth-space-focus);
  }
  .auth-input:where([aria-invalid='true']) {
    border-color: var(--auth-input-border-color-invalid, var(--auth-color-danger-border));
    box-shadow: inset 0 0 0 var(--auth-border-width)
      var(--auth-input-border-color-invalid, var(--auth-color-danger-border));
  }
  .auth-input:where(:disabled, [readonly]) {
    border-color: var(--auth-color-border);
    background: var(--auth-input-background-disabled, var(--auth-color-surface-sunken));
    box-shadow: none;
    color: var(--auth-input-color-disabled, var(--auth-color-text-muted));
    -webkit-text-fill-color: currentColor;
    opacity: 1;
  }
  .auth-control {
    position: relative;
    display: grid;
    min-inline-size: 0;
  }
  .auth-phone {
    display: grid;
    grid-template-columns:
      var(--auth-phone-code-inline-size, var(--auth-size-code-column))
      minmax(0, 1fr);
    gap: var(--auth-space-2);
  }
  .auth-input-with-action {
    padding-inline-end: var(--auth-size-control);
  }
  .auth-reveal {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0;
    display: grid;
    place-items: center;
    inline-size: var(--auth-size-control);
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: var(--auth-input-radius, var(--auth-radius-control));
    background: none;
    color: var(--auth-reveal-color, var(--auth-color-text-muted));
    cursor: pointer;
  }
  .auth-reveal:where(:hover) {
    color: var(--auth-reveal-color-hover, var(--auth-color-text));
  }
  .auth-reveal:where(:focus-visible) {
    outline: var(--auth-border-ring) solid var(--auth-color-focus);
    outline-offset: calc(var(--auth-space-focus) * -2);
  }
  .auth-reveal:where(:disabled) {
    color: var(--auth-color-text-disabled);
    cursor: default;
  }
  .auth-hint,
  .auth-error {
    margin: 0;
    font-size: var(--auth-font-size-caption);
    line-height: var(--auth-font-line-text);
    text-wrap: pretty;
  }
  .auth-hint {
    color: var(--auth-hint-color, var(--auth-color-text-muted));
  }
  .auth-error {
    display: flex;
    gap: var(--auth-space-1);
    color: var(--auth-error-color, var(--auth-color-danger));
  }
  .auth-icon {
    inline-size: var(--auth-size-icon);
    block-size: var(--auth-size-icon);
    flex: none;
  }
  .auth-icon-line {
    margin-block: calc(
      (var(--auth-font-size-caption) * var(--auth-font-line-text) - var(--auth-size-icon-small)) / 2
    );
  }
  .auth-notice {
    display: flex;
    gap: var(--auth-space-2);
    padding: var(--auth-space-3);
    border: var(--auth-border-width) solid var(--auth-notice-border-color, var(--auth-color-danger-edge));
    border-radius: var(--auth-notice-radius, var(--auth-radius-control));
    background: var(--auth-notice-background, var(--auth-color-danger-subtle));
    color: var(--auth-notice-color, var(--auth-color-text));
    font-size: var(--auth-font-size-label);
  }
  .auth-notice-icon {
    color: var(--auth-notice-icon-color, var(--auth-color-danger));
  }
  .auth-notice-text {
    margin: 0;
    min-inline-size: 0;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  .auth-button {
    position: relative;
    box-sizing: border-box;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--auth-space-2);
    inline-size: 100%;
    min-block-size: var(--auth-button-block-size, var(--auth-size-control));
    margin: 0;
    padding-block: var(--auth-space-2);
    padding-inline: var(--auth-button-padding, var(--auth-space-4));
    border: var(--auth-border-width) solid var(--auth-button-border-color, transparent);
    border-radius: var(--auth-button-radius, var(--auth-radius-control));
    background: var(--auth-button-background, var(--auth-color-accent));
    box-shadow: var(--auth-button-shadow, var(--auth-shadow-control));
    color: var(--auth-button-color, var(--auth-color-on-accent));
    font: inherit;
    font-size: var(--auth-button-font-size, var(--auth-font-size-body));
    font-weight: var(--auth-button-font-weight, var(--auth-font-weight-strong));
    line-height: var(--auth-font-line-tight);
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    transition:
      background-color var(--auth-motion-fast) var(--auth-motion-ease),
      border-color var(--auth-motion-fast) var(--auth-motion-ease);
  }
  .auth-button:where(:hover) {
    background: var(--auth-button-background-hover, var(--auth-color-accent-hover));
  }
  .auth-button:where(:active) {
    background: var(--auth-button-background-active, var(--auth-color-accent-active));
  }
  .auth-button:where(:focus-visible) {
    outline: var(--auth-border-ring) solid var(--auth-color-focus);
    outline-offset: var(--auth-space-focus);
  }
  .auth-button:where(:disabled, [aria-disabled='true']) {
    border-color: var(--auth-button-border-color-disabled, transparent);
    background: var(--auth-button-background-disabled, var(--auth-color-disabled));
    box-shadow: none;
    color: var(--auth-button-color-disabled, var(--auth-color-on-disabled));
    cursor: default;
  }
  .auth-button:where([aria-busy='true']) {
    background: var(--auth-button-background-busy, var(--auth-color-accent));
    color: var(--auth-button-color-busy, var(--auth-color-on-accent));
    cursor: progress;
  }
  .auth-aside {
    grid-column: 2;
    grid-row: 1;
    align-self: center;
    margin-block: calc(var(--auth-space-1) * -1);
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
  .auth-divider {
    display: flex;
    align-items: center;
    gap: var(--auth-space-3);
    margin: 0;
    color: var(--auth-divider-color, var(--auth-color-text-muted));
    font-size: var(--auth-font-size-caption);
    line-height: var(--auth-font-line-tight);
  }
  .auth-divider::before,
  .auth-divider::after {
    content: '';
    flex: 1;
    border-block-start: var(--auth-border-width) solid
      var(--auth-divider-border-color, var(--auth-color-border));
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
    .auth-input:where([aria-invalid='true']) {
      border-width: var(--auth-border-ring);
    }
  }
`;
