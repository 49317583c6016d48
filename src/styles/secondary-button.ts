import { css } from 'lit';

/** A secondary button, adopted after the styles of the form, which it overrides state by state. */
export const secondaryButtonStyles = css`
  .auth-button-secondary {
    border-color: var(--auth-button-secondary-border-color, var(--auth-color-border-control));
    background: var(--auth-button-secondary-background, var(--auth-color-control));
    color: var(--auth-button-secondary-color, var(--auth-color-text));
    font-weight: var(--auth-button-secondary-font-weight, var(--auth-font-weight-label));
  }
  .auth-button-inline {
    inline-size: auto;
  }
  .auth-button-secondary:where(:hover) {
    background: var(--auth-button-secondary-background-hover, var(--auth-color-surface-hover));
    border-color: var(--auth-color-border-hover);
  }
  .auth-button-secondary:where(:active) {
    background: var(--auth-button-secondary-background-active, var(--auth-color-surface-active));
  }
  .auth-button-secondary:where(:disabled, [aria-disabled='true']) {
    border-color: var(--auth-button-secondary-border-color-disabled, var(--auth-color-border));
    background: var(--auth-button-secondary-background-disabled, var(--auth-color-surface-sunken));
    color: var(--auth-button-color-disabled, var(--auth-color-on-disabled));
  }
  .auth-button-secondary:where([aria-busy='true']) {
    border-color: var(--auth-button-secondary-border-color-busy, var(--auth-color-border-control));
    background: var(--auth-button-secondary-background-busy, var(--auth-color-control));
    color: var(--auth-button-secondary-color-busy, var(--auth-color-text));
  }
  @media (forced-colors: active) {
    .auth-button-secondary:where(:disabled, [aria-disabled='true']) {
      border-color: GrayText;
      color: GrayText;
    }
  }
`;
