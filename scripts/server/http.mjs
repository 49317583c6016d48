// HTTP helpers of the development server: JSON, server-sent events, files.
import { createReadStream, statSync } from 'node:fs';
import { extname, resolve, sep } from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

/** Strict on purpose: what works here works on any page. Lit's templates need the policy named `lit-html`. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

/** An error that is answered with its status and message. */
export class HttpError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export function sendJson(response, status, value) {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(value));
}

export function sendScript(response, text) {
  response.writeHead(200, { 'Content-Type': types['.js'], 'Cache-Control': 'no-store' });
  response.end(text);
}

const limit = 64 * 1024;

/** Reads a JSON object from a request; throws an HttpError for anything else. */
export async function readJson(request) {
  const parts = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > limit) throw new HttpError(413, 'The body is larger than 64 KiB.');
    parts.push(part);
  }
  let value;
  try {
    value = JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    throw new HttpError(400, 'The body must be JSON.');
  }
  if (typeof value !== 'object' || value === null)
    throw new HttpError(400, 'The body must be a JSON object.');
  return value;
}

/** Opens a stream of server-sent events; returns the function that sends one. `onClose` runs when it ends. */
export function openEvents(request, response, onClose) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write(': open\n\n');
  request.once('close', onClose);
  return (event, data) => response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}

function find(folder, path) {
  const file = resolve(folder, `.${path.endsWith('/') ? `${path}index.html` : path}`);
  if (file !== folder && !file.startsWith(folder + sep)) return undefined;
  try {
    return statSync(file).isFile() ? file : undefined;
  } catch {
    // The file does not exist, or the name is not valid.
    return undefined;
  }
}

/** Answers with a file of the folder; false when there is none. */
export function sendFile(folder, path, response, { transformHtml }) {
  const file = find(folder, path);
  if (!file) return false;
  const type = types[extname(file)] ?? 'application/octet-stream';
  response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' });
  const html = extname(file) === '.html' ? transformHtml(file) : undefined;
  if (html === undefined) createReadStream(file).pipe(response);
  else response.end(html);
  return true;
}
