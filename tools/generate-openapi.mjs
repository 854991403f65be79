/*
 * Writes the OpenAPI documents of both services from their routes, wire schemas and return types: docs/openapi/*.json. What the
 * return types say is written beside the services too, since no type is left when they run.
 *
 *   node tools/generate-openapi.mjs          write
 *   node tools/generate-openapi.mjs --check  fail if a file differs from what would be written
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeBankApi } from '@probity/bank-api';
import { describeRegulatorApi } from '@probity/regulator-api';
import { createLogger, operationId } from '@probity/shared-platform';
import { answersOf } from './answers.mjs';
import { stableJson, writeOrCheck } from './generated-files.mjs';

const logger = createLogger({ name: 'generate-openapi', level: 'warn' });
// The services make keys and tokens at their first start; nobody uses these.
const scratch = mkdtempSync(join(tmpdir(), 'probity-openapi-'));

const bank = answersOf('apps/bank-api', operationId);
const regulator = answersOf('apps/regulator-api', operationId);

try {
  writeOrCheck(
    {
      'docs/openapi/bank-api.json': stableJson(await describeBankApi(logger, join(scratch, 'bank'), bank)),
      'docs/openapi/regulator-api.json': stableJson(await describeRegulatorApi(logger, join(scratch, 'regulator-tokens.json'), regulator)),
    },
    { owns: 'docs/openapi' },
  );
  writeOrCheck({ 'apps/bank-api/src/answers.generated.ts': source(bank), 'apps/regulator-api/src/answers.generated.ts': source(regulator) });
} finally {
  rmSync(scratch, { recursive: true });
}

function source(answers) {
  return `/** Made from the return types of the controllers by tools/generate-openapi.mjs: run npm run generate. */
import type { Answers } from '@probity/shared-platform';

export const ANSWERS: Answers = ${stableJson(answers).trimEnd()};
`;
}
