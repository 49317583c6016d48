import { css } from 'lit';

/**
 * Resets what element rules of the page set on the form, and keeps the browser's defaults. SVGs are left out,
 * because their attributes would be reset too. Has the specificity of one class, so that later rules win. Pico's
 * field rules are stronger and are overridden through Pico's own properties.
 */
export const resetStyles = css`
  .auth-form,
  .auth-form :not(:where(svg, svg *)) {
    all: revert;
  }
  .auth-form {
    --pico-spacing: 0px;
    --pico-form-element-spacing-vertical: var(--auth-space-2);
    --pico-form-element-spacing-horizontal: var(--auth-input-padding, var(--auth-space-3));
    --pico-icon-valid: none;
    --pico-icon-invalid: none;
  }
  .auth-form :where(svg) {
    display: inline;
    float: none;
    max-inline-size: none;
    margin: 0;
    padding: 0;
    letter-spacing: inherit;
    vertical-align: baseline;
  }
`;

/** A link, in the form and in the chrome. Page-wide classes at the specificity of one class; states in `:where()`. */
export const linkStyles = css`
  .auth-link {
    display: inline-flex;
    align-items: center;
    gap: var(--auth-space-1);
    min-block-size: var(--auth-link-block-size, var(--auth-size-target));
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: var(--auth-link-radius, var(--auth-radius-small));
    background: none;
    color: var(--auth-link-color, var(--auth-color-link));
    font: inherit;
    font-size: var(--auth-link-font-size, var(--auth-font-size-label));
    font-weight: var(--auth-link-font-weight, var(--auth-font-weight-label));
    line-height: var(--auth-font-line-tight);
    text-align: start;
    text-decoration: none;
    cursor: pointer;
  }
  .auth-link:where(:hover) {
    color: var(--auth-link-color-hover, var(--auth-color-link-hover));
    text-decoration: underline;
    text-underline-offset: var(--auth-font-underline-offset);
  }
  .auth-link:where(:active) {
    color: var(--auth-link-color-active, var(--auth-color-text));
  }
  .auth-link:where(:focus-visible) {
    outline: var(--auth-border-ring) solid var(--auth-color-focus);
    outline-offset: var(--auth-space-focus);
  }
  .auth-link:where(:disabled, [aria-disabled='true']) {
    color: var(--auth-color-text-muted);
    font-weight: var(--auth-font-weight-text);
    text-decoration: none;
    cursor: default;
  }
  .auth-icon-small {
    inline-size: var(--auth-size-icon-small);
    block-size: var(--auth-size-icon-small);
    flex: none;
  }
  @media (forced-colors: active) {
    .auth-link:where(:disabled, [aria-disabled='true']) {
      color: GrayText;
    }
  }
`;

/** The spinner, in buttons and on the loading screen. Reduced motion makes it pulse. */
export const spinnerStyles = css`
  .auth-spinner {
    box-sizing: border-box;
    inline-size: var(--auth-spinner-size, var(--auth-size-icon-small));
    block-size: var(--auth-spinner-size, var(--auth-size-icon-small));
    flex: none;
    border: var(--auth-border-spinner) solid currentColor;
    border-block-start-color: transparent;
    border-radius: var(--auth-radius-full);
    animation: var(--auth-motion-spinner) var(--auth-motion-spin) linear infinite;
  }
  @keyframes auth-spin {
    to {
      rotate: 1turn;
    }
  }
  @keyframes auth-pulse {
    50% {
      opacity: var(--auth-opacity-pulse);
    }
  }
  /* Forced colors would also color the transparent segment, and the rotation would be invisible. */
  @media (forced-colors: active) {
    .auth-spinner {
      border-block-start-color: Canvas;
    }
  }
`;
