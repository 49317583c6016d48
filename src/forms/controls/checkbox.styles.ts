import { css } from 'lit';

/** A checkbox with its label, and a link in the label. */
export const checkboxStyles = css`
  .auth-link-inline {
    display: inline;
    min-block-size: 0;
    font-size: inherit;
    text-decoration: underline;
    text-underline-offset: var(--auth-font-underline-offset);
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
`;
