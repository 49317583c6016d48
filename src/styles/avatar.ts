import { css } from 'lit';

/** A round picture of a user, or the initials. */
export const avatarStyles = css`
  .auth-avatar {
    display: grid;
    place-items: center;
    inline-size: var(--auth-avatar-size, var(--auth-size-avatar));
    block-size: var(--auth-avatar-size, var(--auth-size-avatar));
    flex: none;
    overflow: hidden;
    border-radius: var(--auth-avatar-radius, var(--auth-radius-full));
    background: var(--auth-avatar-background, var(--auth-color-accent));
    color: var(--auth-avatar-color, var(--auth-color-on-accent));
    font-weight: var(--auth-font-weight-strong);
  }
  .auth-avatar img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
`;
