/**
 * Writes what verifiers are compared on: a good archive and twenty with one field changed each, and what this verifier says of them.
 *
 *   node tools/write-changed-bundles.mjs FOLDER
 *
 * The folder gets `good.zip`, `01-close.businessDate.zip` and so on, and `expected.json`: the verdict line and exit code by file name.
 * The same bytes at every run.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { archiveEvidence, EXIT_CODES, offlineVerify, verdictLine } from '@probity/shared-proof-verifier';
import { mutatedBundles, publish, sampleParts, sampleTrust } from '@probity/shared-proof-verifier/testing';

const [folder, ...more] = process.argv.slice(2);

if (folder === undefined || more.length > 0) {
  process.stderr.write('Usage: node tools/write-changed-bundles.mjs FOLDER\n');
  process.exitCode = 2;
} else {
  mkdirSync(folder, { recursive: true });
  const good = publish(sampleParts());
  const { businessDate, bankId } = good.header;
  const changed = mutatedBundles(good).map(({ field, document }, index) => [`${String(index + 1).padStart(2, '0')}-${field}.zip`, document]);
  const expected = [['good.zip', good], ...changed].map(([name, document]) => {
    const zip = archiveEvidence({ bankId, from: businessDate, to: businessDate }, sampleTrust(), [document]);
    writeFileSync(join(folder, name), zip);
    const line = verdictLine(offlineVerify(zip));
    return [name, { exitCode: EXIT_CODES[line.verdict], line }];
  });
  writeFileSync(join(folder, 'expected.json'), `${JSON.stringify(Object.fromEntries(expected), null, 2)}\n`);
}
