import { css } from 'lit';

/** The button, its menu, and the dialog with the account. */
export const userButtonStyles = css`
  :host {
    display: inline-block;
    vertical-align: middle;
  }
  .auth-user {
    position: relative;
    inline-size: fit-content;
    color: var(--auth-color-text);
  }
  .auth-user-button {
    display: grid;
    place-items: center;
    inline-size: var(--auth-size-control);
    block-size: var(--auth-size-control);
    padding: 0;
    border: 0;
    border-radius: var(--auth-radius-full);
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
    --auth-size-avatar: calc(var(--auth-size-unit) * 2.25);
  }
  .auth-user-button:focus-visible,
  .auth-user-close:focus-visible {
    outline: var(--auth-border-ring) solid var(--auth-color-focus);
    outline-offset: var(--auth-space-focus);
  }
  .auth-user-popup {
    position: absolute;
    z-index: var(--auth-menu-z-index, 10);
    inset-block-start: calc(100% + var(--auth-space-1));
    inset-inline-end: 0;
    box-sizing: border-box;
    inline-size: 16.25rem;
    max-inline-size: calc(100vw - var(--auth-space-4));
    padding: var(--auth-space-1);
    /* It lies on the page: cards without a border and a background of their own would not set it off. */
    border: var(--auth-border-width) solid var(--auth-color-border);
    border-radius: var(--auth-radius-panel);
    background: var(--auth-color-surface);
    box-shadow: var(--auth-card-shadow, var(--auth-shadow-card));
  }
  .auth-user-popup[data-align='start'] {
    inset-inline: 0 auto;
  }
  .auth-user-popup[hidden] {
    display: none;
  }
  .auth-user-identity {
    display: grid;
    padding: var(--auth-space-2) var(--auth-space-3) var(--auth-space-3);
  }
  .auth-user-name {
    font-size: var(--auth-font-size-label);
    font-weight: var(--auth-font-weight-strong);
  }
  .auth-user-contact {
    color: var(--auth-color-text-muted);
    font-size: var(--auth-font-size-caption);
  }
  .auth-user-menu {
    display: grid;
    padding-block-start: var(--auth-space-1);
    border-block-start: var(--auth-border-width) solid var(--auth-color-border);
  }
  .auth-user-entry,
  ::slotted([slot='entry']) {
    box-sizing: border-box;
    display: flex;
    align-items: center;
    inline-size: 100%;
    min-block-size: calc(var(--auth-size-unit) * 2.5);
    margin: 0;
    padding: var(--auth-space-2) var(--auth-space-3);
    border: 0;
    border-radius: var(--auth-radius-control);
    background: none;
    color: var(--auth-color-text);
    font: inherit;
    font-size: var(--auth-font-size-label);
    text-align: start;
    text-decoration: none;
    cursor: pointer;
  }
  .auth-user-entry:hover,
  .auth-user-entry:focus,
  ::slotted([slot='entry']:hover),
  ::slotted([slot='entry']:focus) {
    outline: none;
    background: var(--auth-color-surface-hover);
  }
  .auth-user-entry:focus-visible,
  ::slotted([slot='entry']:focus-visible) {
    outline: var(--auth-border-ring) solid var(--auth-color-focus);
    outline-offset: calc(var(--auth-border-ring) * -1);
  }
  .auth-user-dialog {
    box-sizing: border-box;
    inline-size: 60rem;
    max-inline-size: calc(100vw - 2 * var(--auth-space-4));
    max-block-size: calc(100dvh - 2 * var(--auth-space-4));
    padding: var(--auth-space-5);
    overflow: auto;
    border: var(--auth-border-width) solid var(--auth-card-border-color, var(--auth-color-border));
    border-radius: var(--auth-card-radius, var(--auth-radius-card));
    background: var(--auth-color-canvas);
    color: var(--auth-color-text);
  }
  .auth-user-dialog::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
  .auth-user-dialog-header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--auth-space-4);
    margin-block-end: var(--auth-space-4);
  }
  .auth-user-dialog-heading {
    margin: 0;
    font-size: var(--auth-font-size-title);
    font-weight: var(--auth-font-weight-strong);
    line-height: var(--auth-font-line-tight);
  }
  .auth-user-close {
    min-inline-size: var(--auth-size-control);
    min-block-size: var(--auth-size-control);
    padding: 0 var(--auth-space-3);
    border: 0;
    border-radius: var(--auth-radius-control);
    background: none;
    color: var(--auth-color-text-muted);
    font: inherit;
    font-size: var(--auth-font-size-label);
    cursor: pointer;
  }
  .auth-user-close:hover {
    background: var(--auth-color-surface-hover);
    color: var(--auth-color-text);
  }
`;
