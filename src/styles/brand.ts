import { css } from 'lit';

/**
 * The colors that follow from `--auth-brand`. The brand itself is the color of buttons; what must contrast with a card
 * is the brand at another lightness. In XYZ, `y` is the luminance by which WCAG computes contrasts: 0.179 is as far
 * from black as from white (4.58:1), and scaling all three channels keeps the hue within the gamut.
 *
 * The selector has the specificity of one element, as in the themes: more than the defaults, less than a rule of the page
 * for `:root`. This sheet is adopted, so it comes after the themes.
 */
export const brandStyles = css`
  @property --_auth-brand {
    syntax: '<color>';
    inherits: true;
    initial-value: #215fdb;
  }
  @supports (color: color(from red xyz-d65 x y z)) and (color: light-dark(red, red)) {
    :where(:root, [data-auth-theme]):not(_) {
      --_auth-brand: var(--auth-brand);
      --auth-color-accent: var(--_auth-brand);
      --auth-color-on-accent: color(
        from var(--_auth-brand) xyz-d65 calc(0.9505 * clamp(0, (0.179 - y) * 100000, 1))
          clamp(0, (0.179 - y) * 100000, 1) calc(1.089 * clamp(0, (0.179 - y) * 100000, 1))
      );
      --_auth-brand-lighter: clamp(0, (0.02 - y) * 100000, 1) + clamp(0, (y - 0.179) * 100000, 1) *
        clamp(0, (0.5 - y) * 100000, 1);
      --_auth-brand-shift: color(
        from var(--_auth-brand) xyz-d65 calc(0.9505 * (var(--_auth-brand-lighter)))
          calc(var(--_auth-brand-lighter)) calc(1.089 * (var(--_auth-brand-lighter)))
      );
      --auth-color-accent-hover: color-mix(in oklab, var(--_auth-brand-shift) 12%, var(--_auth-brand));
      --auth-color-accent-active: color-mix(in oklab, var(--_auth-brand-shift) 22%, var(--_auth-brand));
      --_auth-brand-line: min(1, 0.2 / max(y, 0.001));
      --auth-color-accent-border: light-dark(
        color(
          from var(--_auth-brand) xyz-d65 calc(x * var(--_auth-brand-line)) calc(y * var(--_auth-brand-line))
            calc(z * var(--_auth-brand-line))
        ),
        oklch(from var(--_auth-brand) max(l, 0.72) min(c, 0.13) h)
      );
      --auth-color-focus: var(--auth-color-accent-border);
      /* Only where the button itself is too close to the card. */
      --auth-button-border-color: light-dark(
        color(
          from var(--_auth-brand) xyz-d65 calc(x * var(--_auth-brand-line)) calc(y * var(--_auth-brand-line))
            calc(z * var(--_auth-brand-line)) / clamp(0, (y - 0.26) * 100000, 1)
        ),
        oklch(from var(--_auth-brand) max(l, 0.72) min(c, 0.13) h / clamp(0, (0.57 - l) * 100000, 1))
      );
      --_auth-brand-text: min(1, 0.14 / max(y, 0.001));
      --auth-color-link: light-dark(
        color(
          from var(--_auth-brand) xyz-d65 calc(x * var(--_auth-brand-text)) calc(y * var(--_auth-brand-text))
            calc(z * var(--_auth-brand-text))
        ),
        oklch(from var(--_auth-brand) max(l, 0.8) min(c, 0.11) h)
      );
      --_auth-brand-strong: min(0.6, 0.08 / max(y, 0.001));
      --auth-color-link-hover: light-dark(
        color(
          from var(--_auth-brand) xyz-d65 calc(x * var(--_auth-brand-strong))
            calc(y * var(--_auth-brand-strong)) calc(z * var(--_auth-brand-strong))
        ),
        oklch(from var(--_auth-brand) max(l, 0.88) min(c, 0.06) h)
      );
      --auth-color-accent-subtle: light-dark(
        oklch(from var(--_auth-brand) 0.972 min(c, 0.013) h),
        oklch(from var(--_auth-brand) 0.275 min(c, 0.06) h)
      );
      --auth-color-info-edge: light-dark(
        oklch(from var(--_auth-brand) 0.88 min(c, 0.057) h),
        oklch(from var(--_auth-brand) 0.37 min(c, 0.1) h)
      );
    }
  }
  @media (forced-colors: active) {
    :where(:root, [data-auth-theme]):not(_) {
      --auth-color-focus: Highlight;
      --auth-color-link: LinkText;
      --auth-color-link-hover: LinkText;
      --auth-color-accent-border: Highlight;
    }
  }
`;
