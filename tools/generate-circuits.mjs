/**
 * Writes the generated files of the circuits from the tables of `libs/shared/commitments` and the feature program.
 *
 *   node tools/generate-circuits.mjs              write
 *   node tools/generate-circuits.mjs --check      fail if a file differs from what would be written
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateRecordCircuit, loadFeatureProgram } from '@probity/shared-feature-program';
import { writeOrCheck } from './generated-files.mjs';
import { root } from './workspace.mjs';

const PROGRAM = 'circuits/feature-programs/retail-1.0.0.json';

const program = loadFeatureProgram(JSON.parse(readFileSync(join(root, PROGRAM), 'utf8')));

writeOrCheck(Object.fromEntries([...generateRecordCircuit(program)].map(([path, source]) => [`circuits/${path}`, source])));
