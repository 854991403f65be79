import type { RecordedEvent } from '@probity/regulator-history';
import { ALPEN, BIG_DAY, DATES, HANSE } from './dates.js';

/** What an examiner should find in the recorded history, in order of date. */
export const EVENTS: readonly RecordedEvent[] = [
  {
    kind: 'development-key', bankId: ALPEN.bankId, date: DATES.developmentKey, page: 'day', code: 'SETUP_DEVELOPMENT_REFUSED', title: 'A development key is refused',
    finding: 'The bank published its first day before the regulator was switched to sandbox: the claim on the setup is refused, since anyone can make a development key. The days after it are accepted, as a sandbox.',
  },
  {
    kind: 'empty-day', bankId: HANSE.bankId, date: DATES.emptySunday, page: 'day', title: 'An empty Sunday',
    finding: 'A day without postings has a header all the same, of kind empty, with zeros on every line that finance signed.',
  },
  {
    kind: 'quarantine', bankId: HANSE.bankId, date: DATES.quarantine, page: 'day', title: 'Two postings wait in quarantine',
    finding: 'Two postings of accounts that the bank does not know were not scored. They are counted, finance found the same two, and coverage is shown.',
  },
  {
    kind: 'duplicate-file', bankId: ALPEN.bankId, date: DATES.duplicateArrives, page: 'day', title: "Friday's file was delivered twice",
    finding: 'The evidence holds: finance booked the repeated payments too. The header carries the explanation that the bank had to give before it could publish.',
  },
  {
    kind: 'late-attestation', bankId: ALPEN.bankId, date: DATES.lateAttestation, page: 'day', title: 'Finance attested three days late',
    finding: `The day was closed on ${DATES.lateAttestationComes}, after the days that follow it. An alarm was raised while it was missing; the day is covered and proven since.`,
  },
  {
    kind: 'missing-postings', bankId: HANSE.bankId, date: DATES.missingPostings, page: 'day', code: 'LEDGER_DIFFERENCES', title: 'Payments of new accounts were not fed',
    finding: `Finance signed for ${BIG_DAY.ledger} postings, ${BIG_DAY.ledger - BIG_DAY.notFed} were scored: refused by coverage. A correction counts the ${BIG_DAY.notFed} missing ones in quarantine, and a late batch of ${DATES.accountsOpened} scores them.`,
  },
  {
    kind: 'model-change', bankId: HANSE.bankId, date: DATES.modelChange, page: 'timeline', title: 'A new model holds',
    finding: 'From this day on retail-gbt@1.1.0 is in force instead of 1.0.0, registered before the day began; the bank tried it beside the old one since the first of the month.',
  },
  {
    kind: 'missing-day', bankId: ALPEN.bankId, date: DATES.missingDay, page: 'day', title: 'A day is missing',
    finding: 'No header of this day ever came. The days after it name the header before it, so nothing was taken out of the log: the day was never closed. An alarm was raised.',
  },
  {
    kind: 'restored-backup', bankId: ALPEN.bankId, date: DATES.lostDay, page: 'chain', title: 'The bank went on from a backup',
    finding: 'The witness refused a checkpoint with another history than the one it had cosigned, and keeps it as evidence. The bank then took its leaves back and recovered the day with the approval of two people.',
  },
  {
    kind: 'threshold-raised', bankId: HANSE.bankId, date: DATES.thresholdRaised, page: 'timeline', title: 'Thresholds were raised for capacity',
    finding: 'Policy 2 holds from this day on, under a new commitment. The thresholds stay hidden; that the share of postings with an alert falls by about a third in the week from here on shows.',
  },
  {
    kind: 'mule-wave', bankId: ALPEN.bankId, date: DATES.muleWaveFrom, page: 'day', title: 'A wave of mule accounts',
    finding: `Until ${DATES.muleWaveTo} the number of alerts rises well above that of the weeks before, under the same model and policy.`,
  },
  {
    kind: 'long-day', bankId: HANSE.bankId, date: DATES.longDay, page: 'day', title: 'A day of 25 hours',
    finding: 'Clocks go back in the night: the day of the bank has 25 hours, and its statements say so. Neither a gap nor an overlap to the days beside it.',
  },
];
