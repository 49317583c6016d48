import { css } from 'lit';

/** The dialog with the CAPTCHA of a web ACL. Element rules of the page (Pico, Bootstrap) are overridden by one class. */
export const captchaStyles = css`
  .auth-captcha-dialog {
    box-sizing: border-box;
    inline-size: fit-content;
    min-inline-size: min(20rem, 100%);
    max-inline-size: calc(100% - 2 * var(--auth-space-4));
    block-size: fit-content;
    max-block-size: calc(100% - 2 * var(--auth-space-4));
    min-block-size: 0;
    margin: auto;
    padding: var(--auth-card-padding-narrow, var(--auth-space-5));
    overflow: auto;
    border: var(--auth-border-width) solid var(--auth-card-border-color, var(--auth-color-border));
    border-radius: var(--auth-card-radius, var(--auth-radius-card));
    background: var(--auth-card-background, var(--auth-color-surface));
    color: var(--auth-card-color, var(--auth-color-text));
  }
  .auth-captcha-heading {
    margin: 0;
    font-size: var(--auth-heading-font-size, var(--auth-font-size-title));
    font-weight: var(--auth-heading-font-weight, var(--auth-font-weight-strong));
    line-height: var(--auth-font-line-tight);
    outline: none;
  }
  .auth-captcha-area {
    min-block-size: var(--auth-size-control);
    margin-block: var(--auth-space-4);
  }
`;
