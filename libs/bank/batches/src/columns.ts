/** How values that JavaScript numbers can't hold cross to Postgres and back. */
import { PrimaryColumn, Column, type ColumnOptions, type ValueTransformer } from 'typeorm';

const decimal: ValueTransformer = {
  to: (value: bigint | null | undefined) => value?.toString(),
  from: (value: string | null) => (value === null ? null : BigInt(value)),
};
const decimals: ValueTransformer = {
  to: (values: readonly bigint[] | undefined) => values?.map(String),
  from: (values: readonly string[] | null) => values?.map(BigInt) ?? null,
};

/** A field element. */
export const FieldColumn = (name: string): PropertyDecorator => Column({ name, type: 'numeric', precision: 78, scale: 0, transformer: decimal });
/** A 120-bit pseudonym or a 128-bit salt. */
export const WideColumn = (name: string): PropertyDecorator => Column({ name, type: 'numeric', precision: 39, scale: 0, transformer: decimal });
/** An integer of at most 63 bits: an amount in minor units, or epoch seconds. */
export const BigintColumn = (name: string, options: ColumnOptions = {}): PropertyDecorator => Column({ ...options, name, type: 'bigint', transformer: decimal });
/** Field elements in order. As text: the driver reads arrays of numerics as floats. */
export const FieldsColumn = (name: string): PropertyDecorator => Column({ name, type: 'text', array: true, transformer: decimals });
export const TextColumn = (name: string, options: ColumnOptions = {}): PropertyDecorator => Column({ ...options, name, type: 'text' });
export const IntegerColumn = (name: string, options: ColumnOptions = {}): PropertyDecorator => Column({ ...options, name, type: 'integer' });
export const SmallColumn = (name: string, options: ColumnOptions = {}): PropertyDecorator => Column({ ...options, name, type: 'smallint' });
/** A calendar date, `YYYY-MM-DD`. */
export const DateColumn = (name: string, options: ColumnOptions = {}): PropertyDecorator => Column({ ...options, name, type: 'date' });
export const JsonColumn = (name: string, options: ColumnOptions = {}): PropertyDecorator => Column({ ...options, name, type: 'jsonb' });
/** The identifier that leaves the module: UUIDv7. Natural unique keys decide inside. */
export const IdColumn = (): PropertyDecorator => PrimaryColumn({ name: 'id', type: 'uuid' });
