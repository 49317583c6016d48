/**
 * Returns where a person who has only the package finds a guide.
 *
 * @param page - The page of docs/guides, such as `security.md`. `llms-full.txt` has it below the line `File: docs/guides/…`.
 */
export const inGuide = (page: string): string =>
  `see docs/guides/${page} in node_modules/auth-elements/dist/llms-full.txt`;
