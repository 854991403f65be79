// Writes training features with the production code.
//   node models/training/export.mjs retail OUT.csv [customers] [days] [seed]
//   node models/training/export.mjs amlworld OUT.csv FILE.csv [bank,bank,…]
// Build first: npm run build
import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { accountAsCustomer, AMLWORLD_FX, AMLWORLD_LINES, EXAMPLE_COUNTRY_RISK, importAmlworld } from '../../libs/bank/transactions/dist/index.js';
import { exportTrainingFeatures, generateBank, holderOf } from '../../libs/bank/synthetic/dist/index.js';
import { loadFeatureProgram } from '../../libs/shared/feature-program/dist/index.js';

const program = loadFeatureProgram(JSON.parse(readFileSync(new URL('../../circuits/feature-programs/retail-1.0.0.json', import.meta.url), 'utf8')));
const [kind, out, ...rest] = process.argv.slice(2);
if (!out || (kind !== 'retail' && kind !== 'amlworld')) {
  console.error('usage: export.mjs retail OUT.csv [customers] [days] [seed] | export.mjs amlworld OUT.csv FILE.csv [banks]');
  process.exit(2);
}

function retail(customers = '6000', days = '90', seed = '7') {
  const bank = generateBank({
    seed: Number(seed), from: '2025-03-03', days: Number(days), customers: Number(customers), historyDays: 45,
    launderingRate: 40, twinRate: 110, plantedEpisodes: 0,
  });
  const notesOf = (label) =>
    label?.kind === 'laundering' ? { typology: label.typology, variant: label.variant, episode: label.episode } : label ? { twin: label.twin, episode: label.episode } : {};
  const training = (list) => list.map(({ transaction, label }) => ({
    transaction, label: label?.kind === 'laundering' ? 1 : 0,
    notes: { ...notesOf(label), warmup: transaction.bookingTime < '2025-03-03' ? '1' : '0' },
  }));
  return {
    transactions: [...training(bank.history), ...training(bank.transactions)],
    banks: bank.banks, lines: bank.lines, fxTables: bank.fxTables, holderOf: holderOf(bank),
    noteColumns: ['warmup', 'typology', 'variant', 'twin', 'episode'],
  };
}

async function amlworld(file, banks = '') {
  const list = banks === '' ? [] : banks.split(',');
  const { transactions } = await importAmlworld(createReadStream(file), { banks: list });
  const own = list.length > 0 ? list : transactions.flatMap(({ transaction: t }) => [t.debtor.bank, t.creditor.bank]);
  const seen = new Set();
  return {
    transactions: transactions.map(({ transaction, laundering, paymentKey }) => {
      const repeated = seen.has(paymentKey) ? '1' : '0';
      seen.add(paymentKey);
      return { transaction, label: laundering ? 1 : 0, notes: { paymentKey, repeated, channel: transaction.channel } };
    }),
    banks: new Set(own), lines: AMLWORLD_LINES, fxTables: [AMLWORLD_FX], holderOf: accountAsCustomer,
    noteColumns: ['paymentKey', 'repeated', 'channel'],
  };
}

const data = kind === 'retail' ? retail(...rest) : await amlworld(...rest);
const stream = createWriteStream(out);
let rows = -1;
for (const line of exportTrainingFeatures({ program, countryRisk: EXAMPLE_COUNTRY_RISK, ...data })) {
  rows++;
  if (!stream.write(line)) await once(stream, 'drain');
}
stream.end();
await once(stream, 'finish');
console.error(`${rows} records`);
