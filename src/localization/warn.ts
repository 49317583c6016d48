/** Tells the page's developer about a mistake that people can live with. */
export const warn = (...details: unknown[]): void => console.warn('[auth-elements]', ...details);
