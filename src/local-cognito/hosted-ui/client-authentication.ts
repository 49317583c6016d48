import { equalBytes, fromBase64, utf8 } from '../crypto/bytes.js';
import type { ResolvedClient } from '../options/options.js';
import type { PageCall } from './page-call.js';

/**
 * Returns the client that a token request comes from: named in the form where it has no secret, else proven by Basic
 * authentication or by the form (RFC 6749 §2.3.1). Returns undefined when it is not.
 */
export function authenticateClient({ pool, request, form }: PageCall): ResolvedClient | undefined {
  const header = request.headers.get('authorization');
  const basic = header === null ? undefined : readBasic(header);
  if (header !== null && !basic) return undefined;
  const named = form.get('client_id');
  const id = basic?.id ?? named;
  if (named !== null && named !== id) return undefined;
  const client = pool.options.clients.find((each) => each.id === id);
  const given = basic?.secret ?? form.get('client_secret') ?? undefined;
  if (!client || (client.secret === undefined) !== (given === undefined)) return undefined;
  return client.secret === undefined || equalBytes(utf8(client.secret), utf8(given ?? ''))
    ? client
    : undefined;
}

function readBasic(header: string): { id: string; secret: string } | undefined {
  const bytes = fromBase64(/^Basic +(\S+)$/i.exec(header)?.[1] ?? '');
  const [, id, secret] = /^([^:]+):(.*)$/s.exec(new TextDecoder().decode(bytes)) ?? [];
  if (id === undefined || secret === undefined) return undefined;
  return { id: formDecoded(id), secret: formDecoded(secret) };
}

// Both parts are form-encoded before they are joined; many clients forget to, and send a bare %.
function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
