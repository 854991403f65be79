import { readFileSync } from 'node:fs';
import { ProbityError } from '@probity/shared-platform';
import type { Command } from 'commander';
import type { Comparison } from '@probity/regulator-supervision';
import { registerDocuments } from '../demo/set-up.js';
import { result } from '../terminal.js';
import { connect, withConnection, type ConnectionOptions } from './connection.js';

interface RegisterOptions extends ConnectionOptions {
  readonly sandbox?: boolean;
  readonly certifier?: string;
  readonly certifierKey?: string;
}

export function regulatorCommands(program: Command): void {
  withConnection(program.command('register <file>'), 'regulator')
    .description("register what a bank handed over (its answer to GET /registrations, in a file); registering is no approval")
    .option('--sandbox', 'accept development keys, and say so in every verdict')
    .option('--certifier <name>', 'name a certifier whose certificates count')
    .option('--certifier-key <hex>', "that certifier's Ed25519 public key")
    .action(async (file: string, options: RegisterOptions) => {
      const regulator = connect('regulator', 'operator', options);
      if ((options.certifier === undefined) !== (options.certifierKey === undefined)) throw new ProbityError('OPTION_MISSING', '--certifier and --certifier-key belong together');
      if (options.sandbox) await regulator.put('/mode', { sandbox: true });
      if (options.certifier !== undefined) await regulator.post('/certifiers', { name: options.certifier, publicKey: options.certifierKey });
      const documents = JSON.parse(readFileSync(file, 'utf8')) as Parameters<typeof registerDocuments>[1];
      await registerDocuments(regulator, documents);
      result({ registered: documents.registrations.length + documents.certificates.length });
    });
  withConnection(program.command('compare-checkpoint <note>'), 'regulator')
    .description("compare a checkpoint that another witness keeps of a bank's log (its GET /banks/:id/checkpoint, the note in a file) with the history kept here")
    .requiredOption('--bank <id>', 'the bank whose log it is of')
    .requiredOption('--seen-by <name>', 'who keeps it')
    .action(async (note: string, { bank, seenBy, ...options }: ConnectionOptions & { bank: string; seenBy: string }) => {
      const comparison = await connect('regulator', 'operator', options).post<Comparison>(`/witness/comparisons/${encodeURIComponent(bank)}`, { note: readFileSync(note, 'utf8'), seenBy });
      result(comparison);
      if (comparison.outcome === 'another history') process.exitCode = 3;
    });
}
