import { css } from 'lit';

/** The destination of a code in a sentence. */
export const destinationTextStyles = css`
  .auth-strong {
    display: inline-block;
    max-inline-size: 100%;
    color: var(--auth-color-text);
    font-weight: var(--auth-font-weight-label);
  }
`;
