/*
 * Writes the types of the client of the bank's API from its committed OpenAPI document.
 *
 *   node tools/generate-client.mjs          write
 *   node tools/generate-client.mjs --check  fail if the file differs from what would be written
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { writeOrCheck } from './generated-files.mjs';
import { root } from './workspace.mjs';

const document = JSON.parse(readFileSync(join(root, 'docs/openapi/bank-api.json'), 'utf8'));
const types = astToString(await openapiTS(document, { immutable: true, alphabetize: true, defaultNonNullable: false, silent: true }));

writeOrCheck({ 'libs/bank/api-client/src/schema.generated.ts': `/** Made from docs/openapi/bank-api.json by tools/generate-client.mjs: run npm run generate. */\n${types}` });
