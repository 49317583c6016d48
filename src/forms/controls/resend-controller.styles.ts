import { css } from 'lit';

/** The row with a question and a link, and the time in the link. */
export const resendStyles = css`
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
`;
