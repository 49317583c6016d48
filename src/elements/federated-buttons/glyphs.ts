import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/**
 * Plain icons drawn for this project: no provider's artwork is shipped, and an app can replace them by any
 * picture.
 */
const glyphs: Readonly<Record<string, SVGTemplateResult>> = {
  google: svg`
    <g fill="none" stroke-width="3.8">
      <path class="auth-glyph-google-red" d="M5.07 8A8 8 0 0 1 17.95 6.65" />
      <path class="auth-glyph-google-yellow" d="M5.07 16A8 8 0 0 1 5.07 8" />
      <path class="auth-glyph-google-green" d="M17.66 17.66A8 8 0 0 1 5.07 16" />
      <path class="auth-glyph-google-blue" d="M12 12h8a8 8 0 0 1-2.34 5.66" />
    </g>
  `,
  apple: svg`
    <path fill="currentColor" d="M12.1 7.6c-1 0-2.1-.9-3.6-.9-2.7 0-5 2.3-5 6 0 4.4 2.9 8.8 5.2 8.8 1.3 0 1.9-.8 3.5-.8s2.1.8 3.5.8c2 0 3.9-2.9 4.6-5.2-1.7-.7-2.8-2.2-2.8-4.1 0-1.6.8-3 2.2-3.8-1-1.1-2.4-1.7-3.9-1.7-1.6 0-2.7.9-3.7.9z" />
    <path fill="currentColor" d="M15.7 2c.1 2-1.7 4-3.9 4-.1-2 1.8-3.9 3.9-4z" />
  `,
  facebook: svg`
    <path class="auth-glyph-facebook" fill-rule="evenodd" d="M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20zM10.5 21.8v-7H8.1v-3h2.4V9.7c0-2.5 1.5-3.9 3.8-3.9.8 0 1.5.1 2.1.2v2.5h-1.3c-1.2 0-1.6.7-1.6 1.5v1.8h2.8l-.5 3h-2.3v7z" />
  `,
  amazon: svg`
    <g fill="none" stroke-linecap="round" stroke-linejoin="round">
      <path stroke="currentColor" stroke-width="2.3" d="M8.4 6.9c.5-1.5 1.8-2.3 3.6-2.3 2.3 0 3.5 1.2 3.5 3.3v3.7c0 1 .3 1.6.9 2.2M15.5 9c-4.6-.2-7.5.8-7.5 3.1 0 1.5 1.1 2.5 2.8 2.5 2.2 0 4-1.4 4.7-3.3" />
      <path class="auth-glyph-amazon" stroke-width="2" d="M3.5 17.8c4.6 3.7 11.6 3.8 16.2.4M17 17.2l3.1.6-.6 3" />
    </g>
  `,
  auth0: svg`
    <path class="auth-glyph-auth0" fill-rule="evenodd" d="M12 2 4 4.6v6.6c0 4.8 3.3 8.3 8 10.8 4.7-2.5 8-6 8-10.8V4.6zM12 7l1.3 3.6h3.8l-3.1 2.3 1.2 3.6-3.2-2.2-3.2 2.2 1.2-3.6-3.1-2.3h3.8z" />
  `,
};

const key = svg`
  <g fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">
    <path d="M12 2.4 4.3 5.3v6c0 4.8 3.2 8.4 7.7 10.3 4.5-1.9 7.7-5.5 7.7-10.3v-6z" />
    <path d="m8.6 11.9 2.4 2.4 4.5-4.8" />
  </g>
`;

/** The icon of a provider; a shield for an unknown one. */
export const glyph = (provider: string): TemplateResult => html`
  <svg class="auth-glyph" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${Object.hasOwn(glyphs, provider) ? glyphs[provider] : key}
  </svg>
`;
