import { css } from 'lit';

/** A button that looks like text, adopted after the secondary one. */
export const plainButtonStyles = css`
  .auth-button-plain,
  .auth-button-plain:where([aria-disabled='true']) {
    border-color: transparent;
    background: transparent;
    box-shadow: none;
    color: var(--auth-color-text-muted);
  }
  .auth-button-plain {
    margin-block-start: calc(var(--auth-space-3) * -1);
  }
  .auth-button-plain:where(:hover) {
    border-color: transparent;
    background: var(--auth-button-secondary-background-hover, var(--auth-color-surface-hover));
    color: var(--auth-color-text);
  }
  .auth-button-plain:where(:active) {
    background: var(--auth-button-secondary-background-active, var(--auth-color-surface-active));
  }
`;
