import { readFileSync } from 'node:fs';
import { offlineVerify, trustMaterialSchema, type PairingEngine } from '@probity/shared-proof-verifier';
import type { Command } from 'commander';
import { result, say, table } from '../terminal.js';

/** Judges an archive and says what came of it. Returns the exit code: 0 if everything that can be shown is. */
export function runVerify(file: string, { trust, engine }: { readonly trust?: string; readonly engine?: PairingEngine }): 0 | 1 {
  const given = trust === undefined ? undefined : trustMaterialSchema.parse(JSON.parse(readFileSync(trust, 'utf8')));
  const { claims, summary, trustFrom, sandbox, bundle } = offlineVerify(readFileSync(file), given, { engine });
  if (bundle) say(`\n  ${bundle.header.bankId}, ${bundle.header.businessDate}, ${bundle.header.totals.last.records} records, batch ${bundle.header.batchIndex} (${bundle.header.batchKind})\n`);
  table(claims.map(({ claim, status, code }) => ({ claim, status, code })));
  say();
  claims.forEach(({ claim, sentence }) => say(`  ${claim}: ${sentence}`));
  if (trustFrom === 'archive') say("\n  Judged by the registrations in the archive itself, which are its sender's word. Give the regulator's own instead.");
  if (sandbox) say('  Sandbox: development keys, from which anyone can forge proofs.');
  result({ summary, trustFrom, sandbox, claims });
  return summary === 'shown' ? 0 : 1;
}

/** @param fastEngine handed in, as the single file made of `runVerify` does without it */
export function verifyCommand(program: Command, fastEngine: () => PairingEngine): void {
  program
    .command('verify <bundle>')
    .description('judge an archived day of evidence (day.zip) offline: no database, no network')
    .option('--trust <file>', "registrations from a source of your own, instead of those that came along: the regulator's GET /banks/:id/trust")
    .action((file: string, options: { trust?: string }) => {
      process.exitCode = runVerify(file, { ...options, engine: fastEngine() });
    });
}
