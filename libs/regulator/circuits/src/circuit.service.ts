import { fieldString, sha256String, type SignedCeremony } from '@probity/shared-evidence';
import { featureProgramDigest } from '@probity/shared-feature-program';
import { newId, ProbityError, type Clock } from '@probity/shared-platform';
import { circuitKeyDigest, type TrustClass, type TrustMaterial } from '@probity/shared-proof-verifier';
import type { Supervision } from '@probity/regulator-supervision';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { CircuitCheck } from './entities.js';
import { standingOf, STANDINGS, type Standing } from './standing.js';

/** What came of rebuilding a record circuit. */
export const circuitCheckSchema = z.strictObject({
  keySha256: sha256String,
  featureProgramDigest: fieldString,
  r1csSha256: sha256String,
  /** Of the key that the published seed gives over these constraints. */
  remadeKeySha256: sha256String.nullable(),
  compiler: z.string().min(1).max(200),
  constraints: z.number().int().min(1).max(2 ** 31 - 1),
});
export type NewCircuitCheck = z.infer<typeof circuitCheckSchema>;

export type CircuitErrorCode = 'CIRCUIT_KEY_UNKNOWN';

/** A key that a bank's evidence may name, and what it stands on. */
export interface CircuitView {
  readonly role: 'record' | 'model';
  /** `id@semver`. */
  readonly circuit: string;
  readonly slots: number;
  readonly keySha256: string;
  readonly trustClass: TrustClass;
  readonly standing: Standing;
  readonly state: 'shown' | 'not shown' | 'refused';
  readonly sentence: string;
  /** Of a model key: who certified it. */
  readonly certifiers: readonly string[];
  /** The newest check by the regulator. */
  readonly check: { readonly r1csSha256: string; readonly compiler: string; readonly constraints: number; readonly at: string } | null;
}

/** Circuits and keys: what the regulator could check itself, and what rests on whose word. */
export class CircuitService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly supervision: Supervision,
    private readonly clock: Clock,
  ) {}

  /** The keys of the circuits that the bank's registered programs and models name, record keys first. @throws ProbityError BANK_UNKNOWN */
  async list(bankId: string): Promise<CircuitView[]> {
    const trust = await this.supervision.registrations.trustMaterial(bankId);
    const programs = trust.featurePrograms.map(({ program, recordCircuit }) => ({ digest: featureProgramDigest(program).toString(), recordCircuit }));
    const named = new Set([...programs.map(({ recordCircuit }) => recordCircuit), ...trust.models.map(({ modelCircuit }) => modelCircuit)]);
    const views = await Promise.all(trust.circuitKeys.filter(({ key }) => named.has(key.circuit)).map((entry) => this.view(entry, programs, trust)));
    return views.sort((a, b) => (a.role === b.role ? a.circuit.localeCompare(b.circuit) || a.slots - b.slots : a.role === 'record' ? -1 : 1));
  }

  /** Keeps what came of a check. @throws ProbityError CIRCUIT_KEY_UNKNOWN (404) */
  async record(check: NewCircuitCheck, actor: string): Promise<void> {
    const [known]: unknown[] = await this.dataSource.query('SELECT 1 FROM regulator.circuit_key WHERE key_sha256 = $1', [check.keySha256]);
    if (known === undefined) throw new ProbityError<CircuitErrorCode>('CIRCUIT_KEY_UNKNOWN', 'no key of this digest is registered', { status: 404 });
    await this.dataSource.manager.insert(CircuitCheck, { id: newId(), ...check, actor, createdAt: new Date(this.clock.nowSeconds() * 1000) });
  }

  private async view({ key, trustClass }: TrustMaterial['circuitKeys'][number], programs: readonly { readonly digest: string; readonly recordCircuit: string }[], trust: TrustMaterial): Promise<CircuitView> {
    const { role, circuit, slots } = key;
    // Registered keys were parsed when they came.
    const keySha256 = circuitKeyDigest(key)!;
    const digests = programs.filter(({ recordCircuit }) => recordCircuit === circuit).map(({ digest }) => digest);
    const checks = await this.dataSource.manager.find(CircuitCheck, { where: { keySha256 }, order: { sequence: 'DESC' } });
    const check = checks.find(({ featureProgramDigest: digest }) => digests.includes(digest));
    const certifiers = [...new Set(trust.certificates.filter(({ document }) => document.verifyingKeySha256 === keySha256).map(({ document }) => document.certifier))];
    const standing = standingOf({
      role, keySha256, trustClass, hasSeed: key.developmentSeed !== undefined, programs: digests, check, certifiers,
      ceremonyR1csSha256: trustClass === 'ceremony' ? await this.ceremonyOf(keySha256) : undefined,
    });
    return {
      role, circuit, slots, keySha256, trustClass, standing, ...STANDINGS[standing], certifiers,
      check: check === undefined ? null : { r1csSha256: check.r1csSha256, compiler: check.compiler, constraints: check.constraints, at: check.createdAt.toISOString() },
    };
  }

  private async ceremonyOf(keySha256: string): Promise<string | undefined> {
    const [row]: { document: SignedCeremony }[] = await this.dataSource.query("SELECT document FROM regulator.registration WHERE kind = 'ceremony' AND natural_key = $1", [keySha256]);
    return row?.document.document.r1csSha256;
  }
}
