import { css } from 'lit';

import { linkStyles } from '../../styles/parts.js';

/** One column of parts; beside it, where the element is wide enough, the list of the parts. */
export const accountPageStyles = css`
  :host {
    container-type: inline-size;
  }
  .auth-account,
  .auth-account-parts {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--auth-space-5);
  }
  .auth-account-nav {
    display: none;
  }
  .auth-account-list {
    display: grid;
    gap: var(--auth-space-1);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  ${linkStyles}
  .auth-account-link {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: calc(var(--auth-size-unit) * 2.25);
    padding-inline: var(--auth-space-3);
    border-radius: var(--auth-radius-control);
    color: var(--auth-color-text-muted);
  }
  .auth-account-link:where(:hover) {
    background: var(--auth-color-surface-hover);
    color: var(--auth-color-text);
    text-decoration: none;
  }
  .auth-account-link[aria-current='true'] {
    background: var(--auth-color-surface-active);
    color: var(--auth-color-text);
  }
  .auth-account-status {
    margin: 0;
    color: var(--auth-color-text-muted);
  }
  /* No row of the grid, but still there for screen readers. */
  .auth-account-status[data-empty] {
    position: absolute;
  }
  .auth-account-failure {
    max-inline-size: var(--auth-account-max-inline-size, var(--auth-size-account));
  }
  ::slotted(*) {
    scroll-margin-block-start: var(--auth-account-scroll-margin, var(--auth-space-5));
  }
  @container (inline-size >= 52rem) {
    .auth-account {
      grid-template-columns: 14rem minmax(0, var(--auth-account-max-inline-size, var(--auth-size-account)));
      gap: var(--auth-space-8);
      justify-content: center;
    }
    .auth-account-nav {
      display: block;
      position: sticky;
      inset-block-start: var(--auth-account-scroll-margin, var(--auth-space-5));
      align-self: start;
    }
    .auth-account-parts {
      grid-column: 2;
    }
    .auth-account-status {
      grid-column: 2;
    }
    .auth-account-failure {
      grid-column: 1 / -1;
    }
  }
  @media (forced-colors: active) {
    .auth-account-link[aria-current='true'] {
      outline: var(--auth-border-width) solid Highlight;
    }
  }
`;
