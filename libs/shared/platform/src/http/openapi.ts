import { applyDecorators } from '@nestjs/common';
import type { INestApplication } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { ApiBodyOptions, OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { PROBLEM_SCHEMA } from './problem.filter.js';
import { sessionCookie } from './user-sessions.js';

type OpenApiSchema = Extract<ApiBodyOptions, { schema: unknown }>['schema'];
type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

const COMPONENT = '#/components/schemas/';

/** The OpenAPI form of a wire schema: generated, so that the document can not differ from what is accepted. */
export function openApiSchema(schema: z.ZodType): OpenApiSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', unrepresentable: 'any', io: 'input' });
  return rest as OpenApiSchema;
}

/**
 * What the routes of a service answer with, made from the return types of their controllers (tools/answers.mjs), by operation
 * id; null where nothing is answered. A route that declares a wire schema of its own keeps it.
 */
export interface Answers {
  readonly operations: Readonly<Record<string, object | null>>;
  readonly schemas: Readonly<Record<string, object>>;
}

/** `CasesController`, `list` → `casesList`. */
export function operationId(controller: string, method: string): string {
  const topic = controller.replace(/Controller$/, '');
  return `${topic.charAt(0).toLowerCase()}${topic.slice(1)}${method.charAt(0).toUpperCase()}${method.slice(1)}`;
}

/** On a route that answers with bytes: their media types, in the API document. */
export function AnswersBytes(...types: readonly string[]): MethodDecorator {
  return applyDecorators(ApiProduces(...types), ApiOkResponse({ content: Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])) }));
}

/** The OpenAPI document of a service: its routes, and what is the same for each of them. */
export function openApiDocument(
  app: INestApplication, { name, version, sessions, answers }: { readonly name: string; readonly version: string; readonly sessions?: unknown; readonly answers?: Answers },
): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle(name)
    .setVersion(version)
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth()
    .addSecurityRequirements('bearer')
    .addGlobalResponse({ status: 'default', description: 'Problem details (RFC 9457) with a closed code.', content: { 'application/problem+json': { schema: { $ref: `${COMPONENT}Problem` } } } });
  // Over TLS, as every deployment is.
  if (sessions !== undefined) builder.addCookieAuth(sessionCookie({ secure: true, origin: undefined }).name).addSecurityRequirements('cookie');
  const document = SwaggerModule.createDocument(app, builder.build(), { operationIdFactory: operationId });
  const shared: Schemas = {};
  const hoisted = hoistDefinitions(document, shared) as OpenAPIObject;
  const schemas = { ...hoisted.components?.schemas, ...(answers?.schemas as Schemas), ...shared };
  const described = { ...hoisted, paths: withAnswers(hoisted.paths, answers, schemas) };
  const used = reachable(described.paths, { ...schemas, Problem: PROBLEM_SCHEMA as Schemas[string] });

  return { ...described, components: { ...hoisted.components, schemas: used } };
}

type Paths = OpenAPIObject['paths'];
type OperationObject = NonNullable<Paths[string]['get']>;

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

function operationsIn(paths: Paths): { path: string; method: (typeof METHODS)[number]; operation: OperationObject }[] {
  return Object.entries(paths).flatMap(([path, item]) => METHODS.flatMap((method) => (item[method] === undefined ? [] : [{ path, method, operation: item[method] }])));
}

/** Fills in what is answered. A wire schema that a route declares becomes the component that its answer's type is called by. */
function withAnswers(paths: Paths, answers: Answers | undefined, schemas: Schemas): Paths {
  const filled: Paths = Object.fromEntries(Object.entries(paths).map(([path, item]) => [path, { ...item }]));

  for (const { path, method, operation } of operationsIn(paths)) {
    const answer = answers?.operations[operation.operationId ?? ''];
    if (answer === undefined) continue;
    const responses = Object.entries(operation.responses).map(([status, response]): [string, typeof response] => {
      if (!/^2/.test(status) || response === undefined || '$ref' in response) return [status, response];
      if (answer === null) return [status, { ...response, description: 'Done: nothing is answered.' }];
      const declared = response.content?.['application/json']?.schema;
      const { $ref } = answer as { $ref?: string };
      if (declared !== undefined && $ref !== undefined) schemas[$ref.slice(COMPONENT.length)] = declared;
      return [status, { ...response, description: response.description || 'Done.', content: { 'application/json': { schema: answer } } }];
    });
    filled[path]![method] = { ...operation, responses: Object.fromEntries(responses) };
  }

  return filled;
}

/** The schemas that something refers to. */
function reachable(paths: Paths, schemas: Schemas): Schemas {
  const used: Schemas = {};
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key !== '$ref' || typeof value !== 'string') {
        visit(value);
        continue;
      }
      const name = value.slice(COMPONENT.length);
      const schema = schemas[name];
      if (schema === undefined || name in used) continue;
      used[name] = schema;
      visit(schema);
    }
  };
  visit(paths);
  return used;
}

const DEFINITION = '#/$defs/';

/** zod puts what a schema refers to below the schema, where OpenAPI looks for nothing: moved among the components. */
function hoistDefinitions(node: unknown, shared: Schemas): unknown {
  if (Array.isArray(node)) {
    return node.map((item) => hoistDefinitions(item, shared));
  }

  if (typeof node !== 'object' || node === null) {
    return node;
  }

  const entries = Object.entries(node).flatMap(([key, value]): [string, unknown][] => {
    if (key === '$defs') {
      Object.assign(shared, hoistDefinitions(value, shared));
      return [];
    }

    if (key === '$ref' && typeof value === 'string' && value.startsWith(DEFINITION)) {
      return [[key, `${COMPONENT}${value.slice(DEFINITION.length)}`]];
    }

    return [[key, hoistDefinitions(value, shared)]];
  });

  return Object.fromEntries(entries);
}
