import { css } from 'lit';

/** The buttons of forms. */
export const buttonStyles = css`
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
`;
