/** Brings an empty pair of services to the day before the first: reference data, registrations, history. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeLedger, type IdentifiedTransaction } from '@probity/bank-transactions';
import type { RegistrationBody } from '@probity/regulator-supervision';
import type { CircuitCertificate, Registration, Signed } from '@probity/shared-evidence';
import type { ApiClient } from '../api-client.js';
import { publicKeyOf, secretKeyIn, writeAttestorSettings } from '../attestor.js';
import { approveChanges } from '../changes.js';
import { certify, DEVELOPMENT_CERTIFIER } from '../certifier.js';
import { DEVELOPMENT_SEED, modelDirectory, type PreparedCircuit, type PreparedCircuits } from '../circuits.js';
import { witnessKeyFile, type Stack } from '../stack.js';
import type { Report } from '../terminal.js';
import { registerAll } from '../registering.js';
import type { DemoSource } from './source.js';

/** Folders of the parties, under one run's folder. */
export const folders = (directory: string): { bank: string; regulator: string; attestor: string; certifier: string; source: string; approvers: readonly [string, string] } => ({
  bank: join(directory, 'bank'),
  regulator: join(directory, 'regulator'),
  attestor: join(directory, 'attestor'),
  certifier: join(directory, 'certifier'),
  source: join(directory, 'source'),
  approvers: [join(directory, 'approver-1'), join(directory, 'approver-2')],
});

export const ledgerFile = (directory: string): string => join(folders(directory).source, 'ledger.csv');

/** Finance's ledger, from the source and before intake. */
export function writeLedgerFile(directory: string, source: DemoSource): void {
  mkdirSync(folders(directory).source, { recursive: true });
  writeFileSync(ledgerFile(directory), writeLedger(source.days.flatMap(({ ledger }) => ledger)));
}

/** Everything that the bank is configured with. */
export async function setUpBank(directory: string, stack: Stack, source: DemoSource, circuits: PreparedCircuits): Promise<void> {
  const { bank } = stack;
  const { attestor, certifier, approvers, bank: bankFolder } = folders(directory);
  const validFrom = source.days[0]!.date;
  const { pseudonymKey } = JSON.parse(readFileSync(join(bankFolder, 'keys', 'bank.json'), 'utf8')) as { pseudonymKey: string };
  writeAttestorSettings(attestor, { pseudonymKey, lines: source.lines, fxTables: source.fxTables });

  await bank.put('/reference/bank', {
    bankId: source.bankId, name: source.name, timeZone: 'UTC', startDate: validFrom, attestorKey: publicKeyOf(secretKeyIn(attestor)), ownBanks: source.ownBanks,
    recoveryKeys: approvers.map((folder, i) => ({ name: `approver ${i + 1}`, publicKey: publicKeyOf(secretKeyIn(folder)) })),
  });
  await bank.put('/reference/lines', {
    document: {
      kind: 'line-register', bankId: source.bankId, version: 1, validFrom, baseCurrency: source.baseCurrency,
      lines: source.lines.lines.map(({ slot, code, name, currency }) => ({ slot, code, name, currency })),
    },
    rules: source.lines,
  });
  for (const table of source.fxTables) await bank.put(`/reference/fx/${table.date}`, table);
  await putCustomers(bank, source.customers);

  for (const circuit of [circuits.record, circuits.modelCircuit]) await putCircuit(bank, circuit);
  const program = `${circuits.program.id}@${circuits.program.version}`;
  await bank.put('/reference/feature-programs', { document: circuits.program, recordCircuit: circuits.record.id, validFrom });
  await putModel(bank, circuits, circuits.modelCircuit, program, validFrom);
  const { thresholds, belowLine } = circuits.model.policy;
  await bank.put('/reference/policies', { version: 1, validFrom, thresholds: thresholds.map(Number), belowLine: belowLine.map(Number) });
  await bank.put('/reference/certificates', await certify(circuits.model, circuits.program, circuits.modelCircuit, secretKeyIn(certifier), new Date()));
  await approveChanges(stack.checkers, 'set-up');
}

export async function putCustomers(bank: ApiClient, customers: DemoSource['customers']): Promise<void> {
  for (const slice of slices(customers, 1000)) await bank.put('/reference/customers', slice);
}

export async function putCircuit(bank: ApiClient, { id, role, slots, built }: PreparedCircuit): Promise<void> {
  const { alpha, beta, gamma, delta, ic } = JSON.parse(readFileSync(built.paths.vk, 'utf8')) as Record<string, unknown>;
  await bank.put('/reference/circuits', {
    circuit: id, role, slots, r1csSha256: built.r1csSha256, wasmSha256: built.wasmSha256, zkeySha256: built.zkeySha256,
    verifyingKey: { alpha, beta, gamma, delta, ic }, developmentSeed: DEVELOPMENT_SEED,
  });
}

async function putModel(bank: ApiClient, { model }: PreparedCircuits, circuit: PreparedCircuit, featureProgram: string, validFrom: string): Promise<void> {
  const onnx = readFileSync(join(modelDirectory(model.id, model.version), 'model.onnx')).toString('base64');
  await bank.put('/reference/models', { version: `${model.id}@${model.version}`, onnx, modelCircuit: circuit.id, featureProgram, validFrom });
}

/** The regulator's side of onboarding, in a sandbox: names the certifier and registers what the bank hands over. */
export async function registerInSandbox(directory: string, stack: Pick<Stack, 'bank' | 'regulator' | 'examiners'>): Promise<void> {
  await registerAll(stack.regulator, stack.examiners, [
    { kind: 'mode', sandbox: true }, { kind: 'certifier', name: DEVELOPMENT_CERTIFIER, publicKey: publicKeyOf(secretKeyIn(folders(directory).certifier)) },
    ...documentsOf(await stack.bank.get('/registrations')),
  ]);
  // The bank keeps it, so that a check of its log needs nobody.
  const { witnessKey } = await stack.regulator.get<{ witnessKey: string }>('/witness/key');
  writeFileSync(witnessKeyFile(folders(directory).bank), `${witnessKey}\n`);
}

/** What a bank hands over, `GET /registrations`. */
export interface HandedOver {
  readonly registrations: readonly Registration[];
  readonly certificates: readonly Signed<CircuitCertificate>[];
}

export const documentsOf = ({ registrations, certificates }: HandedOver): RegistrationBody[] => [...registrations, ...certificates];

export interface IntakeTally {
  readonly accepted: number;
  readonly quarantined: number;
}

/** Sends transactions in requests of at most 1,000. */
export async function send(bank: ApiClient, path: '/transactions' | '/history', transactions: readonly IdentifiedTransaction[], report: Report = () => undefined): Promise<IntakeTally> {
  const tally = { accepted: 0, quarantined: 0 };
  let sent = 0;
  for (const slice of slices(transactions, 500)) {
    const receipt = await bank.post<{ accepted: number; quarantined: readonly unknown[] }>(path, { transactions: slice });
    tally.accepted += receipt.accepted;
    tally.quarantined += receipt.quarantined.length;
    sent += slice.length;
    report(sent / transactions.length);
  }
  return tally;
}

function* slices<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size);
}
