/** Registers of ledger lines: which line a posting stands on is a rule of a registered document, not of code. */
import { LINE_SLOTS, type Channel } from '@probity/shared-commitments';
import { TransactionError } from './errors.js';

export type Side = 'debit' | 'credit';

export interface LedgerLine {
  /** Slot in the running totals, 0 to 7. */
  readonly slot: number;
  readonly code: string;
  readonly name: string;
  /** Currency in which finance counts this line. */
  readonly currency: string;
  readonly channels: readonly Channel[];
  readonly side: Side | 'both';
  /** Whether postings in other currencies are converted to the line's currency, by the FX table, and counted here. */
  readonly convertsForeign: boolean;
}

export interface LineRegister {
  readonly version: string;
  readonly lines: readonly LedgerLine[];
}

const line = (
  slot: number, code: string, name: string, currency: string, channels: readonly Channel[], side: LedgerLine['side'], convertsForeign = false,
): LedgerLine => ({ slot, code, name, currency, channels, side, convertsForeign });

/** Lines of the synthetic retail bank: euros, and one line in dollars. */
export const RETAIL_LINES: LineRegister = {
  version: 'retail-1',
  lines: [
    line(0, 'sct-in', 'SEPA credit transfers received', 'EUR', ['transfer'], 'credit'),
    line(1, 'sct-out', 'SEPA credit transfers sent', 'EUR', ['transfer'], 'debit'),
    line(2, 'instant-in', 'instant payments received', 'EUR', ['instant'], 'credit'),
    line(3, 'instant-out', 'instant payments sent', 'EUR', ['instant'], 'debit'),
    line(4, 'card', 'card payments', 'EUR', ['card'], 'both'),
    line(5, 'cash', 'cash paid in and out', 'EUR', ['cash'], 'both'),
    line(6, 'usd-wire', 'wires in US dollars', 'USD', ['transfer'], 'both'),
    line(7, 'internal', 'transfers between accounts of this bank', 'EUR', ['internal'], 'both'),
  ],
};

/** Lines for AMLworld data: all counted in US dollars; other currencies are converted by the FX table. */
export const AMLWORLD_LINES: LineRegister = {
  version: 'amlworld-1',
  lines: (['transfer', 'cheque', 'card', 'other'] as const).flatMap((kind, i) => {
    const channels: readonly Channel[] = kind === 'other' ? ['cash', 'crypto', 'other'] : [kind];
    return [
      line(2 * i, `${kind}-out`, `${kind}, sent`, 'USD', channels, 'debit', true),
      line(2 * i + 1, `${kind}-in`, `${kind}, received`, 'USD', channels, 'credit', true),
    ];
  }),
};

/**
 * The line of a posting: the one in its own currency first, else one that converts. Throws LINE_MISSING.
 */
export function lineFor(register: LineRegister, channel: Channel, side: Side, currency: string): LedgerLine {
  const fitting = register.lines.filter((candidate) => candidate.channels.includes(channel) && (candidate.side === 'both' || candidate.side === side));
  const found = fitting.find((candidate) => candidate.currency === currency) ?? fitting.find((candidate) => candidate.convertsForeign);
  if (!found) throw new TransactionError('LINE_MISSING', `register of lines ${register.version}: no line takes ${channel} ${side} in this currency`);
  return found;
}

export function lineByCode(register: LineRegister, code: string): LedgerLine {
  const found = register.lines.find((candidate) => candidate.code === code);
  if (!found || found.slot >= LINE_SLOTS) throw new TransactionError('LINE_MISSING', `register of lines ${register.version} has no such line`);
  return found;
}
