/** Reference data with a version and a first day of validity each. */
import type { BankRegistration, CircuitCertificate, LineRegister, RecoveryKey, Signed } from '@probity/shared-evidence';
import type { FeatureProgram } from '@probity/shared-feature-program';
import type { VerifyingKeyWire } from '@probity/shared-proof-verifier';
import { Column, Entity } from 'typeorm';
import { DateColumn, FieldColumn, IdColumn, IntegerColumn, JsonColumn, TextColumn, WideColumn } from '../columns.js';
import type { MergeRules } from '../merge-rules.js';

/** Who this bank is; exactly one row a deployment. */
@Entity({ schema: 'bank', name: 'bank_profile' })
export class BankProfileEntity {
  @IdColumn() id!: string;
  @TextColumn('bank_id') bankId!: BankRegistration['bankId'];
  @TextColumn('name') name!: string;
  @TextColumn('time_zone') timeZone!: string;
  @DateColumn('start_date') startDate!: string;
  @TextColumn('attestor_key') attestorKey!: string;
  /** Ids in transactions that mean this bank. */
  @TextColumn('own_banks', { array: true }) ownBanks!: string[];
  @FieldColumn('query_key') queryKey!: bigint;
  /** Who may approve a recovery; none: no recovery is accepted. */
  @JsonColumn('recovery_keys') recoveryKeys!: RecoveryKey[];
  @TextColumn('actor') actor!: string;
}

@Entity({ schema: 'bank', name: 'line_register' })
export class LineRegisterEntity {
  @IdColumn() id!: string;
  @IntegerColumn('version') version!: number;
  @DateColumn('valid_from') validFrom!: string;
  @JsonColumn('document') document!: LineRegister;
  @TextColumn('sha256') sha256!: string;
  /** Which posting stands on which line; read by intake only. */
  @JsonColumn('rules') rules!: unknown;
  @TextColumn('actor') actor!: string;
}

@Entity({ schema: 'bank', name: 'feature_program' })
export class FeatureProgramEntity {
  @IdColumn() id!: string;
  @TextColumn('version') version!: string;
  @DateColumn('valid_from') validFrom!: string;
  @JsonColumn('document') document!: FeatureProgram;
  @FieldColumn('digest') digest!: bigint;
  @TextColumn('record_circuit') recordCircuit!: string;
  @TextColumn('actor') actor!: string;
}

/** What opens the digest of a committed model: its weights, and the salt. Decimal strings. */
export interface ModelOpening {
  readonly parameters: readonly string[];
  readonly salt: string;
}

@Entity({ schema: 'bank', name: 'model' })
export class ModelEntity {
  @IdColumn() id!: string;
  /** `name@semver`. */
  @TextColumn('version') version!: string;
  @DateColumn('valid_from') validFrom!: string;
  /** Large, so read only where it is asked for. */
  @Column({ name: 'onnx', type: 'bytea', select: false }) onnx!: Buffer;
  @FieldColumn('digest') digest!: bigint;
  /** As confidential as the model: read only where it is asked for. */
  @JsonColumn('opening', { nullable: true, select: false }) opening!: ModelOpening | null;
  @TextColumn('model_circuit') modelCircuit!: string;
  @TextColumn('feature_program') featureProgram!: string;
  @TextColumn('actor') actor!: string;
}

@Entity({ schema: 'bank', name: 'policy' })
export class PolicyEntity {
  @IdColumn() id!: string;
  @IntegerColumn('version') version!: number;
  @DateColumn('valid_from') validFrom!: string;
  @IntegerColumn('thresholds', { array: true }) thresholds!: number[];
  @IntegerColumn('below_line', { array: true }) belowLine!: number[];
  @WideColumn('salt') salt!: bigint;
  @FieldColumn('commitment') commitment!: bigint;
  @TextColumn('actor') actor!: string;
}

/** A circuit with its artifacts by hash. */
@Entity({ schema: 'bank', name: 'circuit' })
export class CircuitEntity {
  @IdColumn() id!: string;
  /** `name@semver`. */
  @TextColumn('circuit') circuit!: string;
  @TextColumn('role') role!: 'record' | 'model';
  @IntegerColumn('slots') slots!: number;
  @TextColumn('r1cs_sha256') r1csSha256!: string;
  @TextColumn('wasm_sha256') wasmSha256!: string;
  @TextColumn('zkey_sha256') zkeySha256!: string;
  @TextColumn('verifying_key_sha256') verifyingKeySha256!: string;
  @JsonColumn('verifying_key') verifyingKey!: VerifyingKeyWire;
  @TextColumn('development_seed', { nullable: true }) developmentSeed!: string | null;
  @TextColumn('actor') actor!: string;
}

@Entity({ schema: 'bank', name: 'certificate' })
export class CertificateEntity {
  @IdColumn() id!: string;
  @TextColumn('model_circuit') modelCircuit!: string;
  @TextColumn('sha256') sha256!: string;
  @JsonColumn('signed') signed!: Signed<CircuitCertificate>;
  @TextColumn('actor') actor!: string;
}

@Entity({ schema: 'bank', name: 'merge_rules' })
export class MergeRulesEntity {
  @IdColumn() id!: string;
  @IntegerColumn('version') version!: number;
  @DateColumn('valid_from') validFrom!: string;
  @JsonColumn('document') document!: MergeRules;
  @TextColumn('actor') actor!: string;
}
