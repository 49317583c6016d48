/** What a user agent says of a browser and its operating system; undefined where it does not say it. */
interface UserAgent {
  readonly browser: string | undefined;
  /** The major version of the browser. */
  readonly version: string | undefined;
  readonly system: string | undefined;
}

/** Browsers by the product in their user agent. Most name others besides themselves, so the order counts. */
const browsers: readonly (readonly [name: string, version: RegExp])[] = [
  ['Edge', /\bEdgA?\/(\d+)/],
  ['Opera', /\bOPR\/(\d+)/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /\b(?:Chrome|HeadlessChrome|CriOS)\/(\d+)/],
  ['Safari', /\bVersion\/(\d+)[.\d]* (?:Mobile\/\w+ )?Safari\//],
];

const systems: readonly (readonly [name: string, mark: RegExp])[] = [
  ['Windows', /\bWindows NT\b/],
  ['iOS', /\b(?:iPhone|iPad)\b/],
  ['macOS', /\bMac OS X\b/],
  ['Android', /\bAndroid\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
];

/** Reads the browser and the operating system from a user agent. */
export function readUserAgent(userAgent: string): UserAgent {
  const [browser, pattern] = browsers.find(([, version]) => version.test(userAgent)) ?? [];
  const [system] = systems.find(([, mark]) => mark.test(userAgent)) ?? [];
  return { browser, version: pattern?.exec(userAgent)?.[1], system };
}
