/**
 * Bank and regulator in this process, on databases of their own, with keys of known trapdoor: proofs cost milliseconds, and
 * everything else is as in a real deployment, the ledger attestor's program included.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBankService } from '@probity/bank-api';
import { BatchEntity, BatchLifecycle, LogLeafEntity, storeProof } from '@probity/bank-batches';
import { RETAIL_LINES, toRecords, writeLedger, type FxTable, type IdentifiedTransaction } from '@probity/bank-transactions';
import { startRegulatorService, type RegulatorService } from '@probity/regulator-api';
import { documentSha256, signDocument, type CloseLeaf } from '@probity/shared-evidence';
import { featureProgramDigest, loadFeatureProgram } from '@probity/shared-feature-program';
import {
  copyDatabase, createLogger, dropDatabase, loadServiceConfig, migrateZone, repositoryRoot, serviceEnvironment, sqlMigrations, withDatabase, type RunningService, type ServiceConfig, type Zone, type RegulatorLink,
} from '@probity/shared-platform';
import { migrateQueueSchema } from '@probity/shared-platform/queue';
import { createTestDatabase, type TestDatabase } from '@probity/shared-platform/testing';
import { circuitKeyDigest } from '@probity/shared-proof-verifier';
import { chunkSignals, simulateProof, trapdoor, verifyingKeyOf } from '@probity/shared-proof-verifier/testing';
import { DataSource } from 'typeorm';
import { ApiClient } from '../api-client.js';
import { attestBatch, publicKeyOf, secretKeyIn, writeAttestorSettings } from '../attestor.js';
import { approveChanges, CHECKERS } from '../changes.js';
import type { BatchView } from '../demo/run-day.js';
import { documentsOf, putCustomers, send } from '../demo/set-up.js';
import { EXAMINERS, registerAll } from '../registering.js';
import { tokenOf } from '../stack.js';

const SLOTS = 2;
const VALID_FROM = '2026-01-01';
const TRAPDOORS = { record: trapdoor(13n), model: trapdoor(14n) };
const CIRCUITS = { record: 'record-test@1.0.0', model: 'model-retail-gbt-tiny@1.0.0' };
const FX: FxTable = { version: 't1', date: VALID_FROM, base: 'EUR', rates: [{ currency: 'EUR', minorDigits: 2, numerator: '1', denominator: '1' }] };
const CUSTOMER = { customerId: 'customer-1', segment: 0, riskClass: 0, accounts: [{ bank: 'HOME', account: 'account-1' }] };
const PEOPLE = [21, 22].map((byte) => new Uint8Array(32).fill(byte));

/** A transfer out of the one account. */
export function transfer(date: string, name: string, minor = '12345'): IdentifiedTransaction {
  return {
    source: 'core', externalId: `${date}-${name}`, bookingTime: `${date}T10:00:00Z`, channel: 'transfer', reversal: false,
    debtor: { bank: 'HOME', account: 'account-1', country: 276 }, creditor: { bank: 'AWAY', account: 'elsewhere', country: 276 }, amount: { minor, currency: 'EUR' },
  };
}

export class TwoServices {
  readonly people = PEOPLE;
  bankDatabase: TestDatabase;
  #bank: RunningService | undefined;
  readonly #extra: string[] = [];

  private constructor(
    readonly directory: string,
    bankDatabase: TestDatabase,
    readonly regulatorDatabase: TestDatabase,
    private readonly regulatorService: RegulatorService,
  ) {
    this.bankDatabase = bankDatabase;
  }

  static async open(): Promise<TwoServices> {
    const directory = mkdtempSync(join(tmpdir(), 'probity-two-'));
    const [bank, regulator] = [await createTestDatabase('bank'), await createTestDatabase('regulator')];
    for (const [zone, { ownerUrl }] of [['bank', bank], ['regulator', regulator]] as const) {
      await migrateZone({ zone, ownerUrl, migrations: sqlMigrations(join(repositoryRoot(), 'migrations', zone)) });
    }
    await migrateQueueSchema(bank.ownerUrl);
    const service = await startRegulatorService(configOf('regulator', directory, regulator.appUrl), silent);
    const services = new TwoServices(directory, bank, regulator, service);
    try {
      await services.startBank();
      await services.#setUp();
    } catch (error) {
      await services.close();
      throw error;
    }
    return services;
  }

  get bank(): RunningService {
    return this.#bank!;
  }

  client(zone: Zone, actor: string): ApiClient {
    return new ApiClient(zone === 'bank' ? this.bank.url : this.regulatorService.url, tokenOf(join(this.directory, zone), zone, actor));
  }

  get database(): DataSource {
    return this.bank.app.get(DataSource);
  }

  async startBank(): Promise<void> {
    const link = { url: this.regulatorService.url };
    this.#bank = await startBankService(configOf('bank', this.directory, this.bankDatabase.appUrl, link), silent);
  }

  async stopBank(): Promise<void> {
    await this.#bank?.close();
    this.#bank = undefined;
  }

  /** Stops the bank and keeps a copy of its database, as a backup does. */
  async backUp(): Promise<string> {
    await this.stopBank();
    return this.#copy(this.bankDatabase.name);
  }

  /** The bank from a backup; what it did since is gone. The backup stays good for another restore. */
  async restore(backup: string, change?: (owner: DataSource) => Promise<unknown>): Promise<void> {
    await this.stopBank();
    const name = await this.#copy(backup);
    const urlOf = (url: string): string => withDatabase(url, name);
    const { ownerUrl, appUrl, adminUrl, drop } = this.bankDatabase;
    this.bankDatabase = { name, ownerUrl: urlOf(ownerUrl), appUrl: urlOf(appUrl), adminUrl: urlOf(adminUrl), drop };
    if (change) {
      const owner = await new DataSource({ type: 'postgres', url: this.bankDatabase.adminUrl }).initialize();
      await change(owner);
      await owner.destroy();
    }
    await this.startBank();
  }

  async #copy(from: string): Promise<string> {
    const name = `${this.regulatorDatabase.name.replace('regulator', 'bank')}_${this.#extra.length}`;
    await copyDatabase(this.regulatorDatabase.adminUrl, from, name);
    this.#extra.push(name);
    return name;
  }

  async close(): Promise<void> {
    await this.stopBank();
    await this.regulatorService.close();
    await this.bankDatabase.drop();
    for (const name of this.#extra) await dropDatabase(this.regulatorDatabase.adminUrl, name);
    await this.regulatorDatabase.drop();
    rmSync(this.directory, { recursive: true });
  }

  send(transactions: readonly IdentifiedTransaction[]): ReturnType<typeof send> {
    return send(this.client('bank', 'importer'), '/transactions', transactions);
  }

  seal(businessDate: string, kind: string, supersedes?: string): Promise<BatchView> {
    return this.client('bank', 'operator').post<BatchView>('/batches', { businessDate, kind, supersedes });
  }

  /** Finance attests from its own ledger, which holds these transactions of the date. */
  async attest({ id }: Pick<BatchView, 'id'>, ledger: readonly IdentifiedTransaction[]): Promise<void> {
    const context = { banks: new Set(['HOME']), lines: RETAIL_LINES, fx: FX, holderOf: () => CUSTOMER };
    const file = join(this.directory, 'ledger.csv');
    writeFileSync(file, writeLedger(ledger.flatMap((transaction) => toRecords(transaction, context).map(({ entry }) => entry))));
    await attestBatch(join(this.directory, 'attestor'), this.client('bank', 'ledger-attestor'), id, file);
  }

  /** Makes every proof of a closed batch, and lets it go on as far as it can. */
  async prove({ id }: Pick<BatchView, 'id'>): Promise<BatchView> {
    const { manager } = this.database;
    const batch = await manager.findOneByOrFail(BatchEntity, { id });
    const leaf = await manager.findOneByOrFail(LogLeafEntity, { index: batch.closeIndex! });
    // The leaf says what a header says of the statements' context.
    const close = JSON.parse(leaf.leaf.toString('utf8')) as CloseLeaf;
    for (const [chunkIndex, signals] of chunkSignals({ close, header: close } as never).entries()) {
      for (const circuit of ['record', 'model'] as const) {
        await storeProof(this.database, { batchId: id, chunkIndex, circuit, proof: simulateProof(TRAPDOORS[circuit], signals[circuit]), statementDigest: signals[circuit], proveMs: 1 });
      }
    }
    await this.bank.app.get(BatchLifecycle).complete(id);
    return this.view(id);
  }

  view(id: string): Promise<BatchView> {
    return this.client('bank', 'operator').get<BatchView>(`/batches/${id}`);
  }

  /** Waits for the verdict. */
  async judged(id: string): Promise<BatchView> {
    for (;;) {
      const batch = await this.view(id);
      if (batch.state === 'judged' || batch.failureCode !== null) return batch;
      await this.bank.app.get(BatchLifecycle).advance(id);
      await new Promise((resume) => setTimeout(resume, 50));
    }
  }

  /** The whole life of a date. */
  async day(date: string, transactions: readonly IdentifiedTransaction[]): Promise<BatchView> {
    await this.send(transactions);
    const batch = await this.seal(date, 'normal');
    await this.attest(batch, transactions);
    await this.prove(batch);
    return this.judged(batch.id);
  }

  async #setUp(): Promise<void> {
    const [bank, regulator] = [this.client('bank', 'operator'), this.client('regulator', 'operator')];
    const { pseudonymKey } = JSON.parse(readFileSync(join(this.directory, 'bank', 'keys', 'bank.json'), 'utf8')) as { pseudonymKey: string };
    const [attestor, certifier] = [join(this.directory, 'attestor'), secretKeyIn(join(this.directory, 'certifier'))];
    writeAttestorSettings(attestor, { pseudonymKey, lines: RETAIL_LINES, fxTables: [FX] });
    await bank.put('/reference/bank', {
      bankId: 'test-bank', name: 'Test Bank', timeZone: 'UTC', startDate: VALID_FROM, attestorKey: publicKeyOf(secretKeyIn(attestor)), ownBanks: ['HOME'],
      recoveryKeys: PEOPLE.map((key, i) => ({ name: `person ${i + 1}`, publicKey: publicKeyOf(key) })),
    });
    const lines = RETAIL_LINES.lines.map(({ slot, code, name, currency }) => ({ slot, code, name, currency }));
    await bank.put('/reference/lines', { document: { kind: 'line-register', bankId: 'test-bank', version: 1, validFrom: VALID_FROM, baseCurrency: 'EUR', lines }, rules: RETAIL_LINES });
    await bank.put(`/reference/fx/${FX.date}`, FX);
    await putCustomers(bank, [CUSTOMER]);
    const sha = documentSha256('no artifact');
    for (const role of ['record', 'model'] as const) {
      await bank.put('/reference/circuits', { circuit: CIRCUITS[role], role, slots: SLOTS, r1csSha256: sha, wasmSha256: sha, zkeySha256: sha, verifyingKey: verifyingKeyOf(TRAPDOORS[role]), developmentSeed: 'test' });
    }
    const program = loadFeatureProgram(JSON.parse(readFileSync(join(repositoryRoot(), 'circuits/feature-programs/retail-1.0.0.json'), 'utf8')));
    await bank.put('/reference/feature-programs', { document: program, recordCircuit: CIRCUITS.record, validFrom: VALID_FROM });
    const onnx = readFileSync(join(repositoryRoot(), 'models/retail-gbt/1.0.0/model.onnx')).toString('base64');
    const model = { version: 'retail-gbt@1.0.0', modelCircuit: CIRCUITS.model, validFrom: VALID_FROM };
    const { modelDigest } = await bank.put<{ modelDigest: string }>('/reference/models', { ...model, onnx, featureProgram: `${program.id}@${program.version}` });
    await bank.put('/reference/policies', { version: 1, validFrom: VALID_FROM, thresholds: [1_048_575, 1_048_575, 1_048_575, 0], belowLine: [1_048_575, 1_048_575, 1_048_575, 0] });
    await bank.put('/reference/certificates', signDocument({
      kind: 'circuit-certificate' as const, modelId: model.version, modelDigest, modelCircuit: CIRCUITS.model, featureProgramDigest: featureProgramDigest(program).toString(), slots: SLOTS,
      r1csSha256: sha, initialKeySha256: sha, finalKeySha256: sha, verifyingKeySha256: circuitKeyDigest({ verifyingKey: verifyingKeyOf(TRAPDOORS.model) })!, certifier: 'test', issuedAt: `${VALID_FROM}T00:00:00Z`,
    }, certifier));
    await approveChanges(CHECKERS.map((checker) => this.client('bank', checker)), 'set-up');
    await registerAll(regulator, EXAMINERS.map((examiner) => this.client('regulator', examiner)), [
      { kind: 'mode', sandbox: true }, { kind: 'certifier', name: 'test', publicKey: publicKeyOf(certifier) }, ...documentsOf(await bank.get('/registrations')),
    ]);
  }
}

const silent = createLogger({ name: 'test', level: 'silent' });

function configOf(zone: Zone, directory: string, appUrl: string, regulator?: RegulatorLink): ServiceConfig {
  const dataDirectory = join(directory, zone);
  mkdirSync(dataDirectory, { recursive: true });
  return loadServiceConfig(zone, serviceEnvironment({ zone, appUrl, dataDirectory, queue: { backend: 'postgres' }, logLevel: 'silent', port: 0, regulator }));
}
