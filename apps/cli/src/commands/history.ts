/** A recorded history of fictional banks, played into a regulator's database. See docs/recorded-history.md. */
import { join } from 'node:path';
import { playHistory, readHistory } from '@probity/regulator-history';
import { regulatorMigrations } from '@probity/regulator-supervision';
import { createLogger, loadMigrationConfig, migrateZone, ProbityError, repositoryRoot } from '@probity/shared-platform';
import type { Command } from 'commander';
import { result, stage } from '../terminal.js';

export const recordedSamples = (): string => join(repositoryRoot(), 'samples', 'recorded');

export function historyCommands(program: Command): void {
  const history = program.command('history').description('recorded histories of fictional banks');
  history.command('import')
    .description("play a recorded history into an empty regulator's database (REGULATOR_DATABASE_URL, as its owner), every proof verified again; the installation shows nothing else afterwards")
    .option('--from <folder>', 'of the recorded history', recordedSamples())
    .requiredOption('--dir <folder>', "data directory of the regulator's service that will show it: the recording's keys are put there")
    .action(async ({ from, dir }: { from: string; dir: string }) => {
      const { ownerUrl } = loadMigrationConfig('regulator');
      await importHistory({ from, ownerUrl, dataDirectory: dir });
    });
}

/** Migrates the database and plays a history into it. @throws ProbityError HISTORY_DIFFERS where a verdict is not the recorded one */
export async function importHistory({ from, ownerUrl, dataDirectory }: { readonly from: string; readonly ownerUrl: string; readonly dataDirectory: string }): Promise<void> {
  const logger = createLogger({ name: 'history', level: 'error' });
  const recorded = readHistory(from);
  await migrateZone({ zone: 'regulator', ownerUrl, migrations: regulatorMigrations() });
  const { entries, verdicts, differences } = await stage(`"${recorded.recording.name}" played, every proof verified`, (report) => playHistory({ history: recorded, ownerUrl, dataDirectory, logger, report }));
  result({ entries, verdicts, differences });
  if (differences.length > 0) throw new ProbityError('HISTORY_DIFFERS', `${differences.length} verdicts are not those that were recorded; they stand above`);
}
