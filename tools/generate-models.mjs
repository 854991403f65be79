/**
 * Writes what the compiler makes of the shipped models: canonical.onnx, compiled.json and the circuits' main files.
 *
 *   node tools/generate-models.mjs          write
 *   node tools/generate-models.mjs --check  fail if a file differs from what would be written
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { generateModelArtifacts } from '@probity/bank-compiler';
import { loadFeatureProgram } from '@probity/shared-feature-program';
import { root } from './workspace.mjs';

const check = process.argv.includes('--check');

for (const id of readdirSync(join(root, 'models'))) {
  for (const version of readdirSync(join(root, 'models', id))) {
    const directory = join(root, 'models', id, version);
    // Examples and fixtures are no shipped models.
    if (!existsSync(join(directory, 'manifest.json'))) continue;
    const { featureProgram } = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8'));
    const program = loadFeatureProgram(JSON.parse(readFileSync(join(root, featureProgram.file), 'utf8')));
    try {
      const written = generateModelArtifacts(directory, { check, program });
      process.stderr.write(`models/${id}/${version}: ${written.length > 0 ? `wrote ${written.join(', ')}` : 'up to date'}\n`);
    } catch (error) {
      process.stderr.write(`${error.code ?? error.name}: ${error.message}\n`);
      process.exitCode = 1;
    }
  }
}
