import type { PoolConfig } from '../config/read-config.js';
import { print } from '../terminal.js';
import type { Check, Status } from './check.js';

const marks: Readonly<Record<Status, string>> = {
  ok: '✓',
  problem: '✗',
  warning: '!',
  off: '–',
  unknown: '?',
};

/** What only the account of AWS sees. */
const HIDDEN =
  'refresh, token revocation, passkeys and their relying party ID, codes, MFA, devices, sign-up, usernames';

interface Report {
  readonly config: PoolConfig;
  /** Whether the settings were read with AWS credentials. */
  readonly access: 'account' | 'public';
  /** Whether there were credentials. */
  readonly hasCredentials: boolean;
  readonly checks: readonly Check[];
  readonly isJson: boolean;
}

/** Prints the findings. */
export function report({ config, access, hasCredentials, checks, isJson }: Report): void {
  const { userPoolId, userPoolWebClientId } = config;
  const count = (wanted: Status): number => checks.filter(({ status }) => status === wanted).length;
  const [problems, warnings] = [count('problem'), count('warning')];
  if (isJson) {
    const result = { userPoolId, userPoolWebClientId, access, ok: problems === 0, checks };
    print(JSON.stringify(result, null, 2));
    return;
  }
  print(`${userPoolId}, app client ${userPoolWebClientId}\n`);
  for (const { status, text, fix } of checks) {
    print(`${marks[status]} ${text}`);
    if (fix) print(`    ${fix}`);
  }
  if (access === 'public') {
    print(`\nNot seen without AWS credentials: ${HIDDEN}.`);
    if (!hasCredentials) print('Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to see them.');
  }
  print(`\n${counted(problems, 'problem')}, ${counted(warnings, 'warning')}.`);
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
