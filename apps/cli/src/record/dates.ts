/** When what happens in the recorded history. Six weeks around the last Sunday of October, on which the day has 25 hours. */
import { addDays } from '@probity/bank-batches';

export const TIME_ZONE = 'Europe/Berlin';

export interface RecordedBank {
  readonly bankId: string;
  readonly name: string;
  readonly seed: number;
  readonly customers: number;
  readonly from: string;
}

export const HANSE: RecordedBank = { bankId: 'hanse-bank', name: 'Hanse Bank', seed: 11, customers: 22, from: '2026-09-22' };
export const ALPEN: RecordedBank = { bankId: 'alpen-bank', name: 'Alpen Bank', seed: 12, customers: 13, from: '2026-09-21' };
export const TO = '2026-11-01';

export const DATES = {
  developmentKey: '2026-09-21',
  emptySunday: '2026-09-27',
  quarantine: '2026-09-30',
  duplicatedFile: '2026-10-02',
  duplicateArrives: '2026-10-03',
  lateAttestation: '2026-10-06',
  lateAttestationComes: '2026-10-09',
  missingPostings: '2026-10-08',
  missingPostingsArrive: '2026-10-10',
  accountsOpened: '2026-10-12',
  shadowFrom: '2026-10-01',
  modelChange: '2026-10-12',
  missingDay: '2026-10-13',
  lastBackup: '2026-10-14',
  lostDay: '2026-10-15',
  thresholdRaised: '2026-10-19',
  muleWaveFrom: '2026-10-19',
  muleWaveTo: '2026-10-23',
  longDay: '2026-10-25',
} as const;

/** Postings of the day on which those of new accounts were not fed, in finance's ledger. */
export const BIG_DAY = { ledger: 612, notFed: 15 } as const;

/** Every date from the first to the last, both included. */
export function datesBetween(from: string, to: string): string[] {
  const dates: string[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date);
  return dates;
}
