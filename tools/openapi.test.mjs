/* The committed OpenAPI documents: valid, and complete enough to make a client from. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { root } from './workspace.mjs';

for (const name of ['bank-api', 'regulator-api']) {
  const document = JSON.parse(readFileSync(join(root, 'docs/openapi', `${name}.json`), 'utf8'));
  const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ place: `${method.toUpperCase()} ${path}`, path, method, operation })));

  test(`${name}: is valid OpenAPI 3.1, and every reference leads somewhere`, async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(document));

    assert.ok(valid, JSON.stringify(errors));
    assert.match(document.openapi, /^3\.1\./);
    for (const [, component] of JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)) {
      assert.ok(component.startsWith('#/components/schemas/') && component.slice('#/components/schemas/'.length) in document.components.schemas, component);
    }
  });

  test(`${name}: every operation has a name of its own, a summary and its path's parameters`, () => {
    const ids = operations.map(({ operation }) => operation.operationId);

    assert.deepEqual(ids.filter((id, i) => !/^[a-z][A-Za-z]*$/.test(id) || ids.indexOf(id) !== i), []);
    for (const { place, path, operation } of operations) {
      assert.ok(operation.summary, `${place}: say in @ApiOperation({ summary }) what it does`);
      const named = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name);
      assert.deepEqual(named.sort(), [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter).sort(), place);
    }
  });

  test(`${name}: every operation says what it takes and what it answers`, () => {
    for (const { place, operation } of operations) {
      for (const { schema } of Object.values(operation.requestBody?.content ?? {})) assert.ok(isDescribed(schema), `${place}: give @ApiBody a schema, openApiSchema(…)`);
      const answers = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
      // A route that sends a browser on answers with where to.
      const forwards = Object.entries(operation.responses).some(([status, { description }]) => /^30[237]$/.test(status) && description);
      assert.ok(answers.length > 0 || forwards, place);
      for (const [status, { content, description }] of answers) {
        const silent = content === undefined && /nothing is answered/.test(description);
        assert.ok(
          silent || Object.values(content ?? {}).some(({ schema }) => isDescribed(schema)),
          `${place} ${status}: the answer is not described. Give the method a return type that says what is answered and run npm run generate; bytes take @AnswersBytes`,
        );
      }
    }
  });
}

/** Whether a schema says anything at all. */
function isDescribed(schema) {
  return schema !== undefined && Object.keys(schema).some((key) => key !== 'description');
}
