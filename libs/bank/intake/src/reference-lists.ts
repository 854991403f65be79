/** Lists that a bank puts in versions: risk classes of countries, and currencies. */
import { putRow } from '@probity/bank-batches';
import { countryRiskOf, EXAMPLE_COUNTRY_RISK, type CountryRiskList, type CurrencyTable, type FxTable, type RiskList } from '@probity/bank-transactions';
import { canonicalJson, sha256Hex } from '@probity/shared-commitments';
import { LessThanOrEqual, type EntityManager } from 'typeorm';
import { CurrencyTableEntity, RiskListEntity } from './entities/raw.entity.js';
import { IntakeError } from './errors.js';

/** SHA-256 of the canonical JSON of a list without regard to the order of its entries: anybody who holds the list can derive it. */
export function listSha256(list: RiskList | CurrencyTable): string {
  const sorted = 'countries' in list
    ? { ...list, countries: [...list.countries].sort((a, b) => a.country - b.country) }
    : { ...list, currencies: [...list.currencies].sort((a, b) => (a.code < b.code ? -1 : 1)) };
  return sha256Hex(canonicalJson(JSON.parse(JSON.stringify(sorted, (_key, value: unknown) => (typeof value === 'number' ? String(value) : value)))));
}

/** Puts a list of risk classes. @throws BatchError REFERENCE_CONFLICT for another list under a version or first day that is taken, or a first day with records */
export async function putRiskList(manager: EntityManager, document: RiskList, actor: string): Promise<RiskListEntity> {
  const sha256 = listSha256(document);
  return putRow(manager, RiskListEntity, { version: document.version }, { version: document.version, validFrom: document.validFrom, document, sha256, actor }, (found) => found.sha256 === sha256);
}

/** Likewise a table of currencies. */
export async function putCurrencyTable(manager: EntityManager, document: CurrencyTable, actor: string): Promise<CurrencyTableEntity> {
  const sha256 = listSha256(document);
  return putRow(manager, CurrencyTableEntity, { version: document.version }, { version: document.version, validFrom: document.validFrom, document, sha256, actor }, (found) => found.sha256 === sha256);
}

/** The risk classes that hold on a business date; the example where the bank has put none. */
export async function riskListOn(manager: EntityManager, businessDate: string): Promise<CountryRiskList> {
  const found = await manager.findOne(RiskListEntity, { where: { validFrom: LessThanOrEqual(businessDate) }, order: { validFrom: 'DESC' } });
  return found ? countryRiskOf(found.document) : EXAMPLE_COUNTRY_RISK;
}

/** Amounts counted in other minor units than the bank's own table says would be wrong by powers of ten, and still look like amounts. */
export async function requireKnownDigits(manager: EntityManager, { date, rates }: FxTable): Promise<void> {
  const table = await manager.findOne(CurrencyTableEntity, { where: { validFrom: LessThanOrEqual(date) }, order: { validFrom: 'DESC' } });
  if (!table) return;
  const digits = new Map(table.document.currencies.map(({ code, minorDigits }) => [code, minorDigits]));
  const wrong = rates.find(({ currency, minorDigits }) => digits.get(currency) !== minorDigits);
  if (wrong) throw new IntakeError('REFERENCE_CONFLICT', `${wrong.currency} is not in the table of currencies ${table.version}, or has other minor digits there: correct the FX table, or put a later table of currencies`);
}
