#!/usr/bin/env node
/** `npm run bench -- NAME [--json]`: benchmarks, never tests. The last line on stdout is one JSON object. */
import { loadConfig } from '@probity/shared-platform';
import { Command } from 'commander';
import { benchCircuits } from './bench/circuits.js';
import { benchMutation } from './bench/mutation.js';
import { benchProve } from './bench/prove.js';
import { result, sayError, stage, table } from './terminal.js';

const program = new Command('npm run bench --').description('Measures on this machine; quote figures with the machine named.');

program
  .command('prove')
  .description('cost of proving full chunks, record and model circuit together')
  .option('--chunks <n>', 'chunks to prove, one more is proven first to warm up', Number, 3)
  .option('--circuits <size>', 'full or tiny', 'full')
  .option('--json', 'only the JSON line')
  .action(async ({ chunks, circuits, json }: { chunks: number; circuits: string; json?: boolean }) => {
    const figures = await stage('bench prove', (report) =>
      benchProve({ cacheDirectory: loadConfig().dataDirectory, size: circuits === 'tiny' ? 'tiny' : 'full', chunks, report }),
    );
    if (!json) table([{ ...figures }]);
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
