import { css } from 'lit';

/** Messages at fields and above forms. They are adopted with the parts that render them: see form-parts.ts. */
export const messageStyles = css`
  .auth-input:where([aria-invalid='true']) {
    border-color: var(--auth-input-border-color-invalid, var(--auth-color-danger-border));
    box-shadow: inset 0 0 0 var(--auth-border-width)
      var(--auth-input-border-color-invalid, var(--auth-color-danger-border));
  }
  .auth-error {
    display: flex;
    gap: var(--auth-space-1);
    margin: 0;
    color: var(--auth-error-color, var(--auth-color-danger));
    font-size: var(--auth-font-size-caption);
    line-height: var(--auth-font-line-text);
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
  }
  .auth-notice-success {
    --auth-notice-border-color: var(--auth-color-success-edge);
    --auth-notice-background: var(--auth-color-success-subtle);
    --auth-notice-icon-color: var(--auth-color-success);
  }
  @media (forced-colors: active) {
    .auth-input:where([aria-invalid='true']) {
      border-width: var(--auth-border-ring);
    }
  }
`;
