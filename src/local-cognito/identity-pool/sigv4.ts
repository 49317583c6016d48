import type { Clock } from '../clock.js';
import { type Bytes, equalBytes, hmac, sha256, toHex, utf8 } from '../crypto/bytes.js';
import { ServiceError } from '../wire/service-error.js';

const ALGORITHM = 'AWS4-HMAC-SHA256';
const TERMINATOR = 'aws4_request';
const SKEW = 15 * 60_000;

/** The parts of an `Authorization` header (Signature Version 4). */
export interface SignedRequest {
  readonly accessKeyId: string;
  readonly day: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** As in `x-amz-date`: `20240101T120000Z`. */
  readonly date: string;
}

const incomplete = (message: string): ServiceError => new ServiceError('IncompleteSignature', message, 403);
const mismatch = (message: string): ServiceError => new ServiceError('SignatureDoesNotMatch', message, 403);

/** Reads the signature of a request; throws the errors of AWS where a part is missing or does not fit the others. */
export function readSignature(request: Request, service: string): SignedRequest {
  const header = request.headers.get('authorization');
  if (header === null) {
    throw new ServiceError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403);
  }
  const date = request.headers.get('x-amz-date') ?? '';
  const { credential, names, signature } = readParts(header, date);
  const [accessKeyId = '', day = '', region = '', scoped = '', terminator = '', ...more] =
    credential.split('/');
  if (terminator === '' || more.length > 0) {
    throw incomplete(
      "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '" +
        `${credential}'`,
    );
  }
  if (scoped !== service) throw mismatch(`Credential should be scoped to correct service: '${service}'. `);
  if (!/^[a-z0-9-]+$/.test(region)) throw mismatch('Credential should be scoped to a valid region. ');
  if (terminator !== TERMINATOR) {
    throw mismatch(
      `Credential should be scoped with a valid terminator: '${TERMINATOR}', not '${terminator}'. `,
    );
  }
  if (day !== date.slice(0, 8)) {
    throw mismatch(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${day}' != '${date.slice(0, 8)}', from '${date}'.`,
    );
  }
  return {
    accessKeyId,
    day,
    region,
    service,
    signedHeaders: readSignedHeaders(request, names),
    signature,
    date,
  };
}

function readParts(header: string, date: string): { credential: string; names: string; signature: string } {
  const [algorithm, rest = ''] = header.split(/ (.*)/s);
  if (algorithm !== ALGORITHM) throw incomplete(`Unsupported AWS 'algorithm': '${algorithm ?? ''}'.`);
  const parts = new Map(
    rest.split(',').map((each) => {
      const [name = '', value = ''] = each.trim().split(/=(.*)/s);
      return [name, value] as const;
    }),
  );
  const lacking = ['Credential', 'Signature', 'SignedHeaders'].filter((name) => !parts.get(name));
  const complaints = lacking.map((name) => `Authorization header requires '${name}' parameter.`);
  if (date === '') {
    complaints.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  }
  if (complaints.length > 0) throw incomplete(complaints.join(' '));
  if (!/^\d{8}T\d{6}Z$/.test(date)) {
    throw incomplete(`Date must be in ISO-8601 'basic format'. Got '${date}'.`);
  }
  return {
    credential: parts.get('Credential') ?? '',
    names: parts.get('SignedHeaders') ?? '',
    signature: parts.get('Signature') ?? '',
  };
}

function readSignedHeaders({ headers }: Request, names: string): string[] {
  const signed = names.split(';');
  if (!signed.includes('host')) {
    throw mismatch("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
  }
  for (const name of headers.keys()) {
    if (!name.startsWith('x-amz-') || signed.includes(name)) continue;
    throw mismatch(`'${name}' must be a 'SignedHeader' in the AWS Authorization.`);
  }
  return signed;
}

/** Throws unless the date of a request is within 15 minutes of the clock. */
export function checkDate({ date }: SignedRequest, clock: Clock): void {
  const time = Date.parse(date.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (Number.isNaN(time)) throw incomplete(`Date must be in ISO-8601 'basic format'. Got '${date}'.`);
  const now = clock.nearest(time);
  if (time < now - SKEW) {
    throw mismatch(
      `Signature expired: ${date} is now earlier than ${basic(now - SKEW)} (${basic(now)} - 15 min.)`,
    );
  }
  if (time > now + SKEW) {
    throw mismatch(
      `Signature not yet current: ${date} is still later than ${basic(now + SKEW)} (${basic(now)} + 15 min.)`,
    );
  }
}

const basic = (time: number): string =>
  new Date(time).toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '');

/** Throws unless the signature was made with the secret over this request and body. */
export async function checkSignature(
  request: Request,
  body: Bytes,
  signed: SignedRequest,
  secret: string,
): Promise<void> {
  const { day, region, service, date } = signed;
  const canonical = utf8(await canonicalRequest(request, body, signed));
  const scope = [day, region, service, TERMINATOR].join('/');
  const toSign = [ALGORITHM, date, scope, toHex(await sha256(canonical))].join('\n');
  let key = utf8(`AWS4${secret}`);
  for (const part of [day, region, service, TERMINATOR]) key = await hmac(key, utf8(part));
  const right = toHex(await hmac(key, utf8(toSign)));
  if (!equalBytes(utf8(signed.signature), utf8(right))) {
    throw mismatch(
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    );
  }
}

async function canonicalRequest(request: Request, body: Bytes, signed: SignedRequest): Promise<string> {
  const { pathname, searchParams } = new URL(request.url);
  const query = Array.from(searchParams, ([name, value]) => `${escape(name)}=${escape(value)}`).sort();
  const headers = signed.signedHeaders.map((name) => `${name}:${headerOf(request, body, name)}\n`);
  return [
    request.method,
    // Only S3 takes the path as it was sent; elsewhere it is escaped once more.
    escape(pathname).replaceAll('%2F', '/'),
    query.join('&'),
    headers.join(''),
    signed.signedHeaders.join(';'),
    toHex(await sha256(body)),
  ].join('\n');
}

function headerOf({ headers, url }: Request, body: Bytes, name: string): string {
  const given = headers.get(name);
  if (given !== null) return given.trim().replace(/ +/g, ' ');
  // Browsers keep these two from scripts.
  if (name === 'host') return new URL(url).host;
  return name === 'content-length' ? String(body.length) : '';
}

const escape = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
