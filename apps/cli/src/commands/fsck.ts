import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fsck } from '@probity/bank-batches';
import { loadConfig, ProbityError } from '@probity/shared-platform';
import { parseVerifierKey, type NoteVerifier } from '@probity/shared-transparency';
import type { Command } from 'commander';
import { firstLogKeyIn, storedEvaluators, withBankDatabase } from '../bank-database.js';
import { witnessKeyFile } from '../stack.js';
import { result, say, stage, table } from '../terminal.js';

interface FsckCommandOptions {
  readonly dir?: string;
  readonly witnessKey?: string;
  readonly json?: boolean;
}

export function fsckCommand(program: Command): void {
  program
    .command('fsck')
    .description("make everything of the bank's database anew, from the rows to the log's root, and say what differs; reads only")
    .option('--dir <folder>', "the bank's data directory (default: `bank` in this machine's)")
    .option('--witness-key <key>', "the witness's verifier key (default: the file `witness-key` in the bank's data directory)")
    .option('--json', 'only the JSON line')
    .action(runFsck);
}

async function runFsck({ dir, witnessKey: given, json }: FsckCommandOptions): Promise<void> {
  const config = loadConfig();
  const directory = resolve(dir ?? join(config.dataDirectory, 'bank'));
  const firstLogKey = firstLogKeyIn(directory);
  const witnessKey = witnessKeyOf(directory, given);
  const found = await withBankDatabase(config, directory, (dataSource) =>
    stage('database checked', (report) => fsck(dataSource, { evaluatorOf: storedEvaluators(dataSource), firstLogKey, witnessKey, report })),
  );
  if (!json) table(found.problems.map(({ code, where, message }) => ({ code, where, message })));
  if (witnessKey === undefined) say('  Cosignatures were compared with what was signed and not verified: no witness key was given.');
  result(found);
  process.exitCode = found.ok ? 0 : 1;
}

function witnessKeyOf(directory: string, given: string | undefined): NoteVerifier | undefined {
  const file = witnessKeyFile(directory);
  const text = given ?? (existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined);
  const key = text === undefined ? undefined : parseVerifierKey(text);
  if (text !== undefined && key === undefined) throw new ProbityError('WITNESS_KEY_INVALID', 'the witness key is no C2SP verifier key: take it from the regulator, GET /witness/key');
  return key;
}
