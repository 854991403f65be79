/** A message file as a stream of rows: transactions in the form of POST /transactions, and what could not become one. */
import { Iso20022Error, type IsoErrorCode } from './errors.js';
import type { MappedPayment, MappingOptions } from './mapping.js';
import { camt053 } from './messages/camt053.js';
import type { Message } from './messages/message.js';
import { pacs004 } from './messages/pacs004.js';
import { pacs008 } from './messages/pacs008.js';
import { pain001 } from './messages/pain001.js';
import { readUnits } from './reader.js';
import { toJson } from './xml-element.js';

const MESSAGES = { 'pacs.008': pacs008, 'pacs.004': pacs004, 'pain.001': pain001, 'camt.053': camt053 } as const satisfies Readonly<Record<string, Message>>;

export type MessageId = keyof typeof MESSAGES;
export const MESSAGE_IDS = Object.keys(MESSAGES) as MessageId[];

export type IsoRow =
  | ({ readonly kind: 'payment'; readonly place: string } & MappedPayment)
  | { readonly kind: 'refused'; readonly place: string; readonly code: IsoErrorCode; readonly raw: Readonly<Record<string, unknown>> }
  /** An entry that is not booked. */
  | { readonly kind: 'skipped'; readonly place: string };

/**
 * Reads a message of one kind.
 * @throws Iso20022Error where the file can't be read on; the rows before it were handed on
 */
export async function* readIso20022(input: AsyncIterable<Uint8Array>, messageId: MessageId, options: MappingOptions): AsyncGenerator<IsoRow> {
  const message: Message = MESSAGES[messageId];
  for await (const unit of readUnits(input, message.schemas)) {
    try {
      if (unit.problem !== undefined) throw unit.problem;
      const payments = message.map(unit, options);
      for (const payment of payments) yield { kind: 'payment', place: unit.place, ...payment };
      if (payments.length === 0) yield { kind: 'skipped', place: unit.place };
    } catch (error) {
      if (!(error instanceof Iso20022Error)) throw error;
      yield { kind: 'refused', place: error.place, code: error.code, raw: toJson(unit.element) };
    }
  }
}
