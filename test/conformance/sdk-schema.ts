import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import * as identitySdk from '@aws-sdk/client-cognito-identity';
import * as sdk from '@aws-sdk/client-cognito-identity-provider';

/** What the transport itself refuses with, before there is an operation. */
const TRANSPORT_ERRORS = [
  'SerializationException',
  'UnknownOperationException',
  'RequestEntityTooLargeException',
];

// No operation that local-cognito has is in both.
const exported = new Map<string, unknown>([...Object.entries(identitySdk), ...Object.entries(sdk)]);
const typesOf = (client: string): string =>
  join(dirname(fileURLToPath(import.meta.resolve(client))), '..', 'dist-types', 'commands');
const types = typesOf('@aws-sdk/client-cognito-identity-provider');
const identityTypes = typesOf('@aws-sdk/client-cognito-identity');

/** Throws unless a response fits the schema the SDK reads it with: no unknown member, none missing, right types. */
export function checkResponse(operation: string, response: unknown): void {
  const schema = exported.get(`${operation}$`);
  assert.ok(Array.isArray(schema), `the SDK has no schema for ${operation}`);
  check(operation, schema[5], response);
}

/** Throws unless the SDK documents that the operation throws this error. */
export function checkError(operation: string, code: string): void {
  if (TRANSPORT_ERRORS.includes(code)) return;
  assert.ok(documentedErrors(operation).includes(code), `the SDK does not list ${code} for ${operation}`);
}

const documented = new Map<string, string[]>();

/** Returns the errors that the SDK documents for an operation. */
export function documentedErrors(operation: string): string[] {
  const known =
    documented.get(operation) ??
    Array.from(
      readFileSync(
        join(`${operation}$` in identitySdk ? identityTypes : types, `${operation}Command.d.ts`),
        'utf8',
      ).matchAll(/@throws \{@link (\w+)/g),
      ([, name = '']) => name,
    );
  documented.set(operation, known);
  return known;
}

/** Schemas are numbers for simple types, functions that return a schema, [schema, traits], or [kind, …] with kind 0 to 4. */
function check(path: string, schema: unknown, value: unknown): void {
  if (typeof schema === 'function') check(path, (schema as () => unknown)(), value);
  else if (typeof schema === 'number') checkSimple(path, schema, value);
  else if (schema === 'unit') assert.equal(value, undefined, `${path} has no output`);
  else if (Array.isArray(schema)) checkCompound(path, schema, value);
  else assert.fail(`${path}: unknown kind of schema ${JSON.stringify(schema)}`);
}

function checkSimple(path: string, schema: number, value: unknown): void {
  if (schema & 64) checkList(path, schema & ~64, value);
  else if (schema & 128) checkMap(path, schema & ~128, value);
  else {
    // 15 is a document: any JSON.
    if (schema === 15) return;
    const type = { 0: 'string', 1: 'number', 2: 'boolean', 4: 'number' }[schema];
    assert.ok(type, `${path}: unknown simple schema ${schema}`);
    assert.equal(typeof value, type, `${path} is ${JSON.stringify(value)}`);
  }
}

function checkCompound(path: string, schema: unknown[], value: unknown): void {
  if (typeof schema[0] === 'function') check(path, schema[0], value);
  else if (schema[0] === 0) check(path, schema[4], value);
  else if (schema[0] === 1) checkList(path, schema[4], value);
  else if (schema[0] === 2) checkMap(path, schema[5], value);
  else if (schema[0] === 3) checkStructure(path, schema, value);
  else assert.fail(`${path}: unknown schema kind ${String(schema[0])}`);
}

function checkStructure(path: string, schema: unknown[], value: unknown): void {
  const [, , , , names, members, required = 0] = schema as [0, 0, 0, 0, string[], unknown[], number?];
  assert.ok(isObject(value), `${path} is ${JSON.stringify(value)}`);
  for (const [name, each] of Object.entries(value)) {
    const at = names.indexOf(name);
    assert.notEqual(at, -1, `${path}: unknown member ${name}`);
    check(`${path}.${name}`, members[at], each);
  }
  for (const name of names.slice(0, required)) assert.ok(name in value, `${path}: ${name} is missing`);
}

function checkList(path: string, item: unknown, value: unknown): void {
  assert.ok(Array.isArray(value), `${path} is ${JSON.stringify(value)}`);
  value.forEach((each, i) => check(`${path}[${i}]`, item, each));
}

function checkMap(path: string, item: unknown, value: unknown): void {
  assert.ok(isObject(value), `${path} is ${JSON.stringify(value)}`);
  for (const [name, each] of Object.entries(value)) check(`${path}.${name}`, item, each);
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
