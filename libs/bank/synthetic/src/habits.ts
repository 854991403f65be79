/** What customers do on ordinary days. Each has its own random stream, its own circle, its own dates of the month. */
import { Random } from './random.js';
import {
  at, cashDesk, dayOfMonth, HOME, isBusinessDay, merchant, offshore, outsider, weekday, type Customer, type Label, type Party, type Payment,
} from './world.js';

const MERCHANTS = 400;

/** Everything about a customer that stays the same from day to day. */
interface Circle {
  readonly random: Random;
  readonly main: Party;
  /** Other accounts of this customer, here or elsewhere. */
  readonly savings: Party;
  readonly shops: readonly Party[];
  readonly friends: readonly Party[];
  readonly partners: readonly Party[];
  readonly employer: Party;
  readonly landlord: Party;
  readonly utilities: readonly Party[];
  readonly income: number;
  readonly payday: number;
  readonly rentDay: number;
  readonly staff: readonly Party[];
  readonly expatriate: Party | undefined;
  readonly cashBusiness: boolean;
  readonly dollars: boolean;
  readonly season: number;
}

type Twin = (name: string, day: number) => Label;

function circleOf(seed: number, customer: Customer, peers: readonly Party[]): Circle {
  const random = new Random(seed, customer.customerId);
  const circle = (count: number, own: number): Party[] => Array.from({ length: count }, () => (random.chance(own) ? random.pick(peers) : outsider(random)));
  const main = customer.accounts[0]!;
  const firm = customer.kind === 'firm';
  return {
    random, main,
    savings: customer.accounts[1] ?? outsider(random, 0),
    shops: Array.from({ length: random.int(8, 20) }, () => merchant(random, random.int(1, MERCHANTS))),
    friends: circle(random.int(3, 9), 0.25).filter((friend) => friend.account !== main.account),
    partners: circle(customer.kind === 'paymentInstitution' ? 60 : customer.kind === 'club' ? random.int(20, 45) : random.int(5, 15), 0.1)
      .filter((partner) => partner.account !== main.account),
    employer: outsider(random, 0.02),
    landlord: outsider(random, 0.02),
    utilities: Array.from({ length: 3 }, () => outsider(random, 0)),
    income: customer.kind === 'student' ? random.int(45_000, 110_000) : random.int(190_000, 380_000) + random.skewed(0, 500_000),
    payday: random.pick([1, 15, 25, 26, 27, 28, 28]),
    rentDay: random.int(1, 5),
    staff: circle(firm ? random.int(4, 22) : 0, 0.35).filter((member) => member.account !== main.account),
    expatriate: random.chance(0.06) ? { ...offshore(random) } : undefined,
    cashBusiness: (firm || customer.kind === 'selfEmployed') && random.chance(0.3),
    dollars: random.chance(firm ? 0.4 : customer.kind === 'selfEmployed' ? 0.2 : 0),
    season: random.int(1, 28),
  };
}

/** The first business day on or after a day of the month. */
function fallsOn(day: number, monthDay: number): boolean {
  if (!isBusinessDay(day)) return false;
  for (let back = 0; back < 3; back++) {
    if (dayOfMonth(day - back) === monthDay) return Array.from({ length: back }, (_, i) => day - 1 - i).every((earlier) => !isBusinessDay(earlier));
  }
  return false;
}

/** A day's ordinary payments of one customer. */
export type Habit = (day: number) => Payment[];

/** The habits of a customer; `peers` are accounts of other customers whom it may know. */
export function habitOf(seed: number, customer: Customer, peers: readonly Party[]): Habit {
  const circle = circleOf(seed, customer, peers);
  const twin: Twin = (name, day) => ({ kind: 'twin', twin: name, episode: `${name}-${customer.customerId}-${day}` });
  const of = { salaried, student, selfEmployed, landlord, firm, club, paymentInstitution, dormant }[customer.kind];
  return (day) => of(circle, day, twin);
}

function household(circle: Circle, day: number, pace: number): Payment[] {
  const { random, main } = circle;
  const payments: Payment[] = [];
  const busy = pace * (weekday(day) >= 4 ? 1.3 : 0.9);
  for (let left = busy; left > 0 && random.chance(Math.min(left, 1)); left--) {
    const shop = random.pick(circle.shops);
    payments.push({ time: at(random, day, 7, 22), from: main, to: random.chance(0.15) ? merchant(random, random.int(1, MERCHANTS)) : shop, minor: random.skewed(250, 18_000), channel: 'card' });
  }
  if (random.chance(0.07)) payments.push({ time: at(random, day, 9, 21), from: main, to: cashDesk(random), minor: random.int(1, 12) * 2_000, channel: 'cash' });
  if (random.chance(0.012)) payments.push({ time: at(random, day, 9, 17), from: cashDesk(random), to: main, minor: random.int(2, 60) * 1_000, channel: 'cash' });
  return payments;
}

function friendly(circle: Circle, day: number, probability: number): Payment[] {
  const { random, main, friends } = circle;
  if (friends.length === 0) return [];
  const payments: Payment[] = [];
  if (random.chance(probability)) payments.push({ time: at(random, day, 8, 24), from: main, to: random.pick(friends), minor: random.skewed(300, 15_000), channel: 'instant' });
  if (random.chance(probability)) {
    const friend = random.pick(friends);
    if (friend.bank.startsWith('BANK')) payments.push({ time: at(random, day, 8, 24), from: friend, to: main, minor: random.skewed(300, 15_000), channel: 'instant' });
  }
  return payments;
}

function monthly(circle: Circle, day: number): Payment[] {
  const { random, main } = circle;
  const payments: Payment[] = [];
  const transfer = (to: Party, minor: number): void => void payments.push({ time: at(random, day, 5, 10), from: main, to, minor, channel: 'transfer' });
  if (fallsOn(day, circle.rentDay)) transfer(circle.landlord, Math.floor(circle.income * 0.3));
  if (fallsOn(day, circle.rentDay + 2)) circle.utilities.forEach((utility) => transfer(utility, random.int(3_000, 14_000)));
  if (circle.expatriate && fallsOn(day, ((circle.payday + 1) % 28) + 1)) {
    payments.push({ time: at(random, day, 9, 16), from: main, to: circle.expatriate, minor: random.int(8_000, 60_000), channel: 'transfer', crossCurrency: true });
  }
  return payments;
}

function salaried(circle: Circle, day: number): Payment[] {
  const { random, main } = circle;
  const payments = [...household(circle, day, 1.5), ...friendly(circle, day, 0.09), ...monthly(circle, day)];
  if (fallsOn(day, circle.payday)) {
    const time = at(random, day, 4, 8);
    payments.push({ time, from: circle.employer, to: main, minor: circle.income, channel: 'transfer' });
    if (circle.season > 14) payments.push({ time: time + random.int(600, 20_000), from: main, to: circle.savings, minor: Math.floor(circle.income * random.int(10, 60) / 100), channel: 'instant' });
  }
  return payments;
}

function student(circle: Circle, day: number): Payment[] {
  const { random, main, friends } = circle;
  const payments = [...household(circle, day, 1.2), ...friendly(circle, day, 0.3)];
  if (fallsOn(day, circle.payday)) payments.push({ time: at(random, day, 5, 12), from: circle.employer, to: main, minor: circle.income, channel: 'transfer' });
  if (fallsOn(day, circle.rentDay)) payments.push({ time: at(random, day, 5, 12), from: main, to: circle.landlord, minor: random.int(30_000, 50_000), channel: 'transfer' });
  /** Pays for all, is paid back. */
  if (random.chance(0.01)) friends.filter((friend) => friend.bank.startsWith('BANK')).forEach((friend) =>
    payments.push({ time: at(random, day, 12, 24), from: friend, to: main, minor: random.int(800, 4_000), channel: 'instant' }));
  return payments;
}

function selfEmployed(circle: Circle, day: number): Payment[] {
  const { random, main, partners } = circle;
  const payments = [...household(circle, day, 1.1), ...monthly(circle, day)];
  if (isBusinessDay(day)) {
    if (random.chance(0.4)) payments.push({ time: at(random, day, 5, 17), from: payer(circle), to: main, minor: random.skewed(15_000, 900_000), channel: random.chance(0.3) ? 'instant' : 'transfer' });
    if (random.chance(0.3)) payments.push({ time: at(random, day, 7, 17), from: main, to: random.chance(0.8) ? random.pick(partners) : outsider(random), minor: random.skewed(4_000, 300_000), channel: 'transfer' });
    if (circle.cashBusiness && random.chance(0.2)) payments.push({ time: at(random, day, 8, 16), from: cashDesk(random), to: main, minor: random.skewed(200, 7_000) * 100, channel: 'cash' });
    if (circle.dollars && random.chance(0.08)) payments.push({ time: at(random, day, 8, 16), ...(random.chance(0.6) ? { from: abroad(circle), to: main } : { from: main, to: abroad(circle) }), minor: random.skewed(20_000, 900_000), channel: 'transfer', currency: 'USD' });
  }
  return payments;
}

/** Who pays an invoice: mostly a known customer, sometimes a new one. Never an account here, whose holder pays by itself. */
function payer({ random, partners }: Circle): Party {
  const known = random.pick(partners);
  return known.bank.startsWith('BANK') && random.chance(0.75) ? known : outsider(random);
}
const abroad = ({ random, partners }: Circle): Party => ({ ...partners.find(({ bank }) => bank.startsWith('BANK')) ?? outsider(random), country: 840 });

function landlord(circle: Circle, day: number, twin: Twin): Payment[] {
  const { random, main, partners } = circle;
  const payments = household(circle, day, 1);
  partners.filter(({ bank }) => bank.startsWith('BANK')).forEach((tenant, i) => {
    if (fallsOn(day, 1 + (i % 4))) payments.push({ time: at(random, day, 4, 12), from: tenant, to: main, minor: 55_000 + 4_700 * (i % 11), channel: i % 5 === 0 ? 'instant' : 'transfer', label: twin('landlord fan-in', day) });
  });
  if (fallsOn(day, 6)) payments.push({ time: at(random, day, 5, 9), from: main, to: circle.landlord, minor: circle.income, channel: 'transfer' });
  if (random.chance(0.05)) payments.push({ time: at(random, day, 8, 18), from: main, to: outsider(random), minor: random.skewed(8_000, 600_000), channel: 'transfer' });
  return payments;
}

function firm(circle: Circle, day: number, twin: Twin): Payment[] {
  const { random, main, partners } = circle;
  const payments: Payment[] = [];
  if (isBusinessDay(day)) {
    for (let i = random.int(0, 4); i > 0; i--) payments.push({ time: at(random, day, 5, 18), from: payer(circle), to: main, minor: random.skewed(8_000, 2_500_000), channel: random.chance(0.25) ? 'instant' : 'transfer' });
    for (let i = random.int(0, 2); i > 0; i--) payments.push({ time: at(random, day, 6, 17), from: main, to: random.chance(0.8) ? random.pick(partners) : outsider(random), minor: random.skewed(10_000, 2_200_000), channel: random.chance(0.15) ? 'instant' : 'transfer' });
    if (circle.cashBusiness && random.chance(0.45)) payments.push({ time: at(random, day, 8, 15), from: cashDesk(random), to: main, minor: random.skewed(600, 10_500) * 100, channel: 'cash', label: twin('cash business', day) });
    if (circle.dollars && random.chance(0.15)) payments.push({ time: at(random, day, 8, 16), ...(random.chance(0.5) ? { from: abroad(circle), to: main } : { from: main, to: abroad(circle) }), minor: random.skewed(90_000, 4_000_000), channel: 'transfer', currency: 'USD' });
    if (fallsOn(day, circle.payday)) circle.staff.forEach((member, i) =>
      payments.push({ time: day * 86_400 + 5 * 3600 + i * 3, from: main, to: member, minor: 180_000 + 9_100 * i + random.int(0, 20_000), channel: 'transfer', label: twin('payroll fan-out', day) }));
  }
  if (random.chance(0.3)) payments.push({ time: at(random, day, 8, 19), from: main, to: random.pick(circle.shops), minor: random.skewed(1_500, 90_000), channel: 'card' });
  if (random.chance(0.03)) payments.push({ time: at(random, day, 8, 19), from: main, to: circle.savings, minor: random.skewed(200_000, 4_000_000), channel: 'transfer' });
  return payments;
}

function club(circle: Circle, day: number, twin: Twin): Payment[] {
  const { random, main, partners } = circle;
  const payments: Payment[] = [];
  const since = (dayOfMonth(day) - circle.season + 28) % 28;
  /** Fees come in over a week, each month from a third of the members. */
  if (since < 7) partners.filter((_, i) => i % 3 === Math.floor(day / 28) % 3).forEach((member) => {
    if (member.bank.startsWith('BANK') && random.chance(0.25)) payments.push({ time: at(random, day, 7, 22), from: member, to: main, minor: random.int(3, 12) * 1_000, channel: random.chance(0.4) ? 'instant' : 'transfer', label: twin('club treasurer', day) });
  });
  if (since === 9) payments.push({ time: at(random, day, 9, 17), from: main, to: random.pick(circle.utilities), minor: random.int(40_000, 220_000), channel: 'transfer', label: twin('club treasurer', day) });
  if (since === 16 && random.chance(0.5)) payments.push({ time: at(random, day, 9, 16), from: cashDesk(random), to: main, minor: random.int(200, 3_500) * 100, channel: 'cash', label: twin('club treasurer', day) });
  if (random.chance(0.15)) payments.push({ time: at(random, day, 8, 20), from: main, to: random.pick(circle.shops), minor: random.skewed(900, 40_000), channel: 'card' });
  return payments;
}

function paymentInstitution(circle: Circle, day: number, twin: Twin): Payment[] {
  const { random, main, partners } = circle;
  const payments: Payment[] = [];
  const volume = isBusinessDay(day) ? random.int(6, 12) : random.int(3, 6);
  for (let i = 0; i < volume; i++) {
    const partner = random.chance(0.5) ? random.pick(partners.filter(({ bank }) => bank.startsWith('BANK'))) : outsider(random, 0.15);
    const time = at(random, day, 6, 22);
    const minor = random.skewed(2_000, 700_000);
    payments.push({ time, from: partner, to: main, minor, channel: 'instant', label: twin('payment institution', day) });
    if (random.chance(0.6)) payments.push({ time: time + random.int(60, 5_000), from: main, to: random.chance(0.5) ? random.pick(partners) : outsider(random, 0.15), minor: Math.floor(minor * 0.99), channel: 'instant', label: twin('payment institution', day) });
  }
  return payments;
}

/** Next to nothing: a fee, once in a while. */
function dormant(circle: Circle, day: number): Payment[] {
  const { random, main } = circle;
  return circle.season === dayOfMonth(day) && random.chance(0.25)
    ? [{ time: at(random, day, 5, 8), from: main, to: { bank: 'BANK1', account: 'fees', country: HOME }, minor: 490, channel: 'transfer' }]
    : [];
}
