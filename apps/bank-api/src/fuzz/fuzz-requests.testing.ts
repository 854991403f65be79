/** Requests made from an OpenAPI document: some as it says, some spoilt. The same seed makes the same requests. */
import fc from 'fast-check';
import { nonsense, spoilt, valueOf, type JsonSchema, type Resolve } from './schema-arbitrary.testing.js';

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema?: JsonSchema }[];
  readonly body: JsonSchema | undefined;
}

export interface FuzzRequest {
  readonly method: string;
  /** As the document writes the path. */
  readonly template: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { parameters?: Operation['parameters']; requestBody?: { content: Readonly<Record<string, { schema: JsonSchema }>> } }>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, JsonSchema>> };
}

/** Every operation of a document, but those that are left out by `METHOD /path`. */
export function operationsOf({ paths }: Document, leftOut: readonly string[]): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .map(([method, { parameters = [], requestBody }]) => ({ method: method.toUpperCase(), path, parameters, body: requestBody?.content['application/json']?.schema }))
      .filter((operation) => !leftOut.includes(`${operation.method} ${path}`)),
  );
}

export function resolverOf({ components }: Document): Resolve {
  return (ref) => components?.schemas?.[ref.slice(ref.lastIndexOf('/') + 1)] ?? {};
}

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value) ?? '');
/** What may stand in a header on the wire: fetch refuses the rest before it is sent. */
const headerSafe = (value: unknown): string => text(value).slice(0, 300).replaceAll(/[^\x20-\x7e]/g, '?');
const cursor = nonsense.map((value) => Buffer.from(text(value)).toString('base64url'));

/** @param ids values that stand for something real, for the parameters of paths */
export function requestsOf({ method, path, parameters, body }: Operation, resolve: Resolve, ids: readonly string[]): fc.Arbitrary<FuzzRequest> {
  const id = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ids) }, { weight: 2, arbitrary: fc.uuid() }, { weight: 1, arbitrary: nonsense.map(text) });
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const query = parameters.filter((parameter) => parameter.in === 'query');
  const queryValue = (schema: JsonSchema | undefined, name: string): fc.Arbitrary<unknown> =>
    fc.option(fc.oneof({ weight: 3, arbitrary: valueOf(schema ?? {}, resolve) }, { weight: 1, arbitrary: name === 'cursor' ? cursor : nonsense }), { freq: 6, nil: undefined });
  const fitting = body === undefined ? undefined : valueOf(body, resolve);
  const content = fitting === undefined
    ? fc.constantFrom(undefined, undefined, '{}', '[', '{"extra":1}')
    : fc.oneof(
      { weight: 4, arbitrary: fitting.map((value) => JSON.stringify(value)) },
      { weight: 6, arbitrary: spoilt(fitting).map((value) => JSON.stringify(value) ?? '') },
      { weight: 1, arbitrary: nonsense.map((value) => JSON.stringify(value) ?? '') },
      { weight: 1, arbitrary: fc.constantFrom('', '{', '{"a":1,}', '\u0000', '[1', '"', 'nul', '{"__proto__":{"polluted":1}}', '\ufeff{}') },
    );
  return fc
    .record({
      path: fc.record(Object.fromEntries(inPath.map((name) => [name, id])), { noNullPrototype: true }),
      query: fc.record(Object.fromEntries(query.map(({ name, schema }) => [name, queryValue(schema, name)])), { noNullPrototype: true }),
      twice: fc.integer({ min: 0, max: 19 }),
      headers: fc.record(
        {
          'idempotency-key': fc.oneof(fc.constantFrom('1', '2', '3'), nonsense.map(headerSafe)),
          'if-match': fc.oneof(fc.constantFrom('"v1"', '*', 'W/"v1"'), nonsense.map(headerSafe)),
          'x-request-id': nonsense.map(headerSafe),
          'accept': fc.constantFrom('application/json', 'text/html', '*/*', 'x'),
        },
        { requiredKeys: [], noNullPrototype: true },
      ),
      type: fc.oneof({ weight: 12, arbitrary: fc.constant('application/json') }, { weight: 1, arbitrary: fc.constantFrom('text/plain', 'application/json; charset=utf-7', 'multipart/form-data', 'x') }),
      content,
    })
    .map((made): FuzzRequest => {
      const search = new URLSearchParams(Object.entries(made.query).filter(([, value]) => value !== undefined).map(([name, value]): [string, string] => [name, text(value).slice(0, 2_000)]));
      // Once in a while a parameter comes twice, and one that nobody knows: parsers make lists and objects of them.
      if (made.twice === 0) for (const [name, value] of [...search]) search.append(name, value);
      if (made.twice === 1) search.append('a[b][c]', '1');
      const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(Buffer.from(String(made.path[name]).slice(0, 500)).toString()));
      const sent = method === 'GET' ? undefined : made.content;
      return {
        method,
        template: path,
        path: `${filled}${search.size === 0 ? '' : `?${search}`}`,
        headers: { ...(sent === undefined ? {} : { 'content-type': made.type }), ...(made.headers as Record<string, string>) },
        body: sent,
      };
    });
}
