import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { filesBelow, root } from './workspace.mjs';

const read = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'));

/** Every object of a JSON document, with its place. */
function* objectsOf(node, place = '') {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) yield [place, node];
  for (const [key, value] of Object.entries(node)) yield* objectsOf(value, `${place}/${key}`);
}

test('every document that crosses is closed at each place: a key that no schema knows is refused', () => {
  const files = filesBelow('docs/schemas', (file) => file.endsWith('.json'));
  assert.ok(files.includes('docs/schemas/evidence-bundle.json'));

  for (const file of files) {
    const objects = [...objectsOf(read(file))].filter(([, schema]) => schema.type === 'object');
    assert.ok(objects.length > 0, file);
    for (const [place, schema] of objects) assert.equal(schema.additionalProperties, false, `${file}${place}`);
  }
});

test('every reference of an API document is to something in it, and every route says who may use it', () => {
  for (const file of ['docs/openapi/bank-api.json', 'docs/openapi/regulator-api.json']) {
    const document = read(file);
    const references = [...objectsOf(document)].filter(([, node]) => typeof node.$ref === 'string');
    assert.ok(references.length > 0, file);

    for (const [place, { $ref }] of references) {
      const found = $ref.slice(2).split('/').reduce((node, key) => node?.[key], document);
      assert.equal(typeof found, 'object', `${file}${place} refers to ${$ref}`);
    }

    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        const isPublic = operation.security?.some((requirement) => Object.keys(requirement).length === 0) === true;
        assert.notEqual(isPublic, 'x-permission' in operation, `${file} ${method} ${path}`);
      }
    }
  }
});
