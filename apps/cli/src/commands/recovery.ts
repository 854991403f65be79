/** After a restore from backup, or where a batch failed for good: see docs/lifecycle.md. */
import { existsSync } from 'node:fs';
import { ProbityError } from '@probity/shared-platform';
import type { Command } from 'commander';
import { approvalRequest, approve } from '../approve.js';
import { publicKeyOf, secretKeyOf } from '../attestor.js';
import { result, say, table } from '../terminal.js';
import { connect, withConnection, type ConnectionOptions } from './connection.js';

interface RecoveryReport {
  readonly held: number;
  readonly size: number;
  readonly lost: readonly { readonly batchId: string; readonly businessDate: string; readonly batchIndex: number; readonly kind: string; readonly records: number }[];
}

export function recoveryCommands(program: Command): void {
  const bank = program.command('bank').description("the bank's service as a whole");
  withConnection(bank.command('recover'), 'bank')
    .description('after a restore from backup: bring the log back to what the witness cosigned, and list the batches whose rows are lost')
    .action(async (options: ConnectionOptions) => {
      const report = await connect('bank', 'operator', options).post<RecoveryReport>('/log/recover');
      say(`  ${report.size - report.held} leaves came back; the log holds ${report.size}`);
      table(report.lost.map(({ businessDate, batchIndex, kind, records, batchId }) => ({ date: businessDate, number: batchIndex, kind, records, batch: batchId })));
      if (report.lost.length > 0) say('\n  Send the records of these dates again, then `batch close <date> --kind recovery --supersedes <batch>` for each, oldest first.');
      result(report);
    });

  program
    .command('recovery-key <file>')
    .description('the key of a person who may approve recoveries: makes it when the file is not there, and tells the public key to register')
    .action((file: string) => result({ publicKey: publicKeyOf(secretKeyOf(file)) }));

  withConnection(program.command('approve <batch>'), 'bank')
    .description('approve a recovery with your own key; two different people have to')
    .requiredOption('--key <file>', 'your secret key')
    .action(async (batchId: string, options: ConnectionOptions & { key: string }) => {
      if (!existsSync(options.key)) throw new ProbityError('KEY_MISSING', `there is no file ${options.key}: \`recovery-key\` makes one, which has to be registered before a recovery is needed`);
      const client = connect('bank', 'approver', options);
      const document = await approvalRequest(client, batchId);
      say(`  You approve that ${document.bankId} does ${document.businessDate} again as batch ${document.batchIndex} (${document.reason}), from size ${document.cosignedSize} of its log,`);
      say(`  replacing ${document.supersedes ?? 'no header'} and abandoning ${document.abandons.length === 0 ? 'no close leaf' : document.abandons.join(', ')}.`);
      result(await approve(client, batchId, document, secretKeyOf(options.key)));
    });
}
