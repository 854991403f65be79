/** Lists that a bank puts in versions: risk classes of countries, and currencies. */
import { putRow } from '@probity/bank-batches';
import { changeKind, effectiveOn, type ChangeKind, type ChangeKinds } from '@probity/bank-governance';
import { countryRiskOf, EXAMPLE_COUNTRY_RISK, type CountryRiskList, type CurrencyTable, type FxTable, type RiskList } from '@probity/bank-transactions';
import { canonicalJson, sha256Hex } from '@probity/shared-commitments';
import type { EntityManager } from 'typeorm';
import { CurrencyTableEntity, RiskListEntity } from './entities/raw.entity.js';
import { IntakeError } from './errors.js';

/** What an approval of each list binds. */
const RISK_LIST_CHANGE: ChangeKind<RiskListEntity> = { kind: 'risk-list', entity: RiskListEntity, contentOf: ({ document }) => ({ ...document }) };
const CURRENCIES_CHANGE: ChangeKind<CurrencyTableEntity> = { kind: 'currency-table', entity: CurrencyTableEntity, contentOf: ({ document }) => ({ ...document }) };
export const LIST_CHANGE_KINDS: ChangeKinds = [changeKind(RISK_LIST_CHANGE), changeKind(CURRENCIES_CHANGE)];

/** SHA-256 of the canonical JSON of a list without regard to the order of its entries: anybody who holds the list can derive it. */
export function listSha256(list: RiskList | CurrencyTable): string {
  const sorted = 'countries' in list
    ? { ...list, countries: [...list.countries].sort((a, b) => a.country - b.country) }
    : { ...list, currencies: [...list.currencies].sort((a, b) => (a.code < b.code ? -1 : 1)) };
  return sha256Hex(canonicalJson(JSON.parse(JSON.stringify(sorted, (_key, value: unknown) => (typeof value === 'number' ? String(value) : value)))));
}

/** Proposes a list of risk classes. @throws BatchError REFERENCE_CONFLICT for another list under a version or first day that is taken, or a first day with records */
export async function putRiskList(manager: EntityManager, document: RiskList, actor: string): Promise<RiskListEntity> {
  const sha256 = listSha256(document);
  const { version, validFrom } = document;
  return putRow(manager, RISK_LIST_CHANGE, { version }, { version, validFrom, document, sha256, actor }, (found) => found.sha256 === sha256, { version, validFrom });
}

/** Likewise a table of currencies. */
export async function putCurrencyTable(manager: EntityManager, document: CurrencyTable, actor: string): Promise<CurrencyTableEntity> {
  const sha256 = listSha256(document);
  const { version, validFrom } = document;
  return putRow(manager, CURRENCIES_CHANGE, { version }, { version, validFrom, document, sha256, actor }, (found) => found.sha256 === sha256, { version, validFrom });
}

/** The risk classes that hold on a business date; the example where the bank has none that is approved. */
export async function riskListOn(manager: EntityManager, businessDate: string): Promise<CountryRiskList> {
  const found = await effectiveOn(manager, RISK_LIST_CHANGE, businessDate);
  return found ? countryRiskOf(found.document) : EXAMPLE_COUNTRY_RISK;
}

/** Amounts counted in other minor units than the bank's own table says would be wrong by powers of ten, and still look like amounts. */
export async function requireKnownDigits(manager: EntityManager, { date, rates }: FxTable): Promise<void> {
  const table = await effectiveOn(manager, CURRENCIES_CHANGE, date);
  if (!table) return;
  const digits = new Map(table.document.currencies.map(({ code, minorDigits }) => [code, minorDigits]));
  const wrong = rates.find(({ currency, minorDigits }) => digits.get(currency) !== minorDigits);
  if (wrong) throw new IntakeError('REFERENCE_CONFLICT', `${wrong.currency} is not in the table of currencies ${table.version}, or has other minor digits there: correct the FX table, or put a later table of currencies`);
}
