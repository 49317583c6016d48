import { css } from 'lit';

/** The avatar and the name above the attributes. */
export const profileStyles = css`
  .auth-profile {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--auth-space-2) var(--auth-space-4);
    min-inline-size: 0;
    --auth-size-avatar: calc(var(--auth-size-unit) * 3.5);
  }
  .auth-profile .auth-avatar {
    font-size: var(--auth-font-size-title);
  }
  .auth-profile-name {
    flex: 1 1 8rem;
    min-inline-size: 0;
    font-weight: var(--auth-font-weight-strong);
  }
  .auth-row-value .auth-link {
    min-block-size: 0;
    padding: 0;
    font-size: inherit;
    line-height: inherit;
  }
`;

/** Where every field may be empty, no label says so. */
export const profileFormStyles = css`
  auth-profile form:not(:has(:required)) .auth-optional {
    display: none;
  }
`;
