import { findConfig } from '../config/find-config.js';
import { type PoolConfig, readConfigFile, toConfig } from '../config/read-config.js';
import { checkOptions, withOptions } from '../init/ask-config.js';
import { print, readOptions, UsageError } from '../terminal.js';
import { accountChecks } from './account-checks.js';
import { type Check, warning } from './check.js';
import { hostedChecks } from './hosted-checks.js';
import { publicChecks } from './public-checks.js';
import { report } from './report.js';
import { readCredentials, Service } from './service.js';

const HELP = `Usage: auth-elements doctor [options]

Checks a user pool and its app client. It only reads: no account is made, no user is changed, no code is sent.

  --pool <id>          the user pool, such as eu-west-1_AbCdEfGhI
  --client <id>        its app client
  --config <file>      in place of both: amplify_outputs.json, aws-exports.js or another config file; it is read, not run.
                       By default, the one in this folder
  --origin <url>       where your page is, such as https://app.example.com, to check passkeys; may be repeated
  --endpoint <url>     another server that stands for Cognito, such as that of auth-elements local-cognito
  --public             leaves the AWS credentials in the environment alone
  --json               prints JSON
  --help

With AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment, it also reads the settings of the pool.
Exit code: 0 no problem, 1 a problem, 2 nothing could be checked.`;

const options = {
  pool: { type: 'string' },
  client: { type: 'string' },
  config: { type: 'string' },
  origin: { type: 'string', multiple: true },
  endpoint: { type: 'string' },
  public: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Runs the command; resolves to the exit code. */
export async function run(args: string[]): Promise<number> {
  const values = readOptions('doctor', args, options);
  if (values.help) {
    print(HELP);
    return 0;
  }
  try {
    const hosts = (values.origin ?? []).map(readHost);
    const config = withOptions(await readPool(values), values);
    const service = new Service(config.region, config.endpoint);
    const found = values.public ? undefined : readCredentials(process.env);
    const credentials = service.isTrusted ? found : undefined;
    const seen = await publicChecks(service, config);
    const isReached = seen.every(({ id, status }) => id !== 'pool' || status === 'ok');
    const described =
      credentials && isReached ? await accountChecks(service, credentials, { config, hosts }) : [];
    const hosted = isReached ? await hostedChecks(service, config) : [];
    const checks = merge([...seen, ...hosted], found && !credentials ? [untrusted(service)] : described);
    const access = described.some(({ id }) => id === 'token-revocation') ? 'account' : 'public';
    report({ config, access, hasCredentials: found !== undefined, checks, isJson: values.json ?? false });
    return checks.some(({ status }) => status === 'problem') ? 1 : isReached ? 0 : 2;
  } catch (error) {
    if (!(error instanceof UsageError) || !values.json) throw error;
    print(JSON.stringify({ error: error.message }, null, 2));
    return 2;
  }
}

async function readPool(given: {
  pool?: string;
  client?: string;
  config?: string;
  endpoint?: string;
}): Promise<PoolConfig> {
  checkOptions(given);
  const { pool: userPoolId, client: userPoolWebClientId } = given;
  if (userPoolId !== undefined && userPoolWebClientId !== undefined)
    return toConfig({ userPoolId, userPoolWebClientId }, 'The config');
  if (userPoolId !== undefined || userPoolWebClientId !== undefined)
    throw new UsageError(`Pass ${userPoolId === undefined ? '--pool' : '--client'} too.`);
  const file = given.config ?? findConfig(process.cwd());
  if (file !== undefined) return readConfigFile(file);
  throw new UsageError(
    'There is no amplify_outputs.json, amplifyconfiguration.json, aws-exports.js or aws-config here. Pass --pool and --client, or --config.',
  );
}

const untrusted = ({ endpoint }: Service): Check =>
  warning('credentials', `The AWS credentials are not sent to ${endpoint.host}, which is not of AWS.`);

function readHost(origin: string): string {
  if (URL.canParse(origin) && /^https?:$/.test(new URL(origin).protocol)) return new URL(origin).hostname;
  throw new UsageError(
    `--origin ${JSON.stringify(origin)} must be the URL of your page, such as https://app.example.com.`,
  );
}

/** What the account sees replaces what is public, where it is about the same. What is refused in fact stays. */
function merge(seen: readonly Check[], described: readonly Check[]): Check[] {
  const isReplaced = ({ id, status }: Check): boolean =>
    status !== 'problem' && described.some((each) => each.id === id);
  const kept = seen.filter((check) => !isReplaced(check));
  const isRepeated = ({ id }: Check): boolean =>
    kept.some((each) => each.id === id && each.status === 'problem');
  return [...kept, ...described.filter((check) => !isRepeated(check))];
}
