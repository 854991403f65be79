/** Arbitraries made from the JSON Schemas of an OpenAPI document: values that fit, and values that were spoilt. */
import fc from 'fast-check';

export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema | false;
  readonly prefixItems?: readonly JsonSchema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

export type Resolve = (ref: string) => JsonSchema;

/** A list may be allowed thousands of entries; a few find as much and cost less. */
const ITEMS = 4;
const DEPTH = 6;

/** Values that fit a schema. */
export function valueOf(schema: JsonSchema, resolve: Resolve, depth = 0): fc.Arbitrary<unknown> {
  const inner = (next: JsonSchema): fc.Arbitrary<unknown> => valueOf(next, resolve, depth + 1);
  if (depth > DEPTH) return fc.constant(null);
  if (schema.$ref !== undefined) return inner(resolve(schema.$ref));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map(inner));
  if (schema.allOf !== undefined) return fc.tuple(...schema.allOf.map(inner)).map((parts) => Object.assign({}, ...parts) as unknown);
  const type = Array.isArray(schema.type) ? (schema.type as string[])[0] : schema.type;
  switch (type) {
    case 'object':
      return objectOf(schema, inner);
    case 'array':
      return listOf(schema, inner);
    case 'string':
      return textOf(schema);
    case 'integer':
      return fc.integer({ min: Math.max(schema.minimum ?? -1000, -(2 ** 31)), max: Math.min(schema.maximum ?? 1000, 2 ** 31 - 1) });
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function objectOf({ properties = {}, required = [] }: JsonSchema, inner: (next: JsonSchema) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, inner(schema)]));
  return fc.record(fields, { requiredKeys: required.filter((name) => name in fields), noNullPrototype: true });
}

function listOf({ items, prefixItems, minItems = 0, maxItems = ITEMS }: JsonSchema, inner: (next: JsonSchema) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  if (prefixItems !== undefined) return fc.tuple(...prefixItems.map(inner));
  return fc.array(items ? inner(items) : fc.jsonValue({ maxDepth: 1 }), { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, ITEMS)) });
}

function textOf({ pattern, format, minLength = 0, maxLength = 40 }: JsonSchema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date' || /\\d\{4\}|\[0-9\]\{4\}/.test(pattern ?? '')) return someDate;
  if (pattern !== undefined) {
    try {
      return fc.stringMatching(new RegExp(pattern));
    } catch {
      // Look-arounds and the like: any text then.
    }
  }
  return fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)) });
}

const someDate = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

const nested = (levels: number, open: (inner: unknown) => unknown): unknown => {
  let value: unknown = 1;
  for (let i = 0; i < levels; i += 1) value = open(value);
  return value;
};

/** What comes where something else was expected. */
export const nonsense: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null, true, false, 0, -1, -0, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, '', ' ', '0', '-1', '1e9', 'NaN', '9'.repeat(400), 'x'.repeat(5_000), '\u0000', 'a\u0000b', '\ud800', '\u202e', '😀'.repeat(300),
    '0000-00-00', '0000-01-01', '9999-12-31', '2026-02-30', '2026-03-02T25:61:61Z', '+275760-09-13', '../../etc/passwd', "'; DROP TABLE bank.batch; --", '%00', '${7*7}', '__proto__', [], {}, [[]], { toString: 1 },
    { length: -1 }, '00000000-0000-0000-0000-000000000000',
  ),
  fc.constant(null).map(() => nested(500, (inner) => [inner])),
  fc.constant(null).map(() => nested(300, (inner) => ({ a: inner }))),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.bigInt({ min: -(2n ** 300n), max: 2n ** 300n }).map(String),
  fc.double(),
);

interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

/** A value of which some places were spoilt: another type, missing, or one more than there should be. */
export function spoilt(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const spoiling = fc.array(fc.record({ at: fc.nat(), what: fc.constantFrom('replace', 'replace', 'remove', 'add', 'repeat'), by: nonsense }), { minLength: 1, maxLength: 3 });
  return fc.tuple(value, spoiling).map(([fitting, steps]) => {
    const root: Record<string, unknown> = { value: structuredClone(fitting) };
    for (const { at, what, by } of steps) {
      const places = placesOf(root, 'value');
      const { holder, key } = places[at % places.length]!;
      if (what === 'replace') holder[key] = by;
      else if (what === 'remove' && Array.isArray(holder)) holder.splice(Number(key), 1);
      else if (what === 'remove' && holder !== root) delete holder[key];
      else if (what === 'repeat' && Array.isArray(holder[key])) (holder[key] as unknown[]).push(...(holder[key] as unknown[]));
      else if (isHolder(holder[key])) Object.defineProperty(holder[key], '__proto__' + String(at % 2), { value: by, enumerable: true, writable: true, configurable: true });
    }
    return root['value'];
  });
}

function placesOf(holder: Record<string, unknown>, key: string): Place[] {
  const value = holder[key];
  const here = [{ holder, key }];
  return isHolder(value) ? [...here, ...Object.keys(value).flatMap((name) => placesOf(value, name))] : here;
}

const isHolder = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
