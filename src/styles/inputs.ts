import { css } from 'lit';

/** Inputs, with the buttons and selects in them. */
export const inputStyles = css`
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
`;
