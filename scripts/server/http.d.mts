/** What the demo's pages are served with; the strictest that the elements work under. */
export const contentSecurityPolicy: string;
