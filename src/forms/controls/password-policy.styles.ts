import { css } from 'lit';

/** The list of rules below a new password. */
export const passwordPolicyStyles = css`
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
  @container (inline-size >= 22rem) {
    .auth-checklist {
      grid-template-columns: 1fr 1fr;
    }
  }
`;
