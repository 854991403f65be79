/**
 * A door for tests (`@probity/regulator-overview/testing`): six weeks of two banks, as rows. Nothing of it was proven or judged: what is
 * tested with it is how rows are read and shown.
 */
import { canonicalJson, sha256Hex } from '@probity/shared-commitments';
import { documentSha256, type BatchHeader, type Claim, type EvidenceBundle, type LineRegister, type Registration, type Verdict } from '@probity/shared-evidence';
import { createDataSource, newId } from '@probity/shared-platform';
import { calendarDay, documentLeafHash } from '@probity/shared-proof-verifier';
import { publish, sampleParts, sampleTrust } from '@probity/shared-proof-verifier/testing';
import type { DataSource } from 'typeorm';
import { dateOf } from '../days.js';

/** The clock's time for which the rows are made: 2025-11-13, noon UTC. Clocks went back on 26 October. */
export const SEED_NOW = Date.parse('2025-11-13T12:00:00Z') / 1000;
const FIRST = Date.parse('2025-10-01T00:00:00Z') / 86_400_000;
const DAYS = 43;

/** What the days of both banks come to. */
export const SEED_SENTENCE = '2 banks, 86 days expected: 81 complete, 2 late, 1 refused, 1 missing, 1 superseded.';
export const SEED_BANKS = [
  { bankId: 'north-bank', name: 'North Bank', timeZone: 'Europe/Paris' },
  { bankId: 'south-bank', name: 'South Bank', timeZone: 'Europe/Athens' },
] as const;
/** Where something is not as it should be: `refused` lacks 15 postings of line sct-in. */
export const SEED_ODD = { late: ['2025-10-09', '2025-11-04'], refused: '2025-11-07', missing: '2025-11-10', superseded: '2025-10-21' } as const;

const LINES: LineRegister['lines'] = [
  { slot: 0, code: 'sct-in', name: 'SCT in', currency: 'EUR' },
  { slot: 1, code: 'sct-out', name: 'SCT out', currency: 'EUR' },
  { slot: 2, code: 'card', name: 'Card', currency: 'EUR' },
  { slot: 3, code: 'wire-usd', name: 'Wire, dollars', currency: 'USD' },
];

/**
 * Inserts the rows. @param adminUrl a superuser's: what is registered needs two people otherwise, who are not what is tested here
 */
export async function seedSixWeeks(adminUrl: string): Promise<void> {
  const admin = await createDataSource({ url: adminUrl }).initialize();
  try {
    await admin.transaction(async (manager) => {
      await manager.query('SET LOCAL session_replication_role = replica');
      const seeder = new Seeder(manager.query.bind(manager));
      await seeder.insert('mode', { sandbox: true, actor: 'seed', created_at: at(FIRST * 86_400) });
      for (const [index, bank] of SEED_BANKS.entries()) await seedBank(seeder, bank, index);
    });
  } finally {
    await admin.destroy();
  }
}

class Seeder {
  constructor(private readonly query: DataSource['query']) {}

  async insert(table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
    const columns = Object.keys(row);
    await this.query(`INSERT INTO regulator.${table} (${columns.join(', ')}) VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})`, Object.values(row));
  }
}

type SeedBank = (typeof SEED_BANKS)[number];

async function seedBank(seeder: Seeder, bank: SeedBank, index: number): Promise<void> {
  const trust = sampleTrust();
  const registered = at(FIRST * 86_400 - 86_400);
  const { bankId } = bank;
  await seeder.insert('bank', { id: newId(), bank_id: bankId, origin: `${bankId}/log`, document: { ...trust.bank, ...bank, startDate: dateOf(FIRST) }, actor: 'seed', created_at: registered });
  const register = (document: Registration, key: string, day: string): Promise<void> => seeder.insert('registration', {
    id: newId(), bank_id: bankId, kind: document.kind, natural_key: key, sha256: documentSha256(document), document: JSON.stringify(document), actor: 'seed', created_at: `${day}T09:00:00Z`,
  });
  const lines: LineRegister = { ...trust.lineRegisters[0]!, bankId, validFrom: dateOf(FIRST), lines: LINES };
  await register(lines, '1', '2025-09-29');
  await register({ ...trust.models[0]!, bankId, modelId: 'gradient@1.1.0', validFrom: '2025-10-20' }, 'gradient@1.1.0', '2025-10-17');
  await register({ ...trust.policies[0]!, bankId, version: 2, validFrom: '2025-11-03' }, '2', '2025-10-30');

  const bundle = publish(sampleParts());
  for (let day = 0; day < DAYS; day += 1) await seedDay(seeder, bank, bundle, day, index);
}

async function seedDay(seeder: Seeder, bank: SeedBank, bundle: EvidenceBundle, day: number, bankIndex: number): Promise<void> {
  const date = dateOf(FIRST + day);
  const odd = bankIndex === 0;
  if (odd && date === SEED_ODD.missing) return;
  const { dayEnd } = calendarDay(date, bank.timeZone)!;
  const refused = odd && date === SEED_ODD.refused;
  const superseded = odd && date === SEED_ODD.superseded;
  const late = odd ? date === SEED_ODD.late[0] : date === SEED_ODD.late[1];
  const receivedAt = dayEnd + (late ? 26 : 3) * 3600 + ((day * 37) % 50) * 60;
  const base = { day, date, bank, bundle, bankIndex };

  const first = await seedHeader(seeder, { ...base, batchIndex: 0, batchKind: 'normal', receivedAt, finding: refused || superseded ? 'refused' : 'shown' });
  if (superseded) await seedHeader(seeder, { ...base, batchIndex: 1, batchKind: 'correction', receivedAt: receivedAt + 20 * 3600, finding: 'shown', supersedes: first });
}

interface SeedHeader {
  readonly day: number;
  readonly date: string;
  readonly bank: SeedBank;
  readonly bundle: EvidenceBundle;
  readonly bankIndex: number;
  readonly batchIndex: number;
  readonly batchKind: BatchHeader['batchKind'];
  readonly receivedAt: number;
  readonly finding: 'shown' | 'refused';
  readonly supersedes?: string;
}

/** @returns its hash */
async function seedHeader(seeder: Seeder, { day, date, bank, bundle, bankIndex, batchIndex, batchKind, receivedAt, finding, supersedes }: SeedHeader): Promise<string> {
  const { bankId } = bank;
  const lacking = finding === 'refused' ? 15 : 0;
  const figures = LINES.map((_, slot) => 400 + ((day * 131 + slot * 257 + bankIndex * 89) % 500) + slot * 120);
  const records = figures.reduce((sum, count) => sum + count, -lacking);
  const coverage = bundle.header.coverage.map(({ slot }) => {
    const count = figures[slot] ?? 0;
    const quarantined = slot === 1 && day % 9 === 4 ? 3 : 0;
    const scored = count - quarantined - (slot === 0 ? lacking : 0);
    const tally = (part: number): { count: string; amount: string } => ({ count: String(part), amount: String(part * 8_450) });
    return { slot, ledger: tally(count), scored: tally(scored), quarantined: tally(quarantined), excluded: tally(0) };
  });
  // After the new model of 20 October fewer alerts, after the new policy of 3 November more.
  const rate = (date < '2025-10-20' ? 0.021 : date < '2025-11-03' ? 0.014 : 0.027) + ((day * 7 + bankIndex * 5) % 11) / 4000;
  const last = { ...bundle.header.totals.last, records: String(records), alerts: String(Math.round(records * rate)) };
  const header: BatchHeader = {
    ...bundle.header, bankId, businessDate: date, batchIndex, batchKind, coverage, totals: { ...bundle.header.totals, last }, ...(supersedes === undefined ? {} : { supersedes }),
  };
  const headerHash = documentLeafHash(header);
  const content = canonicalJson({ ...bundle, header });
  const logIndex = day * 4 + batchIndex * 2 + 1;
  const evidence = newId();
  await seeder.insert('log_leaf', {
    bank_id: bankId, index: logIndex, leaf: Buffer.from(canonicalJson(header), 'utf8'), hash: headerHash, kind: 'header', business_date: date, batch_index: batchIndex, batch_kind: batchKind, close_leaf_hash: header.closeLeafHash,
  });
  await seeder.insert('evidence', { id: evidence, bank_id: bankId, bundle_sha256: sha256Hex(content), bundle: Buffer.from(content, 'utf8'), receipt: {}, actor: 'seed', received_at: at(receivedAt) });
  const judgedAt = at(receivedAt + 240);
  const claims = claimsOf(finding);
  const document: Verdict = { kind: 'verdict', bankId, businessDate: date, batchKind, batchIndex, headerHash, summary: finding, sandbox: true, claims: [...claims], judgedAt };
  await seeder.insert('verdict', {
    id: newId(), evidence_id: evidence, bank_id: bankId, summary: finding, claims: JSON.stringify(claims), header_hash: headerHash, business_date: date, batch_index: batchIndex, batch_kind: batchKind,
    header_index: logIndex, supersedes: supersedes ?? null, lines: JSON.stringify(last.lines), anchored: true, document, judged_at: judgedAt, attested_at: at(receivedAt - 3600), windows_since: header.windowsSince,
  });
  return headerHash;
}

function claimsOf(finding: 'shown' | 'refused'): Claim[] {
  const claims: Claim[] = (['records', 'coverage', 'model', 'features', 'windows', 'alerts', 'history', 'setup'] as const).map((claim) => ({
    claim, status: claim === 'windows' ? 'not shown' : 'shown', code: claim === 'windows' ? 'WINDOWS_NOT_PROVEN' : `${claim.toUpperCase()}_SHOWN`,
    sentence: claim === 'windows' ? 'Until windows are proven, a dishonest bank can choose the window values of each record.' : 'Every check passed.',
  }));
  const coverage: Claim = { claim: 'coverage', status: 'refused', code: 'LINE_NOT_COVERED', sentence: 'On line slot 0, what finance signed for is not the sum of what was scored, quarantined and excluded.' };
  return finding === 'shown' ? claims : claims.map((claim) => (claim.claim === 'coverage' ? coverage : claim));
}

function at(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
