/*
 * Writes the types of the clients of both zones' APIs from their committed OpenAPI documents.
 *
 *   node tools/generate-client.mjs          write
 *   node tools/generate-client.mjs --check  fail if a file differs from what would be written
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { writeOrCheck } from './generated-files.mjs';
import { root } from './workspace.mjs';

// Arrays stay mutable: openapi-fetch takes readonly ones for objects and loses what they hold.
const files = await Promise.all(['bank', 'regulator'].map(async (zone) => {
  const document = JSON.parse(readFileSync(join(root, `docs/openapi/${zone}-api.json`), 'utf8'));
  const types = astToString(await openapiTS(document, { alphabetize: true, defaultNonNullable: false, silent: true }));
  return [`libs/${zone}/api-client/src/schema.generated.ts`, `/** Made from docs/openapi/${zone}-api.json by tools/generate-client.mjs: run npm run generate. */\n${types}`];
}));

writeOrCheck(Object.fromEntries(files));
