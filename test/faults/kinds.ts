/** A fault: whether the service performs the call, and how it responds. */
export interface FaultKind {
  readonly name: string;
  /** `serve` lets the service perform the call; `released` resolves when the campaign releases the call. */
  readonly strike: (serve: () => Promise<Response>, released: Promise<void>) => Promise<Response>;
  /** The user signs out while the call is pending, and another user signs in before the response. */
  readonly leaves?: boolean;
}

/** The error of a call without a response; the server then closes the connection. */
class Broken extends Error {}

const headers = { 'content-type': 'application/x-amz-json-1.1' };
const answer = (status: number, body: string, type = headers['content-type']): Promise<Response> =>
  Promise.resolve(new Response(body, { status, headers: { 'content-type': type } }));

/** The service performs the call; the response is changed. */
const garbled =
  (garble: (text: string) => string): FaultKind['strike'] =>
  async (serve) => {
    const response = await serve();
    return new Response(garble(await response.text()), { status: response.status, headers });
  };

const inJson =
  (change: (value: unknown) => unknown) =>
  (text: string): string =>
    JSON.stringify(change(text.trim() === '' ? {} : JSON.parse(text)));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const mapMembers = (value: unknown, change: (inner: unknown) => unknown): unknown =>
  isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, change(inner)]))
    : value;

/** Changes the type of a value: a string becomes a number, anything else a string. */
const otherType = (value: unknown): unknown => (typeof value === 'string' ? 7 : 'text');

/** The same for everything inside, with the shape kept. */
const otherLeaves = (value: unknown): unknown =>
  isRecord(value)
    ? mapMembers(value, otherLeaves)
    : Array.isArray(value)
      ? value.map(otherLeaves)
      : otherType(value);

const emptied = (value: unknown): unknown => (isRecord(value) ? {} : Array.isArray(value) ? [] : value);

/** Every way in which a call of a service can go wrong. */
export const faultKinds: readonly FaultKind[] = [
  { name: 'refused', strike: () => Promise.reject(new Broken()) },
  // Never answered, also not when the client gives up.
  { name: 'hang', strike: () => new Promise(() => undefined) },
  {
    name: 'lost answer',
    async strike(serve) {
      await serve();
      throw new Broken();
    },
  },
  {
    name: '500 HTML',
    strike: () => answer(500, '<!doctype html><title>500</title><h1>Server error</h1>', 'text/html'),
  },
  { name: '429', strike: () => answer(429, '{"message":"Too Many Requests"}', 'application/json') },
  { name: 'empty 400', strike: () => answer(400, '') },
  {
    name: 'truncated JSON',
    strike: garbled((text) => (text.length > 1 ? text.slice(0, text.length / 2) : '{"')),
  },
  { name: 'wrong types', strike: garbled(inJson((value) => mapMembers(value, otherType))) },
  { name: 'wrong types within', strike: garbled(inJson(otherLeaves)) },
  { name: 'not an object', strike: garbled(() => '[null]') },
  { name: 'missing members', strike: garbled(() => '{}') },
  { name: 'missing members within', strike: garbled(inJson((value) => mapMembers(value, emptied))) },
  {
    name: 'slow after leaving',
    leaves: true,
    async strike(serve, released) {
      const response = await serve();
      await released;
      return response;
    },
  },
];

/** What can become of a file of the package, a script or a config. */
export const fileKinds: readonly FaultKind[] = [
  ...faultKinds.filter(({ name }) => ['refused', 'hang', '500 HTML'].includes(name)),
  {
    name: 'truncated file',
    async strike(serve) {
      const response = await serve();
      const text = await response.text();
      return new Response(text.slice(0, text.length / 2), response);
    },
  },
];
