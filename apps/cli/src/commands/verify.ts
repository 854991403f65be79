import { readFileSync } from 'node:fs';
import { EXIT_CODES, offlineVerify, trustMaterialSchema, verdictLine, type PairingEngine, type TrustMaterial } from '@probity/shared-proof-verifier';
import type { Command } from 'commander';
import { result, say, table } from '../terminal.js';

/** Wrong arguments, or a file that can't be read. */
const USAGE = 2;

interface VerifyOptions {
  readonly trust?: string;
  /** Nothing but the line of JSON. */
  readonly json?: boolean;
  readonly engine?: PairingEngine;
}

/** Judges an archive and says what came of it. Returns the exit code: 0 shown, 3 refused, 4 not shown, 2 where a file can't be read. */
export function runVerify(file: string, { trust, json = false, engine }: VerifyOptions): number {
  const zip = readOrSay(file, (bytes) => bytes);
  const given = trust === undefined ? undefined : readOrSay(trust, parseTrust);
  if (zip === undefined || (trust !== undefined && given === undefined)) return USAGE;

  const verified = offlineVerify(zip, given, { engine });
  if (!json) describe(verified);
  result(verdictLine(verified));
  return EXIT_CODES[verified.summary];
}

function describe({ days, trustFrom, sandbox, notChecked }: ReturnType<typeof offlineVerify>): void {
  for (const { bundle, claims } of days) {
    if (bundle) say(`\n  ${bundle.header.bankId}, ${bundle.header.businessDate}, ${bundle.header.totals.last.records} records, batch ${bundle.header.batchIndex} (${bundle.header.batchKind})\n`);
    table(claims.map(({ claim, status, code }) => ({ claim, status, code })));
    say();
    claims.forEach(({ claim, sentence }) => say(`  ${claim}: ${sentence}`));
  }
  if (notChecked.length > 0) say();
  notChecked.forEach((sentence) => say(`  Not checked: ${sentence}`));
  if (trustFrom === 'archive') say("\n  Judged by the registrations in the archive itself, which are its sender's word. Give the regulator's own instead.");
  if (sandbox) say('  Sandbox: development keys, from which anyone can forge proofs.');
}

const parseTrust = (bytes: Uint8Array): TrustMaterial => trustMaterialSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));

function readOrSay<T>(file: string, read: (bytes: Uint8Array) => T): T | undefined {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch {
    say(`\n  ${file === '' ? 'no file given' : file} can not be read: name an archive of evidence (day.zip), and with --trust a file of registrations.\n`);
    return undefined;
  }
  try {
    return read(bytes);
  } catch {
    say(`\n  ${file} is no complete export of registrations: take it from the regulator's GET /banks/:id/trust.\n`);
    return undefined;
  }
}

/** The command line of the verifier in one file. @param args without the interpreter and the script */
export function verifyMain(args: readonly string[]): number {
  const files = args.filter((arg) => arg !== '--json');
  const [file, trust] = files;
  if (file === undefined || files.length > 2 || files.some((arg) => arg.startsWith('--'))) {
    say('\n  Usage: node verify.mjs [--json] evidence.zip [trust.json]\n  Exit code: 0 shown, 3 refused, 4 not shown, 2 wrong arguments or a file that can not be read\n');
    return USAGE;
  }
  return runVerify(file, { trust, json: args.includes('--json') });
}

/** @param fastEngine handed in, as the single file made of `runVerify` does without it */
export function verifyCommand(program: Command, fastEngine: () => PairingEngine): void {
  program
    .command('verify <bundle>')
    .description('judge archived evidence (day.zip, or a period from the regulator) offline: no database, no network. Exit code: 0 shown, 3 refused, 4 not shown, 2 usage')
    .option('--trust <file>', "registrations from a source of your own, instead of those that came along: the regulator's GET /banks/:id/trust")
    .option('--json', 'only the line of JSON on stdout, nothing for people')
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : USAGE))
    .action((file: string, options: { trust?: string; json?: boolean }) => {
      process.exitCode = runVerify(file, { ...options, engine: fastEngine() });
    });
}
