import { css } from 'lit';

/** The steps, the QR code and the key. */
export const totpStyles = css`
  .auth-steps {
    display: grid;
    gap: var(--auth-space-6);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .auth-step {
    display: grid;
    grid-template-columns: var(--auth-size-step) minmax(0, 1fr);
    gap: var(--auth-space-3);
  }
  .auth-step::before {
    content: attr(data-step);
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
    font-size: var(--auth-label-font-size, var(--auth-font-size-label));
    font-weight: var(--auth-label-font-weight, var(--auth-font-weight-label));
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
  .auth-secret {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    padding-inline: var(--auth-space-3);
    border: var(--auth-border-width) solid var(--auth-color-border);
    border-radius: var(--auth-radius-control);
    background: var(--auth-secret-background, var(--auth-color-surface-sunken));
  }
  /* Three groups of four beside the button, or else all of the line. */
  .auth-secret-text {
    flex: 1 1 14ch;
    min-inline-size: 0;
    padding-block: var(--auth-space-2);
    font-family: var(--auth-font-family-code);
    font-size: var(--auth-font-size-caption);
    text-wrap: wrap;
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
  /* Its own padding is the space around its word. */
  .auth-tool:where(.auth-secret > *) {
    margin-inline-end: calc(var(--auth-space-3) * -1);
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
`;
