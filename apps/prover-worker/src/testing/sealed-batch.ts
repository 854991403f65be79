import { readFileSync } from 'node:fs';
import { BATCH_CHANGE_KINDS, BatchEntity, enqueueProving, putBank, putCircuit, putFeatureProgram, putLines, putModel, putPolicy, RecordEntity, Sealing } from '@probity/bank-batches';
import type { DayFacts } from '@probity/bank-batches';
import { evaluateModel } from '@probity/bank-compiler';
import { approveAll } from '@probity/bank-governance/testing';
import { syntheticBatch } from '@probity/bank-proving';
import { pack, randomSalt, VIEW_LAYOUT } from '@probity/shared-commitments';
import { evaluateProgram } from '@probity/shared-feature-program';
import { newId } from '@probity/shared-platform';
import type { DataSource } from 'typeorm';
import type { TinyCircuits } from './tiny-circuits.js';

const ACTOR = 'test';
const VALID_FROM = '2020-01-01';
/** The records here never came through intake: nothing of theirs is in quarantine. */
const NO_INTAKE: DayFacts = { quarantined: async () => [], fxTableDigest: async () => 0n };

/** Reference data of a bank that uses the tiny circuits. */
export async function setUpBank(dataSource: DataSource, { program, model, slots, record, modelCircuit }: TinyCircuits): Promise<void> {
  const { manager } = dataSource;
  const { opening } = model;
  await putBank(manager, { bankId: 'test-bank', name: 'Test bank', timeZone: 'Etc/UTC', startDate: VALID_FROM, attestorKey: 'A'.repeat(43) + '=', ownBanks: ['1'] }, randomSalt(), ACTOR);
  const line = { slot: 0, code: 'all', name: 'All', currency: 'EUR' };
  await putLines(manager, { kind: 'line-register', bankId: 'test-bank', version: 1, validFrom: VALID_FROM, baseCurrency: 'EUR', lines: [line] }, {}, ACTOR);
  for (const [role, { id, built }] of [['record', record], ['model', modelCircuit]] as const) {
    const verifyingKey = JSON.parse(readFileSync(built.paths.vk, 'utf8')) as Parameters<typeof putCircuit>[1]['verifyingKey'];
    const { r1csSha256, wasmSha256, zkeySha256, seed } = built;
    await putCircuit(manager, { circuit: id, role, slots, r1csSha256, wasmSha256, zkeySha256, verifyingKey, developmentSeed: seed }, ACTOR);
  }
  await putFeatureProgram(manager, { document: program, recordCircuit: record.id, validFrom: VALID_FROM }, ACTOR);
  await putModel(
    manager,
    {
      version: `${model.id}@${model.version}`, validFrom: VALID_FROM, onnx: Buffer.alloc(1), digest: model.modelDigest, modelCircuit: modelCircuit.id,
      featureProgram: `${program.id}@${program.version}`,
      opening: opening ? { parameters: opening.parameters.map(String), salt: String(opening.salt) } : null,
    },
    ACTOR,
  );
  await putPolicy(manager, { version: 1, validFrom: VALID_FROM, thresholds: [400_000, 300_000, 200_000, 100_000], belowLine: [300_000, 200_000, 100_000, 0] }, ACTOR);
  await approveAll(dataSource, BATCH_CHANGE_KINDS);
}

/** A day of random records, as intake leaves it, and the bank's own code to seal it. */
export async function recordedDay(dataSource: DataSource, circuits: TinyCircuits, businessDate: string, records: number): Promise<Sealing> {
  const { program, model, slots } = circuits;
  const score = (features: readonly bigint[]): number => evaluateModel(model.ir, [...features]);
  const day = Date.parse(`${businessDate}T00:00:00Z`) / 1000;
  const { chunks, batch } = syntheticBatch({
    program, modelDigest: model.modelDigest, recordCircuit: circuits.record.id, modelCircuit: circuits.modelCircuit.id, slots, records: [records], seed: day,
    score: (features) => BigInt(score(features)),
  });
  const rows = chunks[0]!.records.map(({ facts, view, segment, riskClass }, sequence): RecordEntity => {
    const { posting } = facts;
    const bookingTime = posting.bookingTime - BigInt(batch.dayStart) + BigInt(day);
    const context = { segment, riskClass, dayStart: day, businessDate: day / 86_400 };
    const evaluated = evaluateProgram(program, { ...posting, bookingTime }, view, context);
    const [features, rules] = [evaluated.features.map(Number), evaluated.rules.map(Number)];
    return {
      id: newId(), transactionId: newId(), source: 'test', externalId: `test:${sequence}`, side: 'debit', businessDate, sequence, accountId: newId(), accountVersion: 0,
      windowState: [randomSalt(), randomSalt(), randomSalt()],
      amount: posting.amount, amountBase: posting.amountBase, bookingTime, line: Number(posting.line), channel: Number(posting.channel), debit: Number(posting.debit),
      reversal: Number(posting.reversal), crossCurrency: Number(posting.crossCurrency), counterpartyRisk: Number(posting.counterpartyRisk),
      counterpartyCountry: Number(posting.counterpartyCountry), currency: Number(posting.currency),
      accountPseudonym: facts.account, customerPseudonym: facts.customer, counterpartyPseudonym: facts.counterparty, reference: facts.reference,
      view: pack(VIEW_LAYOUT, view), segment: Number(segment), riskClass: Number(riskClass), features, rules, score: score(features.map(BigInt)), alert: false,
      modelVersion: `${model.id}@${model.version}`, policyVersion: 1, actor: ACTOR,
    };
  });
  await dataSource.manager.insert(RecordEntity, rows);
  await dataSource.query('INSERT INTO bank.business_day (business_date, next_sequence) VALUES ($1, $2)', [businessDate, records]);
  return new Sealing(dataSource, async () => (features) => evaluateModel(model.ir, [...features]), NO_INTAKE);
}

/** Seals a day and puts it in the state in which proving begins. The close leaf, which comes between, is no part of proving. */
export async function closeBatch(dataSource: DataSource, sealing: Sealing, businessDate: string): Promise<BatchEntity> {
  const sealed = await sealing.seal({ businessDate, kind: 'normal', actor: ACTOR });
  await dataSource.transaction(async (manager) => {
    await manager.update(BatchEntity, { id: sealed.id }, { state: 'closed' });
    await enqueueProving(manager, sealed.id);
  });
  return sealed;
}

/** A day of random records, sealed, with its outbox row: what is there when proving begins. */
export async function sealedBatch(dataSource: DataSource, circuits: TinyCircuits, businessDate: string, records: number): Promise<BatchEntity> {
  return closeBatch(dataSource, await recordedDay(dataSource, circuits, businessDate, records), businessDate);
}
