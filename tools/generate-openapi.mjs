/*
 * Writes the OpenAPI documents of both services from their routes and wire schemas: docs/openapi/*.json.
 *
 *   node tools/generate-openapi.mjs          write
 *   node tools/generate-openapi.mjs --check  fail if a file differs from what would be written
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeBankApi } from '@probity/bank-api';
import { describeRegulatorApi } from '@probity/regulator-api';
import { createLogger } from '@probity/shared-platform';
import { stableJson, writeOrCheck } from './generated-files.mjs';

const logger = createLogger({ name: 'generate-openapi', level: 'warn' });
// The services make keys and tokens at their first start; nobody uses these.
const scratch = mkdtempSync(join(tmpdir(), 'probity-openapi-'));

try {
  writeOrCheck(
    {
      'docs/openapi/bank-api.json': stableJson(await describeBankApi(logger, join(scratch, 'bank'))),
      'docs/openapi/regulator-api.json': stableJson(await describeRegulatorApi(logger, join(scratch, 'regulator-tokens.json'))),
    },
    { owns: 'docs/openapi' },
  );
} finally {
  rmSync(scratch, { recursive: true });
}
