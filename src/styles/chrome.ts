import { css } from 'lit';

import { linkStyles } from './parts.js';

/**
 * The type that a card and all in it inherit. Lines break between words: in Japanese between phrases, in Korean at spaces;
 * only a word that is longer than a line is broken. Arabic letters join: no tracking, taller lines. The element with `lang`
 * has the language that is shown, which need not be that of the page.
 */
export const hostStyles = css`
  :host {
    display: block;
    color-scheme: var(--auth-color-scheme, inherit);
    box-sizing: border-box;
    min-inline-size: 0;
    font-family: var(--auth-font-family);
    font-size: var(--auth-font-size-body);
    font-weight: var(--auth-font-weight-text);
    line-height: var(--auth-font-line-text);
    letter-spacing: var(--auth-font-tracking-text);
    font-style: normal;
    text-align: start;
    text-indent: 0;
    text-shadow: none;
    text-transform: none;
    text-wrap: pretty;
    white-space: normal;
    word-break: auto-phrase;
    word-spacing: normal;
    overflow-wrap: anywhere;
    /* Chrome and Firefox have this name too. */
    -webkit-text-size-adjust: 100%;
  }
  :host([hidden]) {
    display: none;
  }
  [lang]:lang(ko) {
    word-break: keep-all;
  }
  [lang]:lang(ar),
  [lang]:lang(fa) {
    --auth-font-line-tight: var(--auth-font-line-tight-arabic);
    --auth-font-line-text: var(--auth-font-line-text-arabic);
    --auth-font-tracking-title: var(--auth-font-tracking-text);
    font-family: var(--auth-font-family-arabic);
    line-height: var(--auth-font-line-text);
  }
`;

/** The card: drawn by the authenticator around its screens, or by a standalone screen. */
export const cardStyles = css`
  .auth-card {
    box-sizing: border-box;
    max-inline-size: var(--auth-card-max-inline-size, var(--auth-size-card));
    margin-inline: var(--auth-card-margin-inline, auto);
    border: var(--auth-border-width) solid var(--auth-card-border-color, var(--auth-color-border));
    border-radius: var(--auth-card-radius, var(--auth-radius-card));
    background: var(--auth-card-background, var(--auth-color-surface));
    box-shadow: var(--auth-card-shadow, var(--auth-shadow-card));
    color: var(--auth-card-color, var(--auth-color-text));
  }
`;

/** A screen's chrome: body, header, heading, lead, footer. The host is the container that its layout depends on. */
export const screenStyles = css`
  :host {
    container-type: inline-size;
  }
  .auth-body {
    display: grid;
    gap: var(--auth-card-gap, var(--auth-space-6));
    padding: var(--auth-card-padding, var(--auth-space-8));
    padding-block-start: var(--_auth-body-start, var(--auth-card-padding, var(--auth-space-8)));
  }
  .auth-header {
    display: grid;
    gap: var(--auth-space-1);
  }
  .auth-heading {
    margin: 0;
    font-size: var(--auth-heading-font-size, var(--auth-font-size-title));
    font-weight: var(--auth-heading-font-weight, var(--auth-font-weight-strong));
    line-height: var(--auth-font-line-tight);
    letter-spacing: var(--auth-font-tracking-title);
    text-wrap: balance;
    outline: none;
  }
  .auth-lead {
    margin: 0;
    color: var(--auth-lead-color, var(--auth-color-text-muted));
  }
  .auth-footer {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: center;
    gap: var(--auth-space-1);
    padding: var(--auth-space-3) var(--auth-space-5);
    border-block-start: var(--auth-border-width) solid var(--auth-card-border-color, var(--auth-color-border));
    border-radius: 0 0 calc(var(--auth-card-radius, var(--auth-radius-card)) - var(--auth-border-width))
      calc(var(--auth-card-radius, var(--auth-radius-card)) - var(--auth-border-width));
    background: var(--auth-footer-background, var(--auth-color-surface-sunken));
    color: var(--auth-footer-color, var(--auth-color-text-muted));
    font-size: var(--auth-font-size-label);
  }
  /* The question before the link ends with a full-width mark, which has its own space. */
  .auth-footer:lang(ja),
  .auth-footer:lang(zh) {
    gap: 0;
  }
  @container (inline-size < 23rem) {
    .auth-body {
      padding: var(--auth-card-padding-narrow, var(--auth-space-5));
      padding-block-start: var(--_auth-body-start, var(--auth-card-padding-narrow, var(--auth-space-5)));
    }
    .auth-footer {
      padding-inline: var(--auth-card-padding-narrow, var(--auth-space-5));
    }
  }
  ${linkStyles}
`;
