/** Launch arguments that every test uses. */
export const chromeArguments: readonly string[];

/** The path of Chrome or Chromium, installed first where that is possible. Throws when there is none. */
export function ensureBrowser(): string;
