import { AwsClient } from 'aws4fetch';

import { awsEndpoint } from '../../auth/service/endpoints.js';
import { isRecord } from '../../lib/guards.js';
import { loopback } from '../../lib/urls.js';
import { UsageError } from '../terminal.js';

const TIMEOUT_MS = 15_000;

/** The user-pool service of AWS: other hosts of `amazonaws.com` belong to anyone. */
const userPoolHost = /^cognito-idp(?:-fips)?\.([\w-]+)\.amazonaws\.com(?:\.cn)?$/;

/** The credentials of an AWS account, from the environment. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** An answer of the service. */
export interface Answer {
  readonly status: number;
  /** The name of the error, such as `ResourceNotFoundException`; empty without one. */
  readonly code: string;
  readonly message: string;
  /** What a web ACL asks for, such as `captcha`. */
  readonly wafAction: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Reads the credentials of an AWS account from the environment. */
export function readCredentials({
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: secretAccessKey,
  AWS_SESSION_TOKEN: sessionToken,
}: NodeJS.ProcessEnv): Credentials | undefined {
  if (!accessKeyId || !secretAccessKey) return undefined;
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
}

/** The user-pool service of a region, or a server that stands for it. */
export class Service {
  readonly endpoint: URL;
  readonly #region: string;

  constructor(region: string, endpoint: string | undefined) {
    this.#region = region;
    // Without a slash at the end, what follows would replace the last part of the path.
    this.endpoint = new URL((endpoint ?? awsEndpoint('cognito-idp', region)).replace(/\/*$/, '/'));
  }

  /** Whether credentials may be sent there: to AWS, or to this computer. */
  get isTrusted(): boolean {
    const { hostname } = this.endpoint;
    return userPoolHost.test(hostname) || loopback.test(hostname);
  }

  /** Calls an operation, signed where credentials are given. */
  call(operation: string, input: object, credentials?: Credentials): Promise<Answer> {
    const init = {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-amz-json-1.1',
        'X-Amz-Target': `AWSCognitoIdentityProviderService.${operation}`,
      },
      body: JSON.stringify(input),
    };
    return this.#send(this.endpoint, async () => {
      if (!credentials) return new Request(this.endpoint, init);
      const signer = new AwsClient({ ...credentials, service: 'cognito-idp', region: this.#region });
      return signer.sign(this.endpoint, init);
    });
  }

  /** Reads a document at a path of the service, or at another URL. Redirects are answers. */
  get(url: string): Promise<Answer & { readonly location: string }> {
    const full = new URL(url, this.endpoint);
    return this.#send(full, () => Promise.resolve(new Request(full, { redirect: 'manual' })));
  }

  async #send(url: URL, make: () => Promise<Request>): Promise<Answer & { readonly location: string }> {
    const request = await make();
    const response = await fetch(request, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(
      (error: unknown) => {
        throw new UsageError(unreachable(url, error));
      },
    );
    const text = await response.text().catch(() => '');
    const body = parse(text);
    const type = textOf(body['__type']) || (response.headers.get('x-amzn-errortype') ?? '');
    return {
      status: response.status,
      code: /(\w+)(?::.*)?$/.exec(type.replace(/^.*#/, ''))?.[1] ?? '',
      message: textOf(body['message']) || textOf(body['Message']),
      wafAction: response.headers.get('x-amzn-waf-action') ?? undefined,
      location: response.headers.get('location') ?? '',
      body,
    };
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

/** Says why a server cannot be reached, and what to do. */
function unreachable({ host, hostname }: URL, error: unknown): string {
  const cause: unknown = error instanceof Error ? (error.cause ?? error) : error;
  const details = isRecord(cause) || cause instanceof Error ? cause : {};
  const code = 'code' in details ? String(details.code) : '';
  const isTimeout = error instanceof Error && error.name === 'TimeoutError';
  const reason = isTimeout ? `no answer within ${TIMEOUT_MS / 1000} s` : code || String(error);
  const [, region] = userPoolHost.exec(hostname) ?? [];
  const advice = /CERT|SSL|TLS|ISSUER/.test(code)
    ? 'If a proxy replaces certificates, name its own in NODE_EXTRA_CA_CERTS.'
    : region
      ? `Check the network, and that ${region} is a region with Cognito. Behind a proxy, Node 24 reads HTTPS_PROXY with NODE_USE_ENV_PROXY=1.`
      : 'Check that it is running and that the URL is right.';
  return `${host} cannot be reached (${reason}). ${advice}`;
}
