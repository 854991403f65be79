#!/usr/bin/env node
/** `npm run bench -- NAME [--json]`: benchmarks, never tests. The last line on stdout is one JSON object. */
import { loadConfig } from '@probity/shared-platform';
import { Command } from 'commander';
import { benchCircuits } from './bench/circuits.js';
import { benchCluster } from './bench/cluster.js';
import { benchIngest } from './bench/ingest.js';
import { benchMutation } from './bench/mutation.js';
import { benchProve } from './bench/prove.js';
import { benchProver } from './bench/prover.js';
import { benchVerify } from './bench/verify.js';
import { result, say, sayError, stage, table } from './terminal.js';

const program = new Command('npm run bench --').description('Measures on this machine; quote figures with the machine named.');

program
  .command('prove')
  .description('cost of proving full chunks, record and model circuit together, with the prover of a worker')
  .option('--chunks <n>', 'chunks to prove, after some to warm up', Number, 4)
  .option('--circuits <size>', 'full or tiny', 'full')
  .option('--json', 'only the JSON line')
  .action(async ({ chunks, circuits, json }: { chunks: number; circuits: string; json?: boolean }) => {
    const { dataDirectory, prover } = loadConfig();
    const figures = await stage('bench prove', (report) =>
      benchProve({ cacheDirectory: dataDirectory, prover, size: circuits === 'tiny' ? 'tiny' : 'full', chunks, report }),
    );
    if (!json) table([{ ...figures }]);
    result(figures);
  });

program
  .command('prover')
  .description('throughput of our provers against the stock one; rapidsnark where PROVER_BINARY and PROVER_BINARY_SHA256 name it')
  .option('--rounds <n>', 'rounds to measure; the figures are medians', Number, 5)
  .option('--circuits <size>', 'full or tiny', 'full')
  .option('--json', 'only the JSON line')
  .action(async ({ rounds, circuits, json }: { rounds: number; circuits: string; json?: boolean }) => {
    const { dataDirectory, prover } = loadConfig();
    const figures = await stage('bench prover', (report) =>
      benchProver({ cacheDirectory: dataDirectory, prover, size: circuits === 'tiny' ? 'tiny' : 'full', rounds, report, note: say }),
    );
    const { stock, pool, rapidsnark, poolOverStock, rapidsnarkOverStock } = figures;
    const row = (engine: string, recordsPerSecond: number, overStock: number) => ({ engine, recordsPerSecond, overStock });
    const native = rapidsnark === null ? [] : [row('rapidsnark', rapidsnark.recordsPerSecond, rapidsnarkOverStock!)];
    if (!json) table([row('stock', stock.recordsPerSecond, 1), row(`pool of ${pool.processes}`, pool.recordsPerSecond, poolOverStock), ...native]);
    result(figures);
  });

program
  .command('verify')
  .description('proofs verified a second: stock snarkjs one by one against one batch')
  .option('--proofs <n>', 'proofs in the batch', Number, 256)
  .option('--json', 'only the JSON line')
  .action(async ({ proofs, json }: { proofs: number; json?: boolean }) => {
    const figures = await stage('bench verify', (report) => benchVerify(proofs, report));
    if (!json) table([{ ...figures }]);
    result(figures);
  });

program
  .command('cluster')
  .description('records a second with one worker and with two, a core each, through queue and Postgres')
  .option('--chunks <n>', 'full chunks of the measured day', Number, 6)
  .option('--circuits <size>', 'full or tiny', 'full')
  .option('--queue <backend>', 'postgres or redis', 'postgres')
  .option('--json', 'only the JSON line')
  .action(async ({ chunks, circuits, queue, json }: { chunks: number; circuits: string; queue: string; json?: boolean }) => {
    const figures = await stage('bench cluster', (report) =>
      benchCluster({ cacheDirectory: loadConfig().dataDirectory, size: circuits === 'tiny' ? 'tiny' : 'full', chunks, queue: queue === 'redis' ? 'redis' : 'postgres', report }),
    );
    if (!json) table(figures.workers.map((row) => ({ ...row })));
    result(figures);
  });

program
  .command('ingest')
  .description('transactions scored and committed a second, and how long one takes, alone and beside a prover at low priority')
  .option('--bulk-seconds <n>', 'of each of two phases of requests of 1,000', Number, 12)
  .option('--single-seconds <n>', 'of each of two phases of 100 single transactions a second', Number, 12)
  .option('--senders <n>', 'requests of 1,000 at a time', Number, 4)
  .option('--customers <n>', 'of the synthetic bank', Number, 4000)
  .option('--circuits <size>', 'full or tiny', 'full')
  .option('--json', 'only the JSON line')
  .action(async (options: { bulkSeconds: number; singleSeconds: number; senders: number; customers: number; circuits: string; json?: boolean }) => {
    const { bulkSeconds, singleSeconds, senders, customers, circuits, json } = options;
    const figures = await stage('bench ingest', (report) =>
      benchIngest({ cacheDirectory: loadConfig().dataDirectory, size: circuits === 'tiny' ? 'tiny' : 'full', bulkSeconds, singleSeconds, senders, customers, report, note: say }),
    );
    const { withProving, errors, ...alone } = figures;
    if (!json) table([{ proving: 'no', ...alone, errors }, { proving: 'yes', ...withProving, errors }]);
    result(figures);
  });

program
  .command('mutation')
  .description('what of a valid witness can be changed in each circuit; fails where a change is not explained')
  .option('--full', 'the circuits of full chunks too, with a sample of their hints')
  .option('--json', 'only the JSON line')
  .action(async ({ full, json }: { full?: boolean; json?: boolean }) => {
    const circuits = await stage('bench mutation', (report) => benchMutation({ full: full === true, report }));
    if (!json) table(circuits.map(({ unexplained, explained, ...figures }) => ({ ...figures, unexplained: unexplained.length, explained: explained.length })));
    result({ circuits });
    if (circuits.some(({ unexplained }) => unexplained.length > 0)) process.exitCode = 1;
  });

program
  .command('circuits')
  .description('constraints a record of every example model, against the same integer model written naively')
  .option('--json', 'only the JSON line')
  .action(async ({ json }: { json?: boolean }) => {
    const models = await stage('bench circuits', benchCircuits);
    if (!json) table(models.map((row) => ({ ...row })));
    result({ models });
  });

try {
  await program.parseAsync();
} catch (error) {
  sayError(error);
  process.exitCode = 1;
}
