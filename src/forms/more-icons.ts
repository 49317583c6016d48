import { svg, type TemplateResult } from 'lit';

import { icon, stroke } from './icons.js';

// The icons of screens that load after the first view.

export const ringIcon = (className: string): TemplateResult =>
  icon(className, stroke('M17.6 10a7.6 7.6 0 1 1-15.2 0 7.6 7.6 0 0 1 15.2 0z'));

export const arrowIcon = (): TemplateResult =>
  icon('auth-icon-small auth-icon-directional', stroke('M16 10H4.5M9 5.2 4.2 10 9 14.8', 1.7));

export const copyIcon = (): TemplateResult =>
  icon(
    'auth-icon-small',
    stroke(
      'M9 7h6a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2zM13 4.5V4a1.5 1.5 0 0 0-1.5-1.5h-7A2 2 0 0 0 2.5 4.5v7A1.5 1.5 0 0 0 4 13h.5',
    ),
  );

export const shieldIcon = (className: string): TemplateResult =>
  icon(
    className,
    svg`${stroke('M10 2 3.6 4.4v5c0 4 2.7 7 6.4 8.6 3.7-1.6 6.4-4.6 6.4-8.6v-5zM7.2 9.9l2 2 3.7-4', 1.5)}`,
  );

export const minusIcon = (className: string): TemplateResult =>
  icon(className, stroke('M17.6 10a7.6 7.6 0 1 1-15.2 0 7.6 7.6 0 0 1 15.2 0zM6.8 10h6.4', 1.5));

export const lockIcon = (className: string): TemplateResult =>
  icon(
    className,
    stroke(
      'M5 9h10a1.5 1.5 0 0 1 1.5 1.5v5A1.5 1.5 0 0 1 15 17H5a1.5 1.5 0 0 1-1.5-1.5v-5A1.5 1.5 0 0 1 5 9zM6.5 9V6.5a3.5 3.5 0 0 1 7 0V9',
      1.5,
    ),
  );

export const passkeyIcon = (className: string): TemplateResult =>
  icon(
    className,
    stroke(
      'M8 10.2a3.4 3.4 0 1 0 0-6.8 3.4 3.4 0 0 0 0 6.8zM2 17.2c.3-3 2.6-5 6-5 .9 0 1.7.1 2.4.4M15 6.4a2.5 2.5 0 0 1 1.3 4.6l.9 1.3-1.2 1.3 1.2 1.3L15 17.4l-1.3-1.5V11A2.5 2.5 0 0 1 15 6.4z',
      1.5,
    ),
  );

export const phoneIcon = (className: string): TemplateResult =>
  icon(
    className,
    stroke(
      'M7.7 2h4.6a2.2 2.2 0 0 1 2.2 2.2v11.6a2.2 2.2 0 0 1-2.2 2.2H7.7a2.2 2.2 0 0 1-2.2-2.2V4.2A2.2 2.2 0 0 1 7.7 2zM9 15.3h2',
      1.5,
    ),
  );

export const mailIcon = (className: string): TemplateResult =>
  icon(
    className,
    stroke(
      'M4.4 4h11.2a2.2 2.2 0 0 1 2.2 2.2v7.6a2.2 2.2 0 0 1-2.2 2.2H4.4a2.2 2.2 0 0 1-2.2-2.2V6.2A2.2 2.2 0 0 1 4.4 4zM3 6l7 5 7-5',
      1.5,
    ),
  );

export const tickIcon = (): TemplateResult => icon('auth-icon-small', stroke('m4.5 10.6 3.6 3.6 7.6-8', 1.9));

export const chevronIcon = (): TemplateResult =>
  icon('auth-icon-small auth-select-icon', stroke('m5.5 8 4.5 4.5L14.5 8', 1.7));
