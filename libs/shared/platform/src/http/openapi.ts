import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { ApiBodyOptions, OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { PROBLEM_SCHEMA } from './problem.filter.js';
import { sessionCookie } from './user-sessions.js';

type OpenApiSchema = Extract<ApiBodyOptions, { schema: unknown }>['schema'];
type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/** The OpenAPI form of a wire schema: generated, so that the document can not differ from what is accepted. */
export function openApiSchema(schema: z.ZodType): OpenApiSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', unrepresentable: 'any', io: 'input' });
  return rest as OpenApiSchema;
}

/** The OpenAPI document of a service: its routes, and what is the same for each of them. */
export function openApiDocument(app: INestApplication, { name, version, sessions }: { readonly name: string; readonly version: string; readonly sessions?: unknown }): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle(name)
    .setVersion(version)
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth()
    .addSecurityRequirements('bearer')
    .addGlobalResponse({ status: 'default', description: 'Problem details (RFC 9457) with a closed code.', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } });
  // Over TLS, as every deployment is.
  if (sessions !== undefined) builder.addCookieAuth(sessionCookie({ secure: true, origin: undefined }).name).addSecurityRequirements('cookie');
  const document = SwaggerModule.createDocument(app, builder.build());
  const shared: Schemas = {};
  const hoisted = hoistDefinitions(document, shared) as OpenAPIObject;

  return { ...hoisted, components: { ...hoisted.components, schemas: { ...hoisted.components?.schemas, ...shared, Problem: PROBLEM_SCHEMA } } };
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
      return [[key, `#/components/schemas/${value.slice(DEFINITION.length)}`]];
    }

    return [[key, hoistDefinitions(value, shared)]];
  });

  return Object.fromEntries(entries);
}
