import { css } from 'lit';

/** Check lists, choices, steps, the QR code, code fields: what the screens after sign-in need besides the base. */
export const formDetailStyles = css`
  .auth-input-code {
    min-block-size: max(
      var(--auth-input-block-size, var(--auth-size-control)),
      calc(1lh + var(--auth-space-2) * 2 + var(--auth-border-width) * 2)
    );
    font-family: var(--auth-font-family-code);
    font-size: var(--auth-input-code-font-size, var(--auth-font-size-code));
    font-variant-numeric: tabular-nums;
    letter-spacing: var(--auth-font-tracking-code);
  }
  .auth-optional {
    color: var(--auth-color-text-muted);
    font-weight: var(--auth-font-weight-text);
  }
  .auth-strong {
    display: inline-block;
    max-inline-size: 100%;
    color: var(--auth-color-text);
    font-weight: var(--auth-font-weight-label);
  }
  .auth-link-inline {
    display: inline;
    min-block-size: 0;
    text-decoration: underline;
    text-underline-offset: var(--auth-font-underline-offset);
  }
  .auth-row {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--auth-space-1) var(--auth-space-3);
    font-size: var(--auth-font-size-label);
    color: var(--auth-color-text-muted);
  }
  .auth-countdown {
    font-variant-numeric: tabular-nums;
  }
  .auth-option {
    display: flex;
    gap: var(--auth-space-3);
    align-items: flex-start;
    padding-block: var(--auth-space-3);
    margin-block: calc(var(--auth-space-3) * -1);
    font-size: var(--auth-font-size-label);
    cursor: pointer;
  }
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
  .auth-checklist {
    display: grid;
    gap: var(--auth-space-1) var(--auth-space-3);
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: var(--auth-font-size-caption);
    line-height: var(--auth-font-line-text);
  }
  .auth-check {
    display: flex;
    gap: var(--auth-space-2);
    color: var(--auth-check-color, var(--auth-color-text-muted));
  }
  .auth-check:where([data-met]) {
    color: var(--auth-check-color-met, var(--auth-color-success));
  }
  .auth-steps {
    display: grid;
    gap: var(--auth-space-6);
    margin: 0;
    padding: 0;
    list-style: none;
    counter-reset: auth-step;
  }
  .auth-step {
    display: grid;
    grid-template-columns: var(--auth-size-step) minmax(0, 1fr);
    gap: var(--auth-space-3);
    counter-increment: auth-step;
  }
  .auth-step::before {
    content: counter(auth-step);
    display: grid;
    place-items: center;
    box-sizing: border-box;
    block-size: var(--auth-size-step);
    border: var(--auth-border-width) solid var(--auth-step-border-color, var(--auth-color-border-control));
    border-radius: var(--auth-radius-full);
    color: var(--auth-color-text-muted);
    font-size: var(--auth-font-size-caption);
    font-weight: var(--auth-font-weight-strong);
    line-height: var(--auth-font-line-tight);
  }
  .auth-step-body {
    --auth-label-line-height: var(--auth-size-step);
    display: grid;
    gap: var(--auth-space-3);
    justify-items: stretch;
    min-inline-size: 0;
  }
  .auth-step-text {
    margin: 0;
    font-size: var(--auth-font-size-label);
    line-height: var(--auth-size-step);
  }
  .auth-qr {
    box-sizing: border-box;
    display: block;
    inline-size: 100%;
    max-inline-size: var(--auth-qr-size, var(--auth-size-qr));
    padding: var(--auth-space-3);
    border: var(--auth-border-width) solid var(--auth-color-border);
    border-radius: var(--auth-radius-panel);
    background: var(--auth-qr-background, var(--auth-color-qr-paper));
    color: var(--auth-qr-color, var(--auth-color-qr-ink));
    forced-color-adjust: none;
  }
  .auth-qr-pending {
    aspect-ratio: 1;
  }
  .auth-captcha {
    box-sizing: border-box;
    display: block;
    inline-size: 100%;
    block-size: auto;
    border: var(--auth-border-width) solid var(--auth-color-border);
    border-radius: var(--auth-radius-control);
    background: var(--auth-captcha-background, var(--auth-color-qr-paper));
    color: var(--auth-captcha-color, var(--auth-color-qr-ink));
    forced-color-adjust: none;
  }
  .auth-question {
    overflow-wrap: anywhere;
  }
  .auth-secret {
    display: flex;
    align-items: center;
    gap: var(--auth-space-2);
    padding-inline-start: var(--auth-space-3);
    border: var(--auth-border-width) solid var(--auth-color-border);
    border-radius: var(--auth-radius-control);
    background: var(--auth-secret-background, var(--auth-color-surface-sunken));
  }
  .auth-secret-text {
    flex: 1;
    min-inline-size: 0;
    padding-block: var(--auth-space-2);
    font-family: var(--auth-font-family-code);
    font-size: var(--auth-font-size-caption);
    overflow-wrap: break-word;
  }
  .auth-tool {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--auth-space-2);
    min-block-size: var(--auth-size-control);
    margin: 0;
    padding: 0;
    padding-inline: var(--auth-tool-padding, var(--auth-space-3));
    border: 0;
    border-radius: var(--auth-radius-control);
    background: none;
    color: var(--auth-tool-color, var(--auth-color-link));
    font: inherit;
    font-size: var(--auth-font-size-label);
    font-weight: var(--auth-font-weight-label);
    cursor: pointer;
  }
  .auth-tool:where(:hover) {
    background: var(--auth-tool-background-hover, var(--auth-color-surface-hover));
  }
  .auth-tool:where(:active) {
    background: var(--auth-tool-background-active, var(--auth-color-surface-active));
  }
  .auth-tool:where(:focus-visible) {
    outline: var(--auth-border-ring) solid var(--auth-color-focus);
    outline-offset: var(--auth-space-focus);
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
  @container (inline-size >= 22rem) {
    .auth-checklist {
      grid-template-columns: 1fr 1fr;
    }
  }
  @media (forced-colors: active) {
    .auth-tick {
      appearance: auto;
      border: 0;
    }
    .auth-tick:where(:checked)::before {
      content: none;
    }
    .auth-choice:where(:has(:checked)) {
      border-width: var(--auth-border-ring);
      border-color: Highlight;
    }
  }
`;
