import { type Bytes, equalBytes, utf8 } from '../crypto/bytes.js';
import type { Service } from '../service.js';
import type { Faults } from '../wire/faults.js';
import { ServiceError } from '../wire/service-error.js';
import { callerOf, type LocalCredentials } from './credentials.js';
import { checkDate, checkSignature, readSignature } from './sigv4.js';

const VERSION = '2011-06-15';
const NAMESPACE = `https://sts.amazonaws.com/doc/${VERSION}/`;
const INVALID = 'The security token included in the request is invalid.';

/** Whether a request uses the query protocol, as calls of STS do. */
export const isStsCall = ({ method, headers }: Request): boolean =>
  method === 'POST' &&
  !headers.has('x-amz-target') &&
  (headers.get('content-type') ?? '').toLowerCase().startsWith('application/x-www-form-urlencoded');

/**
 * Answers GetCallerIdentity of STS for credentials of identity pools. Checks signature, date and token. The date must be
 * near the current time, with or without `clock.advance`.
 */
export async function sts(
  service: Service,
  faults: Faults,
  request: Request,
  read: (request: Request) => Promise<Blob>,
): Promise<Response> {
  const requestId = crypto.randomUUID();
  try {
    const body = await read(request);
    const form = new URLSearchParams(await body.text());
    const action = form.get('Action') ?? '';
    const instead = await faults.strike(action);
    if (instead) return xml(instead.status, instead.body, requestId);
    if (action === '') {
      throw new ServiceError('MissingAction', 'Must specify an Action parameter in the request.');
    }
    if (action !== 'GetCallerIdentity' || form.get('Version') !== VERSION) {
      const version = form.get('Version') ?? '';
      throw new ServiceError('InvalidAction', `Could not find operation ${action} for version ${version}`);
    }
    const caller = callerOf(await authenticate(service, request, new Uint8Array(await body.arrayBuffer())));
    const result = Object.entries(caller).map(([name, value]) => element(name, String(value)));
    return xml(
      200,
      `<GetCallerIdentityResponse xmlns="${NAMESPACE}"><GetCallerIdentityResult>${result.join('')}</GetCallerIdentityResult>` +
        `<ResponseMetadata>${element('RequestId', requestId)}</ResponseMetadata></GetCallerIdentityResponse>`,
      requestId,
    );
  } catch (error) {
    if (error instanceof ServiceError) return refusal(error, requestId);
    throw error;
  }
}

async function authenticate(service: Service, request: Request, body: Bytes): Promise<LocalCredentials> {
  const signed = readSignature(request, 'sts');
  checkDate(signed, service.clock);
  const credentials = service.identity.credentials.find(signed.accessKeyId);
  const token = request.headers.get('x-amz-security-token') ?? '';
  if (!credentials || !equalBytes(utf8(token), utf8(credentials.sessionToken))) {
    throw new ServiceError('InvalidClientTokenId', INVALID, 403);
  }
  await checkSignature(request, body, signed, credentials.secretKey);
  if (credentials.expires <= service.clock.now()) {
    throw new ServiceError('ExpiredToken', 'The security token included in the request is expired', 403);
  }
  return credentials;
}

const refusal = ({ code, message, status }: ServiceError, requestId: string): Response =>
  xml(
    status,
    `<ErrorResponse xmlns="${NAMESPACE}"><Error>${element('Type', status < 500 ? 'Sender' : 'Receiver')}` +
      `${element('Code', code)}${element('Message', message)}</Error>${element('RequestId', requestId)}</ErrorResponse>`,
    requestId,
  );

const xml = (status: number, body: string, requestId: string): Response =>
  new Response(body, {
    status,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'x-amzn-RequestId,Date',
      'content-type': 'text/xml',
      'x-amzn-requestid': requestId,
    },
  });

const element = (name: string, text: string): string => `<${name}>${escape(text)}</${name}>`;

const ESCAPES: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Escapes what is markup, and replaces what XML 1.0 cannot hold. */
const escape = (text: string): string =>
  text
    .replace(/[<>&"']/g, (char) => ESCAPES[char] ?? '')
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
