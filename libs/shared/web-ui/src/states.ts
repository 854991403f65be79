/** What a line, a day or a claim can be in. Words and shapes are the same on every page: no state is told by colour alone. */
export const STATES = ['shown', 'not shown', 'refused', 'missing', 'late', 'superseded', 'awaited'] as const;
export type State = (typeof STATES)[number];

/** One plain sentence for each state, for legends and tooltips. */
export const STATE_MEANING: Readonly<Record<State, string>> = {
  shown: 'Proven, counted against the ledger, and in the unbroken history.',
  'not shown': 'Evidence is there, but something in it is not shown. Nothing is known to be wrong.',
  refused: 'Evidence is there, and a check failed.',
  missing: 'The day is over, its deadline has passed, and no evidence is in the log.',
  late: 'Shown, but the evidence came after the deadline.',
  superseded: 'Shown, after a correction replaced what was sent first.',
  awaited: 'The day is over; its deadline has not passed yet.',
};
