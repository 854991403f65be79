import { existsSync } from 'node:fs';
import { ProbityError } from '@probity/shared-platform';
import { Command, InvalidArgumentError } from 'commander';
import { TAMPER_KINDS, type TamperKind } from '../tamper/kinds.js';

export interface DemoOptions {
  readonly exit: boolean;
  readonly reset: boolean;
  /** Nothing runs but the regulator's service, over the recorded history. */
  readonly recorded: boolean;
  readonly seed: number;
  readonly data?: string;
  readonly bank: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
  readonly tamper?: TamperKind | 'all';
  readonly circuits: 'full' | 'tiny';
}

const integer = (text: string): number => {
  if (!/^[0-9]{1,9}$/.test(text)) throw new InvalidArgumentError('a whole number');
  return Number(text);
};
const date = (text: string): string => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new InvalidArgumentError('a date as YYYY-MM-DD');
  return text;
};
const tamper = (text: string): TamperKind | 'all' => {
  if (text !== 'all' && !(TAMPER_KINDS as readonly string[]).includes(text)) throw new InvalidArgumentError(`one of: all, ${TAMPER_KINDS.join(', ')}`);
  return text as TamperKind | 'all';
};

/** Parses the command line of the demo; prints help or a refusal and ends the process where commander does. */
export function parseDemoOptions(argv: readonly string[]): DemoOptions {
  const options = new Command('npm run demo --')
    .description('Runs days of a bank through everything: scored, proven, anchored, judged, cosigned.')
    .option('--exit', 'stop after the summary; the last line on stdout is one JSON object', false)
    .option('--reset', 'clear the data that an earlier plain demo kept', false)
    .option('--seed <n>', 'seed of the synthetic bank', integer, 1)
    .option('--data <file>', 'an AMLworld CSV file instead of the synthetic bank')
    .option('--recorded', "show only the regulator's side, over a recorded history of two fictional banks", false)
    .option('--bank <ids>', 'bank ids in that file, taken as one bank, by comma', (text) => text.split(','), [])
    .option('--from <date>', 'first day of that file', date)
    .option('--to <date>', 'last day of that file', date)
    .option('--limit <n>', 'at most this many records of that file', integer)
    .option('--tamper <kind>', `play a dishonest bank: all, ${TAMPER_KINDS.join(', ')}`, tamper)
    .option('--circuits <size>', 'full, or tiny: two records a chunk, for a quick look', (text) => (text === 'tiny' ? 'tiny' : 'full'), 'full')
    .parse(argv as string[], { from: 'user' })
    .opts<DemoOptions>();
  if (options.data !== undefined) {
    if (!existsSync(options.data)) throw new ProbityError('FILE_MISSING', `--data: there is no file ${options.data}`);
    if (options.bank.length === 0 || !options.from || !options.to) throw new ProbityError('OPTION_MISSING', '--data needs --bank, --from and --to');
    if (options.tamper) throw new ProbityError('OPTION_CONFLICT', '--tamper plays with the synthetic bank, not with --data');
  }
  if (options.recorded && (options.data !== undefined || options.tamper !== undefined)) throw new ProbityError('OPTION_CONFLICT', '--recorded shows what was recorded: neither --data nor --tamper goes with it');
  return options;
}
