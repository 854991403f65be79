import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the regulator's own machine found when it rebuilt a registered record circuit. Append-only. */
@Entity({ schema: 'regulator', name: 'circuit_check' })
export class CircuitCheck {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS', insert: false })
  sequence!: string;

  @Column({ type: 'text', name: 'key_sha256' })
  keySha256!: string;

  @Column({ type: 'text', name: 'feature_program_digest' })
  featureProgramDigest!: string;

  @Column({ type: 'text', name: 'r1cs_sha256' })
  r1csSha256!: string;

  /** Null where there is no published seed. */
  @Column({ type: 'text', name: 'remade_key_sha256', nullable: true })
  remadeKeySha256!: string | null;

  @Column({ type: 'text' })
  compiler!: string;

  @Column({ type: 'integer' })
  constraints!: number;

  @Column({ type: 'text' })
  actor!: string;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}

export const CIRCUIT_ENTITIES = [CircuitCheck];
