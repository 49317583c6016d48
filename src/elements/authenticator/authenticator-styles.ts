import { css } from 'lit';

import { linkStyles } from '../../styles/parts.js';

/**
 * The card around the screens, with room for a brand above them; a screen provided by the app gets the card's
 * padding.
 */
export const authenticatorStyles = css`
  .auth-card {
    container-type: inline-size;
  }
  .auth-card[data-bar] {
    max-inline-size: var(--auth-greetings-max-inline-size, none);
  }
  .auth-outside {
    margin-block-end: var(--auth-space-4);
  }
  .auth-brand {
    --_auth-body-start: var(--auth-space-5);
    padding: var(--auth-card-padding, var(--auth-space-8));
    padding-block-end: 0;
    font-size: var(--auth-font-size-label);
    font-weight: var(--auth-font-weight-strong);
    line-height: var(--auth-font-line-tight);
  }
  .auth-with-brand {
    --_auth-body-start: var(--auth-space-5);
  }
  .auth-own {
    display: block;
    padding: var(--auth-card-padding, var(--auth-space-8));
  }
  .auth-retry {
    margin-block: var(--auth-space-3) 0;
    text-align: center;
  }
  @container (inline-size < 23rem) {
    .auth-brand,
    .auth-own {
      padding: var(--auth-card-padding-narrow, var(--auth-space-5));
    }
    .auth-brand {
      padding-block-end: 0;
    }
  }
  ${linkStyles}
`;
