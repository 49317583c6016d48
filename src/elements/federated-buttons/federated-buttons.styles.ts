import { css } from 'lit';

/**
 * The colors of the providers' icons, as each provider publishes them. Adopted by the document, like the
 * other tokens.
 */
export const providerTokenStyles = css`
  :where(:root, [data-auth-theme]) {
    --auth-color-google-blue: #4285f4;
    --auth-color-google-red: #ea4335;
    --auth-color-google-yellow: #fbbc05;
    --auth-color-google-green: #34a853;
    --auth-color-facebook: #0866ff;
    --auth-color-amazon: #ff9900;
    --auth-color-auth0: #eb5424;
    --auth-color-provider-apple: #ffffff;
    --auth-color-provider-apple-hover: var(--auth-palette-gray-100);
    --auth-color-on-provider-apple: #000000;
  }
  @supports (color: light-dark(#000, #fff)) {
    :where(:root, [data-auth-theme]) {
      --auth-color-facebook: light-dark(#0866ff, #6ea0fb);
      --auth-color-provider-apple-hover: light-dark(
        var(--auth-palette-gray-100),
        var(--auth-palette-gray-200)
      );
    }
  }
  @media (forced-colors: active) {
    :where(:root, [data-auth-theme]) {
      --auth-color-google-blue: currentColor;
      --auth-color-google-red: currentColor;
      --auth-color-google-yellow: currentColor;
      --auth-color-google-green: currentColor;
      --auth-color-facebook: currentColor;
      --auth-color-amazon: currentColor;
      --auth-color-auth0: currentColor;
    }
  }
`;

/** The buttons of providers, in the light DOM: one class per rule, as in the form. */
export const providerStyles = css`
  .auth-provider {
    display: grid;
  }
  .auth-button-provider {
    padding-inline: calc(var(--auth-space-6) + var(--auth-size-icon));
  }
  /* Apple asks for its sign in black on white, in the dark too. */
  .auth-button-apple {
    border-color: var(--auth-button-apple-border-color, var(--auth-color-border-control));
    background: var(--auth-button-apple-background, var(--auth-color-provider-apple));
    color: var(--auth-button-apple-color, var(--auth-color-on-provider-apple));
  }
  .auth-button-apple:where(:hover, :active) {
    border-color: var(--auth-color-border-hover);
    background: var(--auth-button-apple-background-hover, var(--auth-color-provider-apple-hover));
  }
  .auth-button-apple:where([aria-disabled='true']:not([aria-busy='true'])) {
    border-color: var(--auth-button-secondary-border-color-disabled, var(--auth-color-border));
    background: var(--auth-button-secondary-background-disabled, var(--auth-color-surface-sunken));
    color: var(--auth-button-color-disabled, var(--auth-color-on-disabled));
  }
  /* The sign sits at the inline start; the words stay centered. */
  .auth-glyph {
    position: absolute;
    inset-inline-start: var(--auth-space-4);
    inline-size: var(--auth-size-icon);
    block-size: var(--auth-size-icon);
    object-fit: contain;
  }
  .auth-glyph:where([aria-disabled='true']:not([aria-busy='true']) > *) {
    filter: grayscale(1);
    opacity: var(--auth-glyph-opacity-disabled, var(--auth-opacity-disabled));
  }
  .auth-glyph-spinner {
    display: grid;
    place-items: center;
  }
  .auth-glyph-google-blue {
    stroke: var(--auth-color-google-blue);
  }
  .auth-glyph-google-red {
    stroke: var(--auth-color-google-red);
  }
  .auth-glyph-google-yellow {
    stroke: var(--auth-color-google-yellow);
  }
  .auth-glyph-google-green {
    stroke: var(--auth-color-google-green);
  }
  .auth-glyph-facebook {
    fill: var(--auth-color-facebook);
  }
  .auth-glyph-amazon {
    stroke: var(--auth-color-amazon);
  }
  .auth-glyph-auth0 {
    fill: var(--auth-color-auth0);
  }
  @container (inline-size < 19rem) {
    .auth-button-provider {
      justify-content: flex-start;
      padding-inline: calc(var(--auth-space-4) + var(--auth-size-icon) + var(--auth-space-3))
        var(--auth-space-4);
      text-align: start;
    }
  }
`;

/** The list of buttons. */
export const providerListStyles = css`
  :host {
    container-type: inline-size;
  }
  .auth-list,
  .auth-providers {
    display: grid;
    gap: var(--auth-space-3);
  }
  .auth-providers {
    gap: var(--auth-providers-gap, var(--auth-space-2));
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .auth-place {
    display: grid;
  }
  .auth-image {
    display: inline-grid;
    justify-self: start;
    min-block-size: var(--auth-size-target);
    min-inline-size: var(--auth-size-target);
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: var(--auth-radius-control);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .auth-image:focus-visible {
    outline: var(--auth-border-ring) solid var(--auth-color-focus);
    outline-offset: var(--auth-space-focus);
  }
  .auth-image[aria-disabled='true'] {
    opacity: var(--auth-opacity-disabled);
    cursor: default;
  }
`;

/** What is around a form besides its fields: the button of the last user, the divider, and the other ways to sign in. */
export const alternativesStyles = css`
  .auth-alternatives {
    display: grid;
    gap: var(--auth-space-2);
  }
  /* Without providers. */
  .auth-alternatives > :where(:empty) {
    display: none;
  }
  /* As high as the room that federated-section.ts reserves. */
  .auth-continue {
    display: grid;
    gap: var(--auth-space-3);
  }
  .auth-continue > :where(.auth-link) {
    justify-self: center;
  }
  /* The button above the form is the primary one. */
  .auth-continue ~ .auth-button:where([type='submit']) {
    --auth-button-border-color: var(--auth-button-secondary-border-color, var(--auth-color-border-control));
    --auth-button-background: var(--auth-button-secondary-background, var(--auth-color-control));
    --auth-button-background-hover: var(
      --auth-button-secondary-background-hover,
      var(--auth-color-surface-hover)
    );
    --auth-button-background-active: var(
      --auth-button-secondary-background-active,
      var(--auth-color-surface-active)
    );
    --auth-button-background-busy: var(--auth-button-secondary-background-busy, var(--auth-color-control));
    --auth-button-color: var(--auth-button-secondary-color, var(--auth-color-text));
    --auth-button-color-busy: var(--auth-button-secondary-color-busy, var(--auth-color-text));
  }
  .auth-continue-name {
    min-inline-size: 0;
    text-wrap: balance;
  }
  .auth-divider {
    display: flex;
    align-items: center;
    gap: var(--auth-space-3);
    margin: 0;
    color: var(--auth-divider-color, var(--auth-color-text-muted));
    font-size: var(--auth-font-size-caption);
    line-height: var(--auth-font-line-tight);
  }
  .auth-divider::before,
  .auth-divider::after {
    content: '';
    flex: 1;
    border-block-start: var(--auth-border-width) solid
      var(--auth-divider-border-color, var(--auth-color-border));
  }
`;
