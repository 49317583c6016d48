import { css } from 'lit';

/** The drawing. */
export const passkeySetupStyles = css`
  .auth-art {
    display: grid;
    place-items: center;
    order: -1;
    padding-block: var(--auth-space-5);
    border-radius: var(--auth-radius-panel);
    background: var(--auth-art-background, var(--auth-color-accent-subtle));
  }
  .auth-art svg {
    inline-size: var(--auth-art-size, 9rem);
    max-inline-size: 100%;
    fill: none;
    stroke: var(--auth-art-color, var(--auth-color-text));
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .auth-art-body,
  .auth-art-key {
    fill: var(--auth-color-surface);
  }
  .auth-art-line {
    stroke: var(--auth-color-text-muted);
  }
  .auth-art-key,
  .auth-art-hole {
    stroke: var(--auth-art-accent, var(--auth-color-accent-border));
  }
  .auth-art-done {
    fill: var(--auth-color-success);
    stroke: var(--auth-color-accent-subtle);
    stroke-width: 3;
  }
  .auth-art-tick {
    stroke: var(--auth-color-surface);
    stroke-width: 2.5;
  }
  @media (forced-colors: active) {
    .auth-art {
      border: var(--auth-border-width) solid CanvasText;
    }
    .auth-art svg * {
      stroke: CanvasText;
      fill: Canvas;
    }
  }
`;
