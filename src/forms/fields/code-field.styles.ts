import { css } from 'lit';

/** The input for a code. */
export const codeFieldStyles = css`
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
`;
