/** Innocent twins that happen once: what looks like a typology and is none. The daily ones are habits. */
import type { Cast } from './typologies.js';
import { at, cashDesk, offshore, outsider, type Party, type Payment } from './world.js';

type Twin = (cast: Cast) => Payment[];

const first = ({ accounts }: { accounts: readonly Party[] }): Party => accounts[0]!;

export const TWINS: Readonly<Record<string, Twin>> = {
  /** Sells a car for 9,500 in cash, and buys the next one. */
  'car seller': ({ random, day, someone }) => {
    const mine = first(someone('salaried'));
    const price = random.int(78, 99) * 10_000;
    return [
      { time: at(random, day, 9, 17), from: cashDesk(random), to: mine, minor: price, channel: 'cash' },
      ...(random.chance(0.6) ? [{ time: at(random, day + random.int(1, 4), 9, 18), from: mine, to: outsider(random), minor: Math.floor(price * random.int(60, 160) / 100), channel: 'instant' as const }] : []),
    ];
  },
  /** A loan is paid out and goes to the notary the same day. */
  'home buyer': ({ random, day, someone }) => {
    const mine = first(someone('salaried', 'selfEmployed'));
    const price = random.int(90_000, 420_000) * 100;
    const time = at(random, day, 6, 11);
    return [
      { time, from: outsider(random, 0), to: mine, minor: price, channel: 'transfer' },
      { time: time + random.int(3_000, 25_000), from: mine, to: outsider(random, 0), minor: price - random.int(0, 400_000), channel: 'transfer' },
    ];
  },
  /** Collects from friends for a trip or a present, and pays for it. */
  'trip organiser': ({ random, day, someone }) => {
    const mine = first(someone('salaried', 'student'));
    const share = random.int(40, 260) * 100;
    const friends = random.int(6, 15);
    return [
      ...Array.from({ length: friends }, () => ({ time: at(random, day + random.int(0, 2), 8, 23), from: outsider(random), to: mine, minor: share, channel: 'instant' as const })),
      { time: at(random, day + 3, 8, 22), from: mine, to: outsider(random, 0.3), minor: share * (friends + 1), channel: random.chance(0.5) ? 'instant' : 'transfer' },
    ];
  },
  /** An inheritance reaches an account long asleep, and is put aside days later. */
  heir: ({ random, day, someone }) => {
    const mine = first(someone('dormant'));
    const total = random.int(8_000, 70_000) * 100;
    return [
      { time: at(random, day, 6, 12), from: outsider(random, 0), to: mine, minor: total, channel: 'transfer' },
      { time: at(random, day + random.int(2, 4), 8, 18), from: mine, to: outsider(random, 0), minor: Math.floor(total * random.int(40, 95) / 100), channel: 'transfer' },
    ];
  },
  /** Lends a friend money and gets it back. */
  'friendly loan': ({ random, day, someone }) => {
    const mine = first(someone('salaried', 'selfEmployed'));
    const friend = outsider(random);
    const total = random.int(300, 6_000) * 100;
    return [
      { time: at(random, day, 8, 20), from: mine, to: friend, minor: total, channel: 'instant' },
      { time: at(random, day + random.int(2, 5), 8, 20), from: friend, to: mine, minor: total, channel: 'instant' },
    ];
  },
  /** Sends savings to family or a building site abroad, out of a bonus. */
  'family abroad': ({ random, day, someone }) => {
    const mine = first(someone('salaried'));
    const total = random.int(1_500, 9_000) * 100;
    return [
      { time: at(random, day, 5, 9), from: outsider(random), to: mine, minor: total, channel: 'transfer' },
      { time: at(random, day + random.int(0, 2), 12, 18), from: mine, to: offshore(random), minor: Math.floor(total * random.int(30, 80) / 100), channel: 'transfer', crossCurrency: true },
    ];
  },
};
