import { documentSha256 } from '@probity/shared-evidence';
import { renderReport, type Report } from '@probity/shared-pdf';
import { NEVER_SHOWN, type BankFindings, type SignedRecord, type VerificationRecord } from './record.js';

/** A bank's exceptions beyond this stand in the JSON record only. */
const LISTED_EXCEPTIONS = 15;

/** The signed record as two pages (more where there are many entries): findings first, then entries, limits and how to check again. */
export function recordPdf(signed: SignedRecord): Promise<Buffer> {
  const { document: record } = signed;
  const sha256 = documentSha256(record);
  return renderReport(
    {
      title: `Verification record: ${record.examination.title}`, author: record.preparedBy, createdAt: new Date(record.preparedAt),
      footer: `Examination ${record.examination.number} · record ${sha256.slice(0, 16)} · prepared ${record.preparedAt.slice(0, 10)}`,
    },
    (report) => {
      findings(report, record);
      report.pageBreak();
      entries(report, record);
      limits(report);
      signature(report, signed, sha256);
    },
  );
}

/** One sentence over all banks of the scope. */
export function conclusion({ banks, scope }: VerificationRecord): string {
  const sum = (name: 'expected' | 'complete' | 'notShown' | 'refused' | 'missing' | 'superseded'): number => banks.reduce((total, bank) => total + bank[name], 0);
  const parts = [`${sum('complete')} complete`, `${sum('notShown')} not shown`, `${sum('refused')} refused`, `${sum('missing')} missing`];
  return `${banks.length} ${banks.length === 1 ? 'bank' : 'banks'}, ${sum('expected')} business dates expected from ${scope.from} to ${scope.to}: ${parts.join(', ')}; ${sum('superseded')} headers superseded.`;
}

function findings(report: Report, record: VerificationRecord): void {
  const { examination, scope } = record;
  report.title('Verification record', `Examination ${examination.number}: ${examination.title}`);
  report.paragraph(conclusion(record));
  if (record.sandbox) report.paragraph('Sandbox: development keys were accepted, from which anyone can forge proofs. Nothing here is evidence about a real bank.');
  report.facts([
    ['Scope', `${scope.bankIds.join(', ')}, ${scope.from} to ${scope.to}`],
    ['Legal basis', examination.legalBasis],
    ['Opened', `by ${examination.openedBy}, ${examination.openedAt}${examination.closed ? '; closed since' : ''}`],
    ['Prepared', `by ${record.preparedBy}, ${record.preparedAt}`],
  ]);
  for (const bank of record.banks) bankFindings(report, bank);
}

function bankFindings(report: Report, bank: BankFindings): void {
  report.heading(bank.name);
  report.table({
    head: ['expected', 'complete', 'not shown', 'refused', 'missing', 'superseded headers', 'refused checkpoints'],
    rows: [[bank.expected, bank.complete, bank.notShown, bank.refused, bank.missing, bank.superseded, bank.refusedCheckpoints].map(String)],
    figures: [0, 1, 2, 3, 4, 5, 6],
  });
  if (bank.exceptions.length > 0) {
    const listed = bank.exceptions.slice(0, LISTED_EXCEPTIONS);
    report.table({ head: ['business date', 'state', 'reason codes'], rows: listed.map(({ date, word, codes }) => [date, word, codes.join(', ')]), widths: [2, 2, 7] });
    if (listed.length < bank.exceptions.length) report.paragraph(`${bank.exceptions.length - listed.length} more stand in the JSON record.`, { quiet: true });
  }
  report.paragraph(
    bank.checkpoint === null ? 'No checkpoint of this bank was cosigned yet.' : `Newest cosigned checkpoint: ${bank.checkpoint.origin}, size ${bank.checkpoint.size}, root ${bank.checkpoint.root}.`,
    { quiet: true },
  );
}

function entries(report: Report, { entries: list, withdrawn }: VerificationRecord): void {
  report.heading('What was looked at');
  if (list.length === 0) report.paragraph('Nothing was put into the file.');
  else {
    report.table({
      head: ['no.', 'what', 'finding', 'note'],
      rows: list.map(({ number, kind, bankId, reference, verdicts, note, addedBy }) => [
        String(number), [kind, bankId, reference].filter((part) => part !== null).join(' '),
        verdicts.map(({ summary, claims }) => `${summary}${claims.filter(({ status }) => status === 'refused').map(({ code }) => ` ${code}`).join('')}`).join('; '),
        `${note} (${addedBy})`,
      ]),
      widths: [1, 4, 4, 6],
    });
  }
  if (withdrawn > 0) report.paragraph(`Withdrawn entries: ${withdrawn}. They stay in the file.`, { quiet: true });
}

function limits(report: Report): void {
  report.heading('What no verdict shows');
  report.list(NEVER_SHOWN);
  report.heading('Check it again');
  report.paragraph(
    'Download the evidence of a date and run "npm run probity -- verify FILE", or open the single-page verifier from disk: both need no server of ours and none of the bank. ' +
      'The signature below is over the JSON record, whose SHA-256 it names; registering and cosigning are no approval.',
  );
}

function signature(report: Report, { publicKey, signature: value }: SignedRecord, sha256: string): void {
  report.heading('Signature');
  report.facts([['Record, SHA-256', sha256], ['Signed with', `Ed25519 ${publicKey}`], ['Signature', value]]);
}
