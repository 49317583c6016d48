import { css } from 'lit';

/** Selects, alone and as the country before a phone number. */
export const selectStyles = css`
  .auth-phone {
    display: grid;
    grid-template-columns:
      var(--auth-phone-code-inline-size, var(--auth-size-code-column))
      minmax(0, 1fr);
    gap: var(--auth-space-2);
  }
  .auth-select {
    padding-inline-end: var(--auth-space-8);
    text-overflow: ellipsis;
    cursor: pointer;
  }
  .auth-select-icon {
    position: absolute;
    inset-block: 0;
    inset-inline-end: var(--auth-space-2);
    margin-block: auto;
    color: var(--auth-color-text-muted);
    pointer-events: none;
  }
  .auth-select-option {
    background: var(--auth-input-background, var(--auth-color-control));
    color: var(--auth-input-color, var(--auth-color-text));
  }
  .auth-select-short {
    color: transparent;
  }
  .auth-select-value {
    position: absolute;
    inset-block: 0;
    inset-inline: 0 var(--auth-space-8);
    display: grid;
    align-items: center;
    padding-inline-start: calc(var(--auth-input-padding, var(--auth-space-3)) + var(--auth-border-width));
    overflow: hidden;
    color: var(--auth-input-color, var(--auth-color-text));
    font-size: var(--auth-input-font-size, var(--auth-font-size-input));
    white-space: nowrap;
    pointer-events: none;
  }
  /* The option's long name is forced to be seen: the short one covers it. */
  @media (forced-colors: active) {
    .auth-select-value {
      inset-block: var(--auth-border-ring);
      inset-inline-start: var(--auth-border-ring);
      padding-inline-start: calc(var(--auth-input-padding, var(--auth-space-3)) - var(--auth-border-width));
      background: Field;
      color: FieldText;
    }
    .auth-select-short:where(:disabled) + .auth-select-value {
      color: GrayText;
    }
  }
`;
