import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentSha256, registrationSchema, signDocument, type BatchHeader, type EvidenceBundle, type RecoveryApproval } from '@probity/shared-evidence';
import { documentLeafHash } from './history.js';
import { judge } from './judge.js';
import { approvalOf, isApproved, outstandingRestore } from './recovery.js';
import { attestorSecret, publish, recoverySecrets, rootOfChunks, sampleHistory, sampleParts, sampleTrust } from './sample-day.testing.js';
import { UNKNOWN_HISTORY, type EarlierHeader, type HistoryFacts, type KnownHistory, type OtherClose } from './trust.js';

const LOST = '11'.repeat(32);
const LEFT = '22'.repeat(32);
const lines = Array.from({ length: 8 }, () => ({ count: 5n, amount: 5n }));
const lost: EarlierHeader = { headerHash: LOST, batchIndex: 0, kind: 'normal', accepted: true, lines };
const left: OtherClose = { hash: LEFT, batchIndex: 0, logIndex: 0, headed: false, abandoned: false };

type Change = (header: BatchHeader) => void;
type Signer = (document: RecoveryApproval) => Recovery['approvals'];
type Recovery = NonNullable<BatchHeader['recovery']>;
const signedBy = (...keys: readonly Uint8Array[]): Signer => (document) => keys.map((key) => {
  const { publicKey, signature } = signDocument(document, key);
  return { publicKey, signature };
});
const both = signedBy(...recoverySecrets);

/** The sample day as a recovery at number 1 of its date: of a lost header, or of a close leaf that nothing followed. */
function recovery(of: 'header' | 'close', sign: Signer = both, change: Change = () => undefined): EvidenceBundle {
  const parts = sampleParts();
  const attestation = { ...parts.attestation.document, batchKind: 'recovery' as const, batchIndex: 1 };
  const shared = { batchKind: 'recovery' as const, batchIndex: 1, attestationSha256: documentSha256(attestation), ...(of === 'header' && { supersedes: LOST }) };
  Object.assign(parts.close, shared);
  Object.assign(parts.header, shared, of === 'header' && { previousHeader: LOST });
  parts.attestation = signDocument(attestation, attestorSecret);
  parts.header.batchRoot = rootOfChunks(parts);
  parts.header.closeLeafHash = documentLeafHash(parts.close);
  const reason = of === 'header' ? 'restored-from-backup' : 'batch-abandoned';
  parts.header.recovery = { reason, cosignedSize: 1, abandons: of === 'close' ? [LEFT] : [], approvals: [] };
  change(parts.header);
  if (parts.header.recovery) parts.header.recovery.approvals = sign(approvalOf({ ...parts.header, recovery: parts.header.recovery }));
  return publish(parts);
}

const ofHeader: KnownHistory = { ...sampleHistory(), previousHeader: LOST, namedPreviousKnown: true, sameDate: [lost], recovering: 1, recoverySize: { cosigned: true, restored: true } };
const ofClose: KnownHistory = { ...sampleHistory(), otherCloses: [left], recoverySize: { cosigned: true, restored: false } };
const codes = (bundle: EvidenceBundle, history: HistoryFacts, trust = sampleTrust()): Record<string, string> =>
  Object.fromEntries(judge(bundle, trust, history, { firstInvalid: () => undefined }).map(({ claim, code }) => [claim, code]));
const history = (...given: Parameters<typeof codes>): string => codes(...given)['history']!;

test('a recovery with two approvals is shown, and counts instead of what it replaces', () => {
  const ofLost = codes(recovery('header'), ofHeader);
  assert.deepEqual([ofLost['history'], ofLost['coverage'], ofLost['records']], ['HISTORY_SHOWN', 'COVERAGE_SHOWN', 'RECORDS_SHOWN']);
  assert.deepEqual([history(recovery('close'), ofClose), codes(recovery('close'), ofClose)['coverage']], ['HISTORY_SHOWN', 'COVERAGE_SHOWN']);
  assert.equal(history(recovery('header'), UNKNOWN_HISTORY), 'HISTORY_SHOWN', 'offline the approvals are checked all the same');
});

test('two different registered people approve, over exactly this recovery', () => {
  const [one, two] = recoverySecrets;
  const stranger = new Uint8Array(32).fill(1);
  for (const sign of [signedBy(), signedBy(one), signedBy(one, one), signedBy(one, stranger), (document: RecoveryApproval) => both({ ...document, cosignedSize: 2 })]) {
    for (const known of [ofHeader, UNKNOWN_HISTORY]) assert.equal(history(recovery('header', sign), known), 'RECOVERY_NOT_APPROVED');
  }
  assert.equal(history(recovery('header', signedBy(two, stranger, one)), ofHeader), 'HISTORY_SHOWN');
  const trust = sampleTrust();
  delete trust.bank.recoveryKeys;
  assert.equal(history(recovery('header'), ofHeader, trust), 'RECOVERY_KEYS_NOT_REGISTERED');
});

test('whatever is changed after approval, the approval is gone', () => {
  const { header } = recovery('close');
  const { bank } = sampleTrust();
  assert.equal(isApproved(header, bank), true);
  const change = (more: Partial<BatchHeader>, of: Partial<Recovery> = {}): BatchHeader => ({ ...header, ...more, recovery: { ...header.recovery!, ...of } });
  for (const other of [
    change({ bankId: 'other-bank' }), change({ businessDate: '2025-10-27' }), change({ batchIndex: 2 }), change({ closeLeafHash: LOST }), change({ supersedes: LOST }),
    change({}, { reason: 'restored-from-backup' }), change({}, { cosignedSize: 0 }), change({}, { abandons: [] }), change({ batchKind: 'correction' }),
  ]) assert.equal(isApproved(other, bank), false);
});

test('a recovery says what it recovers, and nothing else is one', () => {
  const cases: readonly [string, Change][] = [
    ['RECOVERY_INCOMPLETE', (header) => { delete header.recovery; }],
    ['RECOVERY_INCOMPLETE', (header) => { header.recovery!.abandons = []; }],
    ['RECOVERY_REFERENCE_UNKNOWN', (header) => { header.recovery!.abandons = [LEFT, LOST]; }],
    ['RECOVERY_REFERENCE_UNKNOWN', (header) => { header.recovery!.abandons = [LEFT, LEFT]; }],
    ['RECOVERY_SIZE_WRONG', (header) => { header.recovery!.reason = 'restored-from-backup'; }],
    ['RECOVERY_SIZE_WRONG', (header) => { header.recovery!.cosignedSize = 2; }],
    ['SUPERSEDED_HEADER_UNKNOWN', (header) => { header.supersedes = LOST; }],
  ];
  for (const [expected, change] of cases) assert.equal(history(recovery('close', both, change), ofClose), expected);
  assert.equal(history(recovery('close'), { ...ofClose, recoverySize: { cosigned: false, restored: false } }), 'RECOVERY_SIZE_WRONG');
  assert.equal(history(recovery('close'), { ...ofClose, otherCloses: [{ ...left, headed: true, batchIndex: 3 }] }), 'RECOVERY_REFERENCE_UNKNOWN', 'what has a header is not abandoned');
});

test('after a restore nothing goes on but a recovery from that size', () => {
  const good = publish(sampleParts());
  assert.equal(history(good, { ...sampleHistory(), recovering: 1 }), 'RECOVERY_EXPECTED');
  assert.equal(history(recovery('close'), { ...ofClose, recovering: 1 }), 'RECOVERY_EXPECTED', 'an abandoned batch is another matter');
  assert.equal(history(recovery('header'), { ...ofHeader, recovering: 0 }), 'RECOVERY_EXPECTED');
});

test('a restore stands until an approved recovery follows it, and asks nothing of headers before it', () => {
  const at = (logIndex: number, cosignedSize: number): Parameters<typeof outstandingRestore>[1][number] => ({ logIndex, header: { recovery: { cosignedSize } } as BatchHeader });
  assert.equal(outstandingRestore([], [], 9), undefined);
  assert.equal(outstandingRestore([10], [], 9), undefined);
  assert.equal(outstandingRestore([4, 10], [], 11), 10);
  assert.equal(outstandingRestore([4], [at(5, 4)], 5), 4, 'its own header is no earlier one');
  assert.equal(outstandingRestore([4], [at(5, 4)], 7), undefined);
  assert.equal(outstandingRestore([4, 8], [at(5, 4)], 9), 8);
  assert.equal(outstandingRestore([4], [at(5, 3)], 7), 4);
});

test('every close leaf of the date is accounted for', () => {
  const good = publish(sampleParts());
  const of = (close: Partial<OtherClose>): string => history(good, { ...sampleHistory(), otherCloses: [{ ...left, ...close }] });
  assert.equal(of({}), 'DATE_CLOSED_TWICE');
  assert.equal(of({ headed: true }), 'DATE_CLOSED_TWICE', 'two headers of one number are one too many');
  assert.equal(of({ logIndex: 9 }), 'DATE_CLOSED_TWICE', 'also where the other one came later');
  assert.equal(of({ batchIndex: 1 }), 'CLOSE_UNACCOUNTED');
  assert.equal(of({ batchIndex: 1, logIndex: 9 }), 'HISTORY_SHOWN', 'a late batch may be under way');
  assert.equal(of({ batchIndex: 1, logIndex: 9, headed: true }), 'HISTORY_SHOWN');
  assert.equal(of({ abandoned: true }), 'BATCH_INDEX_NOT_DENSE', 'an abandoned batch keeps its number');
});

test('a bank names at least two people, with a key each', () => {
  const { bank } = sampleTrust();
  const [first, second] = bank.recoveryKeys!;
  const takes = (recoveryKeys: unknown): boolean => registrationSchema.safeParse({ ...bank, recoveryKeys }).success;
  assert.equal(takes([first, second]), true);
  assert.equal(takes(undefined), true);
  for (const keys of [[], [first], [first, first], [first, { ...second, name: first!.name }], [first, { ...second, publicKey: first!.publicKey }]]) assert.equal(takes(keys), false);
});
