import { css } from 'lit';

/** A group of radio buttons. Adopted after the styles of the radio buttons themselves. */
export const choiceStyles = css`
  .auth-choices {
    display: grid;
    gap: var(--auth-space-2);
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  .auth-choice {
    box-sizing: border-box;
    display: flex;
    min-inline-size: 100%;
    align-items: flex-start;
    gap: var(--auth-space-3);
    padding: var(--auth-choice-padding, var(--auth-space-4));
    border: var(--auth-border-width) solid var(--auth-choice-border-color, var(--auth-color-border-control));
    border-radius: var(--auth-choice-radius, var(--auth-radius-panel));
    background: var(--auth-choice-background, var(--auth-color-control));
    color: var(--auth-choice-color, var(--auth-color-text));
    cursor: pointer;
    transition:
      border-color var(--auth-motion-fast) var(--auth-motion-ease),
      background-color var(--auth-motion-fast) var(--auth-motion-ease);
  }
  .auth-choice:where(:hover) {
    border-color: var(--auth-color-border-hover);
  }
  .auth-choice:where(:has(:checked)) {
    border-color: var(--auth-choice-border-color-checked, var(--auth-color-accent-border));
    background: var(--auth-choice-background-checked, var(--auth-color-accent-subtle));
    box-shadow: inset 0 0 0 var(--auth-border-width)
      var(--auth-choice-border-color-checked, var(--auth-color-accent-border));
  }
  .auth-choice:where(:has(:focus-visible)) {
    outline: var(--auth-border-ring) solid var(--auth-color-focus);
    outline-offset: var(--auth-space-focus);
  }
  .auth-choice:where(:has(:disabled)) {
    border-color: var(--auth-choice-border-color-disabled, var(--auth-color-border));
    background: var(--auth-choice-background-disabled, var(--auth-color-surface-sunken));
    box-shadow: none;
    color: var(--auth-choice-color-disabled, var(--auth-color-text-muted));
    cursor: default;
  }
  .auth-choice-radio:where(:focus-visible) {
    outline: none;
  }
  .auth-choice-text {
    display: grid;
    gap: var(--auth-space-1);
    min-inline-size: 0;
  }
  .auth-choice-title {
    font-size: var(--auth-font-size-label);
    font-weight: var(--auth-font-weight-label);
    line-height: var(--auth-font-line-text);
  }
  .auth-choice-icon {
    margin-inline-start: auto;
    color: var(--auth-color-text-muted);
  }
  @container (inline-size < 23rem) {
    .auth-choice {
      padding: var(--auth-choice-padding-narrow, var(--auth-space-3));
    }
  }
  @container (inline-size < 19rem) {
    .auth-choice-icon {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .auth-choice:where(:has(:checked)) {
      border-width: var(--auth-border-ring);
      border-color: Highlight;
    }
  }
`;
