import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EvidenceBundle } from '@probity/shared-evidence';
import { closeOnSignals, loadConfig, newId, repositoryRoot } from '@probity/shared-platform';
import { archiveDay } from '@probity/shared-proof-verifier';
import type { Command } from 'commander';
import { prepareCircuits } from '../circuits.js';
import { clearRun, openBank, stopAll, type Running } from '../demo/open.js';
import { runDay } from '../demo/run-day.js';
import { syntheticSource } from '../demo/source.js';
import { cut } from '../tamper/day.js';
import { result, stage } from '../terminal.js';

/** Records of the sample day: three chunks of the tiny circuits, the last one not full. */
const RECORDS = 5;

export function sampleCommand(program: Command): void {
  program
    .command('sample')
    .description('make samples/day.zip anew: a day of the synthetic bank, really scored, proven and cosigned, with tiny circuits')
    .action(makeSample);
}

async function makeSample(): Promise<void> {
  const config = { ...loadConfig(), logLevel: 'warn' as const };
  const directory = join(config.dataDirectory, 'runs', newId());
  const running: Running = {};
  const end = async (): Promise<void> => {
    await stopAll(running);
    clearRun(directory);
  };
  closeOnSignals(end);
  try {
    const synthetic = syntheticSource(1);
    const day = cut(synthetic.days[0]!, RECORDS);
    const source = { ...synthetic, days: [day] };
    const circuits = await stage('tiny circuits', (report) => prepareCircuits(config.dataDirectory, 'tiny', report));
    const stack = await openBank(running, config, directory, source, circuits, 1);
    const { verdict } = await runDay(directory, stack, day);
    const [batch] = await stack.bank.list<{ id: string }>(`/batches?from=${day.date}&to=${day.date}`);
    const bundle = await stack.bank.get<EvidenceBundle>(`/batches/${batch!.id}/bundle`);
    const trust = await stack.regulator.get(`/banks/${source.bankId}/trust`);
    const file = join(repositoryRoot(), 'samples', 'day.zip');
    const zip = archiveDay(JSON.stringify(bundle), JSON.stringify(trust));
    writeFileSync(file, zip);
    result({ file: 'samples/day.zip', bytes: zip.length, verdict: verdict.summary });
  } finally {
    await end();
  }
}
