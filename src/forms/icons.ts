import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** A decorative icon. */
export const icon = (className: string, paths: SVGTemplateResult): TemplateResult => html`
  <svg class=${className} viewBox="0 0 20 20" aria-hidden="true" focusable="false">${paths}</svg>
`;

export const stroke = (d: string, width = 1.6): SVGTemplateResult =>
  svg`<path d=${d} fill="none" stroke="currentColor" stroke-width=${width} stroke-linecap="round" stroke-linejoin="round" />`;

/** An eye; crossed out while the password is visible. */
export const eyeIcon = (isCrossedOut: boolean): TemplateResult =>
  icon(
    'auth-icon',
    svg`${stroke('M1.8 10C3.6 6.6 6.5 4.8 10 4.8s6.4 1.8 8.2 5.2c-1.8 3.4-4.7 5.2-8.2 5.2S3.6 13.4 1.8 10zM12.6 10a2.6 2.6 0 1 1-5.2 0 2.6 2.6 0 0 1 5.2 0z', 1.5)}${isCrossedOut ? svg`<path d="M4.5 2.5l14 14" stroke="var(--auth-color-control)" stroke-width="2" />${stroke('M3 3l14 14', 1.5)}` : nothing}`,
  );

export const alertIcon = (className: string): TemplateResult =>
  icon(
    className,
    svg`${stroke('M10 6v4.8M17.6 10a7.6 7.6 0 1 1-15.2 0 7.6 7.6 0 0 1 15.2 0z')}<circle cx="10" cy="13.6" r="1.1" fill="currentColor" />`,
  );

export const checkIcon = (className: string): TemplateResult =>
  icon(
    className,
    svg`<circle cx="10" cy="10" r="8.4" fill="currentColor" /><path d="m6.3 10.3 2.5 2.5 4.9-5.3" fill="none" stroke="var(--auth-color-surface)" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round" />`,
  );
