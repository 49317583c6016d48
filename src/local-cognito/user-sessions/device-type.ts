const UNKNOWN = 'unknown';

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

/** Describes the browser and the system of a user agent, such as `Chrome 125 / macOS`; `unknown` without a browser. */
export function deviceType(userAgent: string | null): string {
  const [browser, pattern] = browsers.find(([, version]) => version.test(userAgent ?? '')) ?? [];
  if (!browser || !pattern) return UNKNOWN;
  const [, version] = pattern.exec(userAgent ?? '') ?? [];
  const [system = UNKNOWN] = systems.find(([, mark]) => mark.test(userAgent ?? '')) ?? [];
  return `${browser} ${version} / ${system}`;
}
