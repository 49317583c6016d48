import { openidConfiguration } from '../hosted-ui/discovery.js';
import { hostedUi } from '../hosted-ui/hosted-ui.js';
import { isStsCall, sts } from '../identity-pool/sts.js';
import { services } from '../operations/table.js';
import type { Service } from '../service.js';
import { deviceType } from '../user-sessions/device-type.js';
import { DroppedConnection, type Faults, type Instead } from './faults.js';
import { isForeign } from './foreign-page.js';
import { errors, ServiceError } from './service-error.js';

const LARGEST_BODY = 1 << 20;
const EXPOSED = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date',
};

/** Answers one request of the wire protocol, with the server's time in `Date`; rejects only for a fault that drops the connection. */
export async function handle(service: Service, faults: Faults, request: Request): Promise<Response> {
  // A request that did not go over the network does not name the browser that it is in.
  const userAgent = 'navigator' in globalThis ? navigator.userAgent : null;
  const device = deviceType(request.headers.get('user-agent') ?? userAgent);
  const response = await route({ ...service, device }, faults, request);
  response.headers.set('date', new Date(service.clock.now()).toUTCString());
  return response;
}

async function route(service: Service, faults: Faults, request: Request): Promise<Response> {
  if (request.method === 'OPTIONS') return preflight(request);
  const hosted = await hostedUi(service, faults, request);
  if (hosted) return hosted;
  if (isStsCall(request)) return sts(service, faults, request, readBody);
  if (request.method === 'GET') return document(service, request.url);
  const [target = '', name = ''] = (request.headers.get('x-amz-target') ?? '').split('.');
  try {
    const body = await readBody(request);
    const operation = request.method === 'POST' ? services.get(target)?.get(name) : undefined;
    if (operation?.isSigned && isForeign(request.headers)) throw errors.foreignPage();
    const instead = await faults.strike(name, request.headers.get('x-aws-waf-token'));
    if (instead) return replace(instead);
    if (!operation) throw errors.unknownOperation();
    const output = await operation.run(service, parse(await body.text()));
    return respond(200, output ? JSON.stringify(output) : '');
  } catch (error) {
    if (error instanceof ServiceError) return refusal(error);
    if (error instanceof DroppedConnection) throw error;
    return refusal(new ServiceError('InternalErrorException', 'Something went wrong', 500));
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw errors.serialization();
  }
}

async function readBody(request: Request): Promise<Blob> {
  // Firefox has no stream of a request's body.
  const body = request.body ? await readStream(request.body) : await request.blob();
  if (!body || body.size > LARGEST_BODY)
    throw new ServiceError('RequestEntityTooLargeException', 'Request size too large', 413);
  return body;
}

/** What a stream brings; undefined when that is too large. */
async function readStream(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Blob | undefined> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    // Read on to the end all the same: a client that is still sending would see a broken connection, not the answer.
    if (size <= LARGEST_BODY) parts.push(part.value);
  }
  return size <= LARGEST_BODY ? new Blob(parts) : undefined;
}

function respond(status: number, body: string, more: Record<string, string> = {}): Response {
  const headers = {
    ...EXPOSED,
    'content-type': 'application/x-amz-json-1.1',
    'x-amzn-requestid': crypto.randomUUID(),
    ...more,
  };
  return new Response(body, { status, headers });
}

/** The answer of a fault. */
function replace({ status, body, headers, isBare }: Instead): Response {
  const response = respond(status, body, headers);
  if (isBare) for (const name of Object.keys(EXPOSED)) response.headers.delete(name);
  return response;
}

function refusal({ code, message, status }: ServiceError): Response {
  const body = message ? { __type: code, message } : { __type: code };
  // A header holds one line of Latin-1, a message may quote what the caller sent.
  const line = message.replace(/[^\x20-\x7e]/g, ' ').trim();
  return respond(status, JSON.stringify(body), {
    'x-amzn-errortype': `${code}:`,
    'x-amzn-errormessage': line,
  });
}

function preflight(request: Request): Response {
  return new Response(null, {
    status: 200,
    headers: {
      ...EXPOSED,
      'access-control-allow-headers': request.headers.get('access-control-request-headers') ?? '*',
      'access-control-allow-methods': 'POST',
      'access-control-max-age': '172800',
    },
  });
}

async function document(service: Service, url: string): Promise<Response> {
  const { origin, pathname } = new URL(url);
  if (pathname.endsWith('/.well-known/jwks_uri')) return identityKeys(service);
  const [, prefix = '', poolId = '', name] =
    /^(.*\/)([^/]+)\/\.well-known\/(jwks\.json|openid-configuration)$/.exec(pathname) ?? [];
  const pool = service.pools.get(poolId);
  if (!pool)
    return refusal(new ServiceError('ResourceNotFoundException', `User pool ${poolId} does not exist.`, 404));
  const body =
    name === 'jwks.json'
      ? { keys: [await pool.signingKey.publicJwk()] }
      : openidConfiguration(pool, `${origin}${prefix}${poolId}`);
  return respond(200, JSON.stringify(body), { 'content-type': 'application/json' });
}

/** The key of the identity pools' OpenID tokens, where the service has it. */
const identityKeys = async ({ identity }: Service): Promise<Response> =>
  respond(200, JSON.stringify({ keys: [await identity.signingKey.publicJwk()] }), {
    'content-type': 'application/json',
  });
