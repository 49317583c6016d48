import { css } from 'lit';

/** The button that deletes. */
export const deleteAccountStyles = css`
  auth-delete-account .auth-button[type='submit']:not([aria-disabled='true']) {
    border-color: transparent;
    background: var(--auth-color-danger);
    color: var(--auth-color-surface);
  }
  auth-delete-account .auth-button[type='submit']:not([aria-disabled='true']):hover {
    filter: brightness(0.94);
  }
`;
