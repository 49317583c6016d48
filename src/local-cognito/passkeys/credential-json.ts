import { fromBase64Url } from '../crypto/bytes.js';
import {
  type InputOf,
  listOf,
  oneOf,
  readInput,
  required,
  type Shape,
  structure,
  text,
} from '../wire/members.js';
import { errors } from '../wire/service-error.js';

const publicKeyCredential = {
  id: required(text({ min: 1 })),
  rawId: required(text()),
  type: required(oneOf('public-key')),
  authenticatorAttachment: text(),
};

const attestation = {
  ...publicKeyCredential,
  response: required(
    structure({
      clientDataJSON: required(text()),
      attestationObject: required(text()),
      transports: listOf(text()),
    }),
  ),
};

const assertion = {
  ...publicKeyCredential,
  response: required(
    structure({
      clientDataJSON: required(text()),
      authenticatorData: required(text()),
      signature: required(text()),
      userHandle: text(),
    }),
  ),
};

/** What a browser answers `navigator.credentials.create()` with, as JSON (`RegistrationResponseJSON`). */
export type AttestationJson = InputOf<typeof attestation>;
/** What a browser answers `navigator.credentials.get()` with, as JSON (`AuthenticationResponseJSON`). */
export type AssertionJson = InputOf<typeof assertion>;

/** The data that a browser collects about the page (`CollectedClientData`). */
export interface ClientData {
  readonly challenge: string;
  readonly origin: string;
}

/** Reads a `RegistrationResponseJSON`. Throws InvalidParameterException if it is malformed. */
export const readAttestation = (value: unknown): AttestationJson => read(attestation, value);

/** Reads an `AuthenticationResponseJSON` from its text. Throws InvalidParameterException if it is malformed. */
export function readAssertion(json: string): AssertionJson {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw malformed();
  }
  return read(assertion, value);
}

/** Reads the client data of a credential. Throws InvalidParameterException if they are malformed. */
export function readClientData(clientDataJSON: string): ClientData {
  const bytes = fromBase64Url(clientDataJSON);
  if (!bytes) throw malformed();
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw malformed();
  }
  return read({ challenge: required(text()), origin: required(text()) }, value);
}

function read<S extends Shape>(shape: S, value: unknown): InputOf<S> {
  try {
    return readInput(shape, value);
  } catch {
    throw malformed();
  }
}

const malformed = (): Error => errors.invalidParameter('The credential is malformed.');
