import { attempt, isObject } from '../../../lib/guards.js';

/** The JSON forms of WebAuthn Level 3, section 5.1, for browsers and password managers without the functions for them. */

const toBase64Url = (buffer: ArrayBuffer): string =>
  btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const fromBase64Url = (text: unknown): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(String(text).replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));

const withBytes = (descriptors: unknown): PublicKeyCredentialDescriptor[] =>
  (Array.isArray(descriptors) ? descriptors : []).map(
    (descriptor: PublicKeyCredentialDescriptorJSON) =>
      ({ ...descriptor, id: fromBase64Url(descriptor.id) }) as PublicKeyCredentialDescriptor,
  );

/** Reads what `navigator.credentials.create` takes. Throws if it is malformed. */
export function readCreationOptions(
  json: PublicKeyCredentialCreationOptionsJSON,
): PublicKeyCredentialCreationOptions {
  if (typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function')
    return PublicKeyCredential.parseCreationOptionsFromJSON(json);
  return {
    ...json,
    challenge: fromBase64Url(json.challenge),
    user: { ...json.user, id: fromBase64Url(json.user.id) },
    excludeCredentials: withBytes(json.excludeCredentials),
  } as unknown as PublicKeyCredentialCreationOptions;
}

/** Reads what `navigator.credentials.get` takes. Throws if it is malformed. */
export function readRequestOptions(
  json: PublicKeyCredentialRequestOptionsJSON,
): PublicKeyCredentialRequestOptions {
  if (typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function')
    return PublicKeyCredential.parseRequestOptionsFromJSON(json);
  return {
    ...json,
    challenge: fromBase64Url(json.challenge),
    allowCredentials: withBytes(json.allowCredentials),
  } as unknown as PublicKeyCredentialRequestOptions;
}

/**
 * Writes a credential as JSON. Some password managers replace credentials by objects whose `toJSON` is missing, or throws
 * because it is that of the prototype.
 */
export function writeCredential(credential: PublicKeyCredential): object {
  const json = attempt(() => credential.toJSON() as object);
  if (json) return json;
  const { id, rawId, type, authenticatorAttachment } = credential;
  return {
    id,
    rawId: toBase64Url(rawId),
    type,
    authenticatorAttachment: authenticatorAttachment ?? undefined,
    clientExtensionResults: attempt(() => credential.getClientExtensionResults()) ?? {},
    response: writeResponse(credential.response),
  };
}

const binaryMembers = [
  'clientDataJSON',
  'attestationObject',
  'authenticatorData',
  'signature',
  'userHandle',
] as const;

function writeResponse(response: AuthenticatorResponse): object {
  const values = response as unknown as Partial<Record<(typeof binaryMembers)[number], unknown>> & {
    getTransports?: () => string[];
  };
  const json: Record<string, unknown> = {};
  for (const name of binaryMembers) {
    const value = values[name];
    if (isObject(value)) json[name] = toBase64Url(value as unknown as ArrayBuffer);
  }
  const transports = attempt(() => values.getTransports?.());
  if (transports) json['transports'] = transports;
  return json;
}
