/**
 * Laundering, by typology and variant. Variant `c` of each is kept out of training: a model's recall on it says how far
 * it reaches beyond what it was shown.
 */
import type { Channel } from '@probity/shared-commitments';
import type { Random } from './random.js';
import { at, cashDesk, offshore, outsider, type Customer, type CustomerKind, type Party, type Payment } from './world.js';

/** The variant of every typology that training never sees. */
export const HELD_OUT_VARIANT = 'c';

export interface Cast {
  readonly random: Random;
  /** First day of the episode. */
  readonly day: number;
  /** A customer of one of the kinds; each call another one. */
  readonly someone: (...kinds: CustomerKind[]) => Customer;
  /** The same, with two accounts here. */
  readonly someoneWithTwo: (...kinds: CustomerKind[]) => Customer;
}

type Script = (cast: Cast) => Payment[];

const HOUR = 3_600;

/** Splits an amount into `parts` uneven ones that add up to it. */
function split(random: Random, total: number, parts: number): number[] {
  const weights = Array.from({ length: parts }, () => random.int(6, 14));
  const sum = weights.reduce((a, b) => a + b, 0);
  const pieces = weights.map((weight) => Math.floor((total * weight) / sum));
  pieces[0]! += total - pieces.reduce((a, b) => a + b, 0);
  return pieces;
}

const move = (time: number, from: Party, to: Party, minor: number, channel: Channel, more: Partial<Payment> = {}): Payment => ({ time, from, to, minor, channel, ...more });
const account = (customer: Customer, index = 0): Party => customer.accounts[index] ?? customer.accounts[0]!;
const PRIVATE: CustomerKind[] = ['salaried', 'student'];

/** Paid in, and gone within the hour. */
const mule = {
  a: ({ random, day, someone }) => {
    const mine = account(someone(...PRIVATE));
    const total = random.int(180_000, 890_000);
    const start = at(random, day, 7, 21);
    const outs = split(random, Math.floor(total * random.int(90, 98) / 100), random.int(1, 3));
    return [
      move(start, outsider(random, 0.2), mine, total, 'instant'),
      ...outs.map((minor, i) => move(start + random.int(240, 2_400) + i * 300, mine, outsider(random, 0.3), minor, 'instant')),
    ];
  },
  b: ({ random, day, someone }) => {
    const mine = account(someone(...PRIVATE));
    const ins = Array.from({ length: random.int(2, 4) }, () => random.int(60_000, 280_000));
    const start = at(random, day, 8, 14);
    const total = ins.reduce((a, b) => a + b, 0);
    return [
      ...ins.map((minor, i) => move(start + i * random.int(600, 3_000), outsider(random, 0.15), mine, minor, 'instant')),
      ...split(random, Math.floor(total * 0.6 / 1_000), 2).map((notes, i) => move(start + 4 * HOUR + i * HOUR, mine, cashDesk(random), notes * 1_000, 'cash')),
      move(start + 6 * HOUR, mine, outsider(random, 0.3), Math.floor(total * 0.36), 'instant'),
    ];
  },
  c: ({ random, day, someone }) => {
    const mine = account(someone(...PRIVATE));
    const total = random.int(250_000, 950_000);
    const start = at(random, day, 6, 12);
    return [
      move(start, outsider(random, 0.2), mine, total, 'transfer'),
      ...split(random, Math.floor(total * 0.95), 2).map((minor, i) => move(start + (5 + 3 * i) * HOUR, mine, offshore(random), minor, 'transfer', { crossCurrency: true })),
    ];
  },
} satisfies Record<string, Script>;

/** Kept below the reporting limit, over two accounts of one customer. */
const structuring = {
  a: ({ random, day, someoneWithTwo }) => {
    const holder = someoneWithTwo('selfEmployed', 'firm');
    return Array.from({ length: random.int(5, 9) }, (_, i) =>
      move(at(random, day + Math.floor(i / 2), 8, 17), cashDesk(random), account(holder, i % 2), random.int(9_050, 9_990) * 100, 'cash'));
  },
  b: ({ random, day, someoneWithTwo }) => {
    const holder = someoneWithTwo('selfEmployed', 'firm', 'salaried');
    return Array.from({ length: random.int(6, 12) }, (_, i) =>
      move(at(random, day + Math.floor(i / 4), 8, 17), cashDesk(random), account(holder, i % 2), random.int(3_800, 6_400) * 100, 'cash'));
  },
  c: ({ random, day, someoneWithTwo }) => {
    const holder = someoneWithTwo('selfEmployed', 'firm');
    const to = outsider(random, 0.3);
    return Array.from({ length: random.int(5, 8) }, (_, i) =>
      move(at(random, day + Math.floor(i / 2), 8, 19), account(holder, i % 2), to, random.int(905_000, 999_000), i % 2 === 0 ? 'instant' : 'transfer'));
  },
} satisfies Record<string, Script>;

/** Many pay one, who sends it on. */
const fanIn = {
  a: ({ random, day, someone }) => {
    const mine = account(someone(...PRIVATE));
    const ins = Array.from({ length: random.int(10, 22) }, () => random.int(28_000, 145_000));
    const total = ins.reduce((a, b) => a + b, 0);
    return [
      ...ins.map((minor, i) => move(at(random, day + (i % 2), 8, 20), outsider(random, 0.1), mine, minor, 'instant')),
      ...split(random, Math.floor(total * 0.94), 2).map((minor, i) => move(at(random, day + 1 + i, 20, 24), mine, offshore(random), minor, 'transfer', { crossCurrency: i === 0 })),
    ];
  },
  b: ({ random, day, someone }) => {
    const mine = account(someone(...PRIVATE, 'selfEmployed'));
    const ins = Array.from({ length: random.int(9, 16) }, () => random.int(40_000, 210_000));
    return [
      ...ins.map((minor, i) => move(at(random, day + Math.floor(i / 3), 6, 17), outsider(random, 0.1), mine, minor, 'transfer')),
      ...Array.from({ length: 4 }, (_, i) => move(at(random, day + 2 + i, 10, 19), mine, cashDesk(random), random.int(90, 220) * 2_000, 'cash')),
    ];
  },
  c: ({ random, day, someone }) => {
    const mine = account(someone(...PRIVATE));
    const payers = Array.from({ length: 7 }, () => account(someone(...PRIVATE)));
    return [
      ...payers.map((from) => move(at(random, day, 9, 18), from, mine, random.int(45_000, 150_000), 'instant')),
      move(at(random, day, 20, 23), mine, outsider(random, 0.5), random.int(400_000, 600_000), 'instant'),
    ];
  },
} satisfies Record<string, Script>;

/** Money that comes back to where it began. */
const cycle = {
  a: ({ random, day, someone }) => {
    const ring = Array.from({ length: random.int(3, 5) }, () => account(someone(...PRIVATE, 'selfEmployed')));
    const total = random.int(300_000, 1_500_000);
    const start = at(random, day, 8, 13);
    return ring.map((from, i) => move(start + i * random.int(1_500, 5_000), from, ring[(i + 1) % ring.length]!, Math.floor(total * (100 - 2 * i) / 100), 'instant'));
  },
  b: ({ random, day, someone }) => {
    const [one, two] = [account(someone('selfEmployed', 'firm')), account(someone('salaried', 'selfEmployed'))];
    const beyond = outsider(random, 0.4);
    const total = random.int(400_000, 1_800_000);
    return [0, 1].flatMap((round) => [
      move(at(random, day + 3 * round, 7, 10), one, two, total, 'transfer'),
      move(at(random, day + 3 * round, 14, 18), two, beyond, Math.floor(total * 0.97), 'instant'),
      move(at(random, day + 1 + 3 * round, 9, 17), beyond, one, Math.floor(total * 0.95), 'instant'),
    ]);
  },
  c: ({ random, day, someone }) => {
    const [one, two, three] = [account(someone(...PRIVATE)), account(someone(...PRIVATE)), account(someone('selfEmployed'))];
    const total = random.int(500_000, 1_400_000);
    return [
      ...split(random, total, 3).map((minor, i) => move(at(random, day, 8 + i, 10 + i), one, two, minor, 'instant')),
      ...split(random, Math.floor(total * 0.98), 2).map((minor, i) => move(at(random, day, 14 + i, 16 + i), two, three, minor, 'instant')),
      move(at(random, day + 1, 8, 12), three, one, Math.floor(total * 0.96), 'instant'),
    ];
  },
} satisfies Record<string, Script>;

/** An account asleep for months that moves a fortune in days. */
const dormantWoken = {
  a: ({ random, day, someone }) => {
    const mine = account(someone('dormant'));
    const total = random.int(1_200_000, 5_500_000);
    return [
      move(at(random, day, 6, 12), outsider(random, 0.3), mine, total, 'transfer'),
      ...split(random, Math.floor(total * 0.96), random.int(2, 5)).map((minor, i) => move(at(random, day + Math.floor(i / 2), 14, 20), mine, offshore(random), minor, 'transfer', { crossCurrency: i % 2 === 0 })),
    ];
  },
  b: ({ random, day, someone }) => {
    const mine = account(someone('dormant'));
    const notes = Array.from({ length: random.int(3, 6) }, () => random.int(2_500, 9_400) * 100);
    const total = notes.reduce((a, b) => a + b, 0);
    return [
      ...notes.map((minor, i) => move(at(random, day + Math.floor(i / 3), 8, 13), cashDesk(random), mine, minor, 'cash')),
      ...split(random, Math.floor(total * 0.95), 3).map((minor, i) => move(at(random, day + 1, 14 + i, 16 + i), mine, outsider(random, 0.3), minor, 'instant')),
    ];
  },
  c: ({ random, day, someone }) => {
    const mine = account(someone('dormant'));
    const ins = Array.from({ length: 4 }, () => random.int(150_000, 700_000));
    const total = ins.reduce((a, b) => a + b, 0);
    return [
      ...ins.map((minor) => move(at(random, day, 7, 13), outsider(random, 0.2), mine, minor, 'instant')),
      ...split(random, Math.floor(total * 0.9), 5).map((minor, i) => move(at(random, day, 14 + i, 16 + i), mine, { bank: 'CARDS', account: `exchange-${random.int(1, 3)}`, country: 136 }, minor, 'card')),
    ];
  },
} satisfies Record<string, Script>;

/** One pays many, who all pay one. */
function scatter(hours: number, mules: number, channel: Channel): Script {
  return ({ random, day, someone }) => {
    const source = account(someone('selfEmployed', 'firm'));
    const collector = random.chance(0.5) ? outsider(random, 0.5) : account(someone('selfEmployed'));
    const start = at(random, day, 7, 11);
    return split(random, random.int(900_000, 3_500_000), mules).flatMap((minor, i) => {
      const through = account(someone(...PRIVATE));
      const received = start + i * random.int(120, 900);
      return [
        move(received, source, through, minor, channel),
        move(received + random.int(Math.floor(hours * HOUR / 3), hours * HOUR), through, collector, Math.floor(minor * 0.96), channel),
      ];
    });
  };
}
const scatterGather = {
  a: (cast) => scatter(6, cast.random.int(5, 9), 'instant')(cast),
  b: (cast) => scatter(40, cast.random.int(4, 7), 'instant')(cast),
  c: ({ random, day, someone }) => {
    const source = outsider(random, 0.3);
    const start = at(random, day, 8, 10);
    const collector = offshore(random);
    return Array.from({ length: 6 }, (_, i) => {
      const through = account(someone(...PRIVATE));
      const minor = random.int(120_000, 380_000);
      const later = start + random.int(4, 30) * HOUR;
      return [
        move(start + i * 600, source, through, minor, 'transfer'),
        move(later, through, collector, Math.floor(minor * 0.95), 'transfer'),
      ];
    }).flat();
  },
} satisfies Record<string, Script>;

/** Sent abroad, and back again as a loan. */
const loanBack = {
  a: ({ random, day, someone }) => {
    const mine = account(someone('firm', 'selfEmployed'));
    const lender = offshore(random);
    const total = random.int(900_000, 4_500_000);
    return [
      ...split(random, total, 3).map((minor, i) => move(at(random, day + i, 8, 16), mine, lender, minor, 'transfer', { currency: 'USD' })),
      move(at(random, day + random.int(4, 5), 8, 16), lender, mine, Math.floor(total * 0.93), 'transfer', { currency: 'USD' }),
    ];
  },
  b: ({ random, day, someone }) => {
    const mine = account(someone('firm', 'selfEmployed'));
    const lender = offshore(random);
    return [0, 1, 2].flatMap((round) => {
      const minor = random.int(250_000, 980_000);
      return [
        move(at(random, day + 2 * round, 8, 12), mine, lender, minor, 'transfer', { crossCurrency: true }),
        move(at(random, day + 2 * round + 1, 8, 16), lender, mine, Math.floor(minor * 0.95), 'transfer'),
      ];
    });
  },
  c: ({ random, day, someone }) => {
    const [mine, partner] = [account(someone('firm')), account(someone('selfEmployed'))];
    const lender = offshore(random);
    const total = random.int(900_000, 3_000_000);
    return [
      ...split(random, total, 2).map((minor, i) => move(at(random, day + i, 8, 12), mine, lender, minor, 'transfer', { currency: 'USD' })),
      move(at(random, day + 3, 8, 12), lender, partner, Math.floor(total * 0.95), 'transfer'),
      move(at(random, day + 3, 13, 17), partner, mine, Math.floor(total * 0.93), 'transfer'),
    ];
  },
} satisfies Record<string, Script>;

export const TYPOLOGIES: Readonly<Record<string, Readonly<Record<'a' | 'b' | 'c', Script>>>> = {
  'instant mule': mule,
  structuring,
  'fan-in': fanIn,
  cycle,
  'dormant woken': dormantWoken,
  'scatter-gather': scatterGather,
  'loan-back': loanBack,
};
/** Longest an episode runs, in days: scripts start early enough to end in time. */
export const EPISODE_DAYS = 6;
