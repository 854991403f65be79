import { readFileSync } from 'node:fs';
import { ProbityError } from '@probity/shared-platform';
import type { Command } from 'commander';
import type { Comparison, RegistrationBody } from '@probity/regulator-supervision';
import { checkCircuits } from '../check-circuits.js';
import { documentsOf, type HandedOver } from '../demo/set-up.js';
import { EXAMINERS, registerAll } from '../registering.js';
import { result } from '../terminal.js';
import { connect, withConnection, type ConnectionOptions } from './connection.js';

interface RegisterOptions extends ConnectionOptions {
  readonly sandbox?: boolean;
  readonly certifier?: string;
  readonly certifierKey?: string;
  readonly confirm?: boolean;
}

export function regulatorCommands(program: Command): void {
  withConnection(program.command('register <file>'), 'regulator')
    .description("hand in what a bank handed over (its answer to GET /registrations, in a file); it counts once two others have confirmed it, and is no approval")
    .option('--sandbox', 'also ask for the sandbox, in which development keys are accepted and every verdict says so')
    .option('--certifier <name>', 'also name a certifier whose certificates count')
    .option('--certifier-key <hex>', "that certifier's Ed25519 public key")
    .option('--confirm', 'confirm everything with the tokens of two examiners: for trying out, as whoever can read both files is one person')
    .action(async (file: string, options: RegisterOptions) => {
      if ((options.certifier === undefined) !== (options.certifierKey === undefined)) throw new ProbityError('OPTION_MISSING', '--certifier and --certifier-key belong together');
      const documents: RegistrationBody[] = [
        ...(options.sandbox ? [{ kind: 'mode' as const, sandbox: true }] : []),
        ...(options.certifier !== undefined ? [{ kind: 'certifier' as const, name: options.certifier, publicKey: options.certifierKey! }] : []),
        ...documentsOf(JSON.parse(readFileSync(file, 'utf8')) as HandedOver),
      ];
      await registerAll(connect('regulator', 'operator', options), options.confirm ? EXAMINERS.map((actor) => connect('regulator', actor, options)) : [], documents);
      result({ handedIn: documents.length, confirmed: options.confirm ?? false });
    });
  withConnection(program.command('check-circuits'), 'regulator')
    .description("rebuild every record circuit that a bank registered: compile it from public sources, remake its key from the published seed, and hand in what came of it. On a machine of the regulator's own")
    .requiredOption('--bank <id>', 'the bank whose circuits they are')
    .action(async ({ bank, ...options }: ConnectionOptions & { bank: string }) => {
      const checked = await checkCircuits(connect('regulator', 'operator', options), bank);
      result(checked);
      if (checked.some(({ state }) => state === 'refused')) process.exitCode = 3;
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
