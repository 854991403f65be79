import type { MappedPayment, MappingOptions } from '../mapping.js';
import type { MessageSchema } from '../schema.js';
import type { Unit } from '../structure.js';

/** A message that becomes transactions. */
export interface Message {
  /** `pacs.008`: the source of its transactions. */
  readonly id: string;
  readonly schemas: readonly MessageSchema[];
  /**
   * The payments of one unit; none where nothing was booked.
   * @throws Iso20022Error for what a transaction needs and the unit lacks
   */
  map(unit: Unit, options: MappingOptions): MappedPayment[];
}

export const namespaceOf = (message: string, version: string): string => `urn:iso:std:iso:20022:tech:xsd:${message}.001.${version}`;
