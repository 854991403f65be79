import { DateTime } from 'luxon';
import type { BankRow, RegistrationSummary } from './rows.js';

export const CHANGE_KINDS = ['model', 'policy', 'features', 'lines', 'keys'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Something about how a bank's days are judged changed. */
export interface Change {
  readonly kind: ChangeKind;
  /** As it is registered: `gbt@1.2.0`, a version, a circuit. */
  readonly name: string;
  /** The business date from which it holds; of a key, the date on which it was registered. */
  readonly date: string;
  /** ISO 8601. */
  readonly registeredAt: string;
}

const KIND_OF: Readonly<Record<string, ChangeKind>> = {
  'model-registration': 'model', 'policy-registration': 'policy', 'feature-program-registration': 'features', 'line-register': 'lines',
  'circuit-key': 'keys', 'circuit-certificate': 'keys', 'log-key-rotation': 'keys', 'request-key': 'keys',
};

/** Changes of a bank within dates, both included, oldest first; what belongs to no one bank is among them. */
export function changesOf(bank: BankRow, registrations: readonly RegistrationSummary[], from: string, to: string): Change[] {
  return registrations
    .filter(({ bankId }) => bankId === bank.bankId || bankId === '*')
    .flatMap(({ kind, name, validFrom, registeredAt }) => {
      const known = KIND_OF[kind];
      if (known === undefined) return [];
      const at = DateTime.fromSeconds(registeredAt, { zone: bank.timeZone });
      return [{ kind: known, name, date: validFrom ?? at.toISODate()!, registeredAt: at.toUTC().toISO()! }];
    })
    .filter(({ date }) => date >= from && date <= to)
    .sort((a, b) => (a.date === b.date ? CHANGE_KINDS.indexOf(a.kind) - CHANGE_KINDS.indexOf(b.kind) : a.date < b.date ? -1 : 1));
}
