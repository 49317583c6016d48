/** Tells the page's developer about a mistake that people can live with. */
export const warn = (message: string, cause?: unknown): void =>
  console.warn(`auth-elements: ${message}`, ...(cause === undefined ? [] : [cause]));
