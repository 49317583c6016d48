import { css } from 'lit';

/** Checkboxes and radio buttons. */
export const tickStyles = css`
  .auth-tick {
    position: relative;
    box-sizing: border-box;
    inline-size: var(--auth-tick-size, var(--auth-size-tick));
    block-size: var(--auth-tick-size, var(--auth-size-tick));
    flex: none;
    margin: 0;
    margin-block-start: calc(
      (
          var(--auth-font-size-label) *
            var(--auth-font-line-text) - var(--auth-tick-size, var(--auth-size-tick))
        ) /
        2
    );
    border: var(--auth-border-width) solid var(--auth-tick-border-color, var(--auth-color-border-control));
    border-radius: var(--auth-tick-radius, var(--auth-radius-small));
    background: var(--auth-tick-background, var(--auth-color-control));
    color: var(--auth-tick-color, var(--auth-color-on-accent));
    appearance: none;
    cursor: pointer;
  }
  .auth-tick:where([type='radio']) {
    border-radius: var(--auth-radius-full);
  }
  .auth-tick:where(:hover) {
    border-color: var(--auth-color-border-hover);
  }
  .auth-tick:where(:checked) {
    border-color: var(--auth-tick-border-color-checked, var(--auth-color-accent-border));
    background: var(--auth-tick-background-checked, var(--auth-color-accent));
  }
  .auth-tick:where(:disabled) {
    border-color: var(--auth-color-border);
    background: var(--auth-tick-background-disabled, var(--auth-color-disabled));
    color: var(--auth-tick-color-disabled, var(--auth-color-on-disabled));
    cursor: default;
  }
  .auth-tick:where(:checked)::before {
    content: '';
    position: absolute;
    inset: 0;
    background: currentColor;
    clip-path: var(--auth-shape-tick);
  }
  .auth-tick:where([type='radio']:checked)::before {
    inset: var(--auth-shape-dot);
    border-radius: var(--auth-radius-full);
    clip-path: none;
  }
  .auth-tick:where([aria-invalid='true'], [aria-invalid='true'] *) {
    border-color: var(--auth-color-danger-border);
  }
  .auth-tick:where(:focus-visible) {
    outline: var(--auth-border-ring) solid var(--auth-color-focus);
    outline-offset: var(--auth-space-focus);
  }
  @media (forced-colors: active) {
    .auth-tick {
      appearance: auto;
      border: 0;
    }
    .auth-tick:where(:checked)::before {
      content: none;
    }
  }
`;
