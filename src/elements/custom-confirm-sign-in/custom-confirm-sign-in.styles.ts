import { css } from 'lit';

/** The picture and the question. */
export const customConfirmSignInStyles = css`
  .auth-captcha {
    box-sizing: border-box;
    display: block;
    inline-size: 100%;
    block-size: auto;
    border: var(--auth-border-width) solid var(--auth-color-border);
    border-radius: var(--auth-radius-control);
    background: var(--auth-captcha-background, var(--auth-color-qr-paper));
    color: var(--auth-captcha-color, var(--auth-color-qr-ink));
    forced-color-adjust: none;
  }
  /* A block is translated alone: in a sentence, Firefox would lose the marks of Lit. */
  .auth-question {
    display: block;
    /* Chrome has the prefixed name only. */
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
`;
