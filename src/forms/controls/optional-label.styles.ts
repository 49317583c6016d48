import { css } from 'lit';

/** The addition to the label of an optional field. */
export const optionalLabelStyles = css`
  .auth-optional {
    color: var(--auth-color-text-muted);
    font-weight: var(--auth-font-weight-text);
  }
`;
