import { test } from 'node:test';
import assert from 'node:assert/strict';
import { strToU8, zipSync } from 'fflate';
import { CLAIMS, documentSha256, evidenceBundleSchema, signDocument, summarise, verdictSchema, type Claim, type ClaimName, type EvidenceBundle } from '@probity/shared-evidence';
import type { ProofCheck } from '../batch/verify-batch.js';
import { wasmEngine } from '../batch/wasm-engine.js';
import { proofToWire, verifyGroth16 } from '../groth16.js';
import { archiveDay } from './archive.js';
import { calendarDay } from './calendar-day.js';
import type { FirstInvalid } from './evidence-case.js';
import { documentLeafHash } from './history.js';
import { judge, verdictOf } from './judge.js';
import { offlineVerify } from './offline.js';
import { REASON_CODES } from './reasons.js';
import { attestorSecret, publish, rootOfChunks, sampleHistory, sampleParts, sampleTrust } from './sample-day.testing.js';
import { UNKNOWN_HISTORY, type EarlierHeader, type HistoryFacts, type KnownHistory, type TrustMaterial } from './trust.js';

/** The real verifier; a proof that was checked once is not checked again. */
const remembered = new Map<string, boolean>();
const verifyOnce = ({ key, publicSignal, proof }: ProofCheck): boolean => {
  const id = JSON.stringify([key.delta.toHex(), key.alpha.toHex(), String(publicSignal), proofToWire(proof)]);
  const known = remembered.get(id) ?? verifyGroth16(key, publicSignal, proof);
  remembered.set(id, known);
  return known;
};
const firstInvalid: FirstInvalid = (checks) => {
  const invalid = checks.findIndex((check) => !verifyOnce(check));
  return invalid < 0 ? undefined : invalid;
};

/** Stub for what rests on other rules than the pairing. */
const acceptEveryProof: FirstInvalid = () => undefined;

const good = publish(sampleParts());
const run = (bundle: unknown, trust: TrustMaterial = sampleTrust(), history: HistoryFacts = sampleHistory()): Claim[] => judge(bundle, trust, history, { firstInvalid });
const claim = (claims: readonly Claim[], name: ClaimName): Claim => claims.find((entry) => entry.claim === name)!;
const code = (claims: readonly Claim[], name: ClaimName): string => claim(claims, name).code;
const changed = (change: (bundle: EvidenceBundle) => void): EvidenceBundle => {
  const copy = structuredClone(good);
  change(copy);
  return copy;
};

test('a good day: every claim shown but windows', () => {
  const claims = run(good);
  assert.deepEqual(claims.map(({ claim: name, status }) => [name, status]), CLAIMS.map((name) => [name, name === 'windows' ? 'not shown' : 'shown']));
  assert.equal(summarise(claims), 'shown');
  assert.equal(code(claims, 'setup'), 'SETUP_DEVELOPMENT_SANDBOX');
  assert.match(claim(claims, 'windows').sentence, /dishonest bank can choose/);
  assert.ok(verdictSchema.parse(verdictOf(good, claims, true, '2025-10-27T02:00:00Z')));
  assert.equal(evidenceBundleSchema.safeParse(good).success, true);
});

test('the default verifier is the real one, and both engines name the first bad chunk', () => {
  for (const engine of [undefined, wasmEngine()]) {
    const judged = (bundle: unknown): Claim => claim(judge(bundle, sampleTrust(), sampleHistory(), { engine }), 'records');
    assert.equal(judged(good).code, 'RECORDS_SHOWN');
    const bad = judged(changed(({ proofs }) => { proofs[1]!.record = proofs[0]!.record; }));
    assert.equal(bad.code, 'RECORD_PROOF_INVALID');
    assert.match(bad.sentence, /chunk 1\b/);
  }
});

test('an empty day is shown without a proof', () => {
  const claims = run(publish(sampleParts('empty')));
  assert.equal(summarise(claims), 'shown');
  assert.equal(code(claims, 'records'), 'RECORDS_EMPTY_DAY');
});

/** Paths of every scalar in a document. */
function scalarPaths(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => scalarPaths(inner, [...path, Array.isArray(value) ? Number(key) : key]));
}

function mutateAt(document: object, path: readonly (string | number)[]): void {
  const parent = path.slice(0, -1).reduce<Record<string | number, unknown>>((at, key) => at[key] as Record<string | number, unknown>, document as Record<string, unknown>);
  const last = path.at(-1)!;
  const value = parent[last];
  if (typeof value === 'number') parent[last] = value + 1;
  else if (typeof value === 'string' && /^\d+$/.test(value) && value.length < 78) parent[last] = (BigInt(value) + 1n).toString();
  else parent[last] = `${String(value).slice(0, -1)}${String(value).endsWith('1') ? '2' : '1'}`;
}

/** Lists are as good as their ends: one of eight equal lines in the middle stands for none of its own. */
const isRepresentative = (path: readonly (string | number)[]): boolean => path.every((part) => typeof part === 'string' || part < 2 || part === 7);

/** Which claim owns a field of the bundle: it must never be shown when the field was changed. */
function owner([part, field, ...rest]: readonly (string | number)[]): ClaimName | undefined {
  const last = rest.at(-1);
  if (part === 'close' || part === 'header') return 'history';
  if (part === 'attestation') return 'coverage';
  if (part === 'certificate') return 'model';
  if (part === 'proofs') return rest[0] === 'record' ? 'records' : 'model';
  if (part === 'log') return field === 'checkpoint' && last === undefined ? undefined : 'history';
  return undefined;
}

test('whatever field is changed, the claim that owns it is not shown', () => {
  const paths = scalarPaths(good).filter((path) => owner(path) !== undefined && isRepresentative(path));
  assert.ok(paths.length > 150);
  for (const path of paths) {
    const check = path[0] === 'proofs' ? firstInvalid : acceptEveryProof;
    const claims = judge(changed((bundle) => mutateAt(bundle, path)), sampleTrust(), sampleHistory(), { firstInvalid: check });
    assert.notEqual(claim(claims, owner(path)!).status, 'shown', path.join('.'));
    assert.equal(summarise(claims) === 'shown', false, path.join('.'));
  }
});

test('whatever field of close leaf or header is changed before logging, some claim is refused even where every proof passes', () => {
  const parts = sampleParts();
  /** Free statements of the bank in a header: nothing to hold them against. */
  const free = new Set(['explanation', 'closeLeafHash', 'caseLog.root']);
  const history = { ...(sampleHistory() as Extract<HistoryFacts, { known: true }>), statedWindowsSince: parts.header.windowsSince };
  const paths = [...scalarPaths(parts.close).map((path) => ['close', ...path]), ...scalarPaths(parts.header).map((path) => ['header', ...path])];
  for (const path of paths.filter((path) => !free.has(path.slice(1).join('.')) && isRepresentative(path))) {
    const copy = structuredClone(parts);
    mutateAt(copy, path);
    const claims = judge(publish(copy, good.proofs), sampleTrust(), history, { firstInvalid: acceptEveryProof });
    assert.equal(summarise(claims), 'refused', path.join('.'));
  }
});

const cases: readonly [string, ClaimName, string, (parts: ReturnType<typeof sampleParts>) => void][] = [
  ['one record fewer in the totals', 'records', 'CHUNK_COUNT_WRONG', ({ header }) => { header.totals.last.records = '2'; }],
  ['a dropped chunk', 'records', 'CHUNK_COUNT_WRONG', ({ close }) => { close.chunks.pop(); }],
  ['a doubled chunk', 'records', 'TOTALS_CHAIN_BROKEN', ({ close }) => { close.chunks[1] = close.chunks[0]!; }],
  ['an hour cut from the day', 'records', 'DAY_BOUNDS_WRONG', ({ close, header }) => { close.dayEnd -= 3600; header.dayEnd -= 3600; }],
  ['another query key', 'records', 'QUERY_KEY_NOT_REGISTERED', ({ close, header }) => { close.queryKeyCommitment = '5'; header.queryKeyCommitment = '5'; }],
  ['fewer alerts raised than proven', 'alerts', 'ALERTS_CAPPED', ({ header }) => { header.alerts.raised = 0; }],
  ['more alerts than proven', 'alerts', 'ALERTS_OVERCOUNTED', ({ header }) => { header.alerts.merged = 1; }],
  ['a rule hit less than proven', 'records', 'TOTALS_OPENING_WRONG', ({ header }) => { header.totals.last.rules[0] = '0'; }],
  ['more hits of a rule than alerts', 'records', 'TOTALS_INCONSISTENT', ({ header }) => { header.totals.last.rules[0] = '2'; }],
  ['a hit of a rule that the program does not have', 'alerts', 'RULE_NOT_IN_PROGRAM', ({ header }) => { header.totals.last.rules[1] = '1'; }],
  ['another policy', 'alerts', 'POLICY_NOT_REGISTERED', ({ close, header }) => { close.policyCommitment = '5'; header.policyCommitment = '5'; }],
  ['another model', 'model', 'MODEL_NOT_REGISTERED', ({ close, header }) => { close.modelDigest = '78'; header.modelDigest = '78'; }],
  ['no certificate', 'model', 'CERTIFICATE_MISSING', (parts) => { parts.certificate = undefined; }],
  ['a certificate signed by the bank', 'model', 'CERTIFICATE_NOT_TRUSTED', (parts) => { parts.certificate = signDocument(parts.certificate!.document, attestorSecret); }],
  ['other production scores', 'model', 'PRODUCTION_SCORES_DIFFER', ({ header }) => { header.rescoreDifferences = 1; }],
  ['another feature program', 'features', 'FEATURE_PROGRAM_NOT_REGISTERED', ({ close, header }) => { close.featureProgramDigest = '5'; header.featureProgramDigest = '5'; }],
  ['a line that finance counted and nobody scored', 'coverage', 'LEDGER_FIGURES_DIFFER', ({ header }) => { header.coverage[1] = { ...header.coverage[1]!, ledger: { count: '0', amount: '0' } }; }],
  ['a quarantine that is not in the ledger', 'coverage', 'QUARANTINE_DIFFERS', ({ header }) => { header.coverage[0]!.quarantined = { count: '1', amount: '5' }; }],
  ["another FX table than finance's", 'coverage', 'FX_TABLE_DIFFERS', ({ header }) => { header.fxTableDigest = '2'; }],
  ['more scored than proven', 'coverage', 'LINE_NOT_COVERED', ({ header }) => { header.coverage[0] = { ...header.coverage[0]!, scored: { count: '3', amount: '1800' } }; }],
  ['lines exchanged', 'coverage', 'LINE_MISSING', ({ header }) => { header.coverage.reverse(); }],
  ['another register of lines', 'coverage', 'LINE_REGISTER_UNKNOWN', ({ header }) => { header.lineRegisterSha256 = '00'.repeat(32); }],
  ['a correction of nothing', 'history', 'SUPERSEDED_HEADER_UNKNOWN', ({ close, header }) => { close.supersedes = '00'.repeat(32); header.supersedes = '00'.repeat(32); }],
  ['a gap in the batches', 'history', 'BATCH_INDEX_NOT_DENSE', ({ close, header }) => { close.batchIndex = 1; header.batchIndex = 1; }],
  ['an unknown predecessor', 'history', 'PREVIOUS_HEADER_UNKNOWN', ({ header }) => { header.previousHeader = '00'.repeat(32); }],
];

for (const [name, claimName, expected, change] of cases) {
  test(`${name}: ${expected}`, () => {
    const parts = sampleParts();
    change(parts);
    if (parts.close.chunks.length > 0) parts.header.batchRoot = rootOfChunks(parts);
    assert.equal(code(run(publish(parts)), claimName), expected);
  });
}

test('finance signs other contents, differences, another batch, or does not sign', () => {
  const attest = (change: (document: EvidenceBundle['attestation']['document']) => void): string => {
    const parts = sampleParts();
    const document = structuredClone(parts.attestation.document);
    change(document);
    return code(run(changed((bundle) => { bundle.attestation = signDocument(document, attestorSecret); })), 'coverage');
  };
  assert.equal(attest((document) => { document.attestedAt = '2025-10-27T01:00:01Z'; }), 'ATTESTATION_MISMATCH');
  const parts = sampleParts();
  parts.attestation = signDocument(parts.attestation.document, new Uint8Array(32).fill(9));
  assert.equal(code(run(publish(parts)), 'coverage'), 'ATTESTATION_UNSIGNED');
});

test('a proof of another chunk, and a malformed one', () => {
  const swapped = run(changed(({ proofs }) => proofs.reverse()));
  assert.equal(code(swapped, 'records'), 'RECORD_PROOF_INVALID');
  assert.equal(code(swapped, 'model'), 'MODEL_PROOF_INVALID');
  assert.equal(code(swapped, 'features'), 'RECORDS_NOT_SHOWN');
  assert.equal(code(run(changed(({ proofs }) => { proofs[0]!.record.a = ['0', '0']; })), 'records'), 'RECORD_PROOF_MALFORMED');
  assert.equal(code(run(changed(({ proofs }) => { proofs[0]!.model.a = ['01', '2']; })), 'model'), 'MODEL_PROOF_MALFORMED');
});

test('alerts name the rules of the registered program, with their counts', () => {
  const alerts = (trust: TrustMaterial): Claim => claim(run(good, trust), 'alerts');
  assert.equal(alerts(sampleTrust()).code, 'ALERTS_SHOWN_WITH_RULES');
  assert.match(alerts(sampleTrust()).sentence, /^1 alerts are proven by .*: very-large 1\. /);
  const other = sampleTrust();
  other.featurePrograms.push({ ...other.featurePrograms[0]!, program: { ...other.featurePrograms[0]!.program, version: '1.0.1', rules: undefined } });
  assert.equal(code(run(good, other), 'features'), 'FEATURE_PROGRAM_NOT_IN_FORCE');
  assert.equal(alerts(other).code, 'FEATURES_NOT_SHOWN', 'an old program may lack the rules in force');
});

test('scores are only shown of proven records, and alerts only of shown scores', () => {
  const badRecord = run(changed(({ proofs }) => { proofs[0]!.record = proofs[1]!.record; }));
  assert.equal(code(badRecord, 'model'), 'RECORDS_NOT_SHOWN', 'the features scored may be nobody\'s');
  const badModel = run(changed(({ proofs }) => { proofs[0]!.model = proofs[1]!.model; }));
  assert.equal(code(badModel, 'records'), 'RECORDS_SHOWN');
  assert.equal(code(badModel, 'alerts'), 'MODEL_NOT_SHOWN', 'without a model proof every score may be zero');
  const parts = sampleParts();
  parts.certificate = undefined;
  assert.equal(code(run(publish(parts)), 'alerts'), 'MODEL_NOT_SHOWN');
});

test('a shape that can not be right is not hashed: a small bundle could ask for hours of it', () => {
  const bloated = (slots: number, tags: number): string => {
    const bundle = changed(({ close, header }) => {
      for (const part of [close, header]) part.slots = slots;
      close.chunks = Array.from({ length: 60_000 }, () => close.chunks[0]!);
      close.lookupTags = Array.from({ length: tags }, () => '1');
      header.totals.last.records = String(tags);
    });
    return code(judge(bundle, sampleTrust(), sampleHistory()), 'records');
  };
  assert.equal(bloated(4096, 3), 'CHUNK_COUNT_WRONG');
  assert.equal(bloated(2, 120_000), 'CHUNK_COUNT_WRONG', 'two proofs only');
});

test('without proofs, or with statements that were not rebuilt, nothing is shown of the model', () => {
  assert.equal(code(run(changed((bundle) => { bundle.proofs = []; })), 'model'), 'RECORDS_NOT_SHOWN');
  const trust = sampleTrust();
  trust.circuitKeys.shift();
  assert.equal(code(run(good, trust), 'model'), 'RECORDS_NOT_SHOWN');
});

test('an attestation from before the end of the day is none of the whole day', () => {
  const attestedAt = (instant: string): string => {
    const parts = sampleParts();
    const document = { ...parts.attestation.document, attestedAt: instant };
    parts.attestation = signDocument(document, attestorSecret);
    parts.close.attestationSha256 = parts.header.attestationSha256 = documentSha256(document);
    return code(run(publish(parts)), 'coverage');
  };
  assert.equal(attestedAt('2025-10-26T22:59:59.9Z'), 'ATTESTED_TOO_EARLY');
  assert.equal(attestedAt('2025-10-26T23:00:00Z'), 'COVERAGE_SHOWN', 'clocks change on this day: it ends at 23:00 UTC');
});

test('a day of which nothing was scored is not shown as covered', () => {
  const parts = sampleParts('empty');
  const document = structuredClone(parts.attestation.document);
  Object.assign(document.lines[0]!, { count: '5', amount: '700', quarantined: { count: '5', amount: '700' } });
  parts.attestation = signDocument(document, attestorSecret);
  parts.close.attestationSha256 = parts.header.attestationSha256 = documentSha256(document);
  Object.assign(parts.header.coverage[0]!, { ledger: { count: '5', amount: '700' }, quarantined: { count: '5', amount: '700' } });
  const claims = run(publish(parts));
  assert.deepEqual([claim(claims, 'coverage').status, code(claims, 'coverage')], ['not shown', 'NOTHING_SCORED']);
});

test('trust decides: keys, classes, registrations in force', () => {
  const trust = (change: (material: TrustMaterial) => void): Claim[] => {
    const material = sampleTrust();
    change(material);
    return run(good, material);
  };
  assert.equal(code(trust((m) => { m.sandbox = false; }), 'setup'), 'SETUP_DEVELOPMENT_REFUSED');
  assert.equal(code(trust((m) => m.circuitKeys.forEach((entry) => { entry.trustClass = 'ceremony'; })), 'setup'), 'SETUP_SHOWN');
  assert.equal(code(trust((m) => { m.circuitKeys.shift(); }), 'setup'), 'SETUP_KEY_UNKNOWN');
  assert.equal(code(trust((m) => { m.circuitKeys.shift(); }), 'records'), 'RECORD_KEY_UNKNOWN');
  assert.equal(code(trust((m) => { m.circuitKeys.pop(); }), 'model'), 'MODEL_KEY_UNKNOWN');
  assert.equal(code(trust((m) => { m.circuitKeys[0]!.key.verifyingKey.delta = m.circuitKeys[0]!.key.verifyingKey.gamma; }), 'setup'), 'SETUP_KEY_DEGENERATE');
  assert.equal(code(trust((m) => { m.models.push({ ...m.models[0]!, modelDigest: '78', validFrom: '2025-10-26' }); }), 'model'), 'MODEL_NOT_IN_FORCE');
  assert.equal(code(trust((m) => { m.models.push({ ...m.models[0]!, modelDigest: '78', validFrom: '2025-10-27' }); }), 'model'), 'MODEL_SHOWN');
  assert.equal(code(trust((m) => { m.policies.push({ ...m.policies[0]!, version: 2, policyCommitment: '6', validFrom: '2025-10-01' }); }), 'alerts'), 'POLICY_NOT_IN_FORCE');
  assert.equal(code(trust((m) => { m.featurePrograms[0]!.recordCircuit = 'other@1.0.0'; }), 'features'), 'FEATURE_PROGRAM_NOT_REGISTERED');
  assert.equal(code(trust((m) => { m.lineRegisters[0]!.lines.pop(); }), 'coverage'), 'LINE_REGISTER_UNKNOWN');
  assert.equal(code(trust((m) => { m.bank.bankId = 'other-bank'; }), 'records'), 'BANK_MISMATCH');
  assert.equal(code(trust((m) => { m.bank.timeZone = 'Europe/London'; }), 'records'), 'DAY_BOUNDS_WRONG');
  assert.equal(code(trust((m) => { m.bank.logKey = m.witnessKey; }), 'history'), 'CHECKPOINT_UNSIGNED');
});

test('history decides: what the witness kept, and what came before', () => {
  const facts = (change: Partial<KnownHistory>): Claim[] => run(good, sampleTrust(), { ...sampleHistory(), ...change });
  const earlier: EarlierHeader = { headerHash: '11'.repeat(32), batchIndex: 0, kind: 'normal', accepted: true, lines: Array.from({ length: 8 }, () => ({ count: 0n, amount: 0n })) };
  assert.equal(code(facts({ checkpoint: 'conflicting' }), 'history'), 'HISTORY_REWRITTEN');
  assert.equal(code(facts({ checkpoint: 'unseen' }), 'history'), 'CHECKPOINT_NOT_WITNESSED');
  assert.equal(code(facts({ closeWitnessedFirst: false }), 'history'), 'CLOSE_NOT_WITNESSED_FIRST');
  assert.equal(code(facts({ previousHeader: '11'.repeat(32) }), 'history'), 'PREVIOUS_HEADER_MISMATCH');
  assert.equal(code(facts({ sameDate: [earlier] }), 'history'), 'BATCH_INDEX_NOT_DENSE');
  assert.equal(code(facts({ placeTaken: true }), 'history'), 'BATCH_PLACE_TAKEN');
});

test('a late batch and a correction count with what the date has', () => {
  const parts = sampleParts();
  const first: EarlierHeader = {
    headerHash: '11'.repeat(32), batchIndex: 0, kind: 'normal', accepted: true, lines: Array.from({ length: 8 }, (_, slot) => (slot === 0 ? { count: 4n, amount: 100n } : { count: 0n, amount: 0n })),
  };
  const history: HistoryFacts = { ...sampleHistory(), previousHeader: first.headerHash, namedPreviousKnown: true, sameDate: [first] };
  const attestation = parts.attestation.document;
  const kind = (batchKind: 'late' | 'correction', lines: typeof attestation.lines): EvidenceBundle => {
    const draft = sampleParts();
    const document = { ...attestation, batchKind, batchIndex: 1, lines };
    draft.attestation = signDocument(document, attestorSecret);
    const supersedes = batchKind === 'correction' ? first.headerHash : undefined;
    const sha = parts.header.attestationSha256;
    Object.assign(draft.close, { batchKind, batchIndex: 1, attestationSha256: sha, ...(supersedes && { supersedes }) });
    Object.assign(draft.header, { batchKind, batchIndex: 1, attestationSha256: sha, previousHeader: first.headerHash, ...(supersedes && { supersedes }) });
    draft.header.coverage = lines.map((line) => {
      const tally = { count: line.count, amount: line.amount };
      return { slot: line.slot, ledger: tally, scored: tally, quarantined: { count: '0', amount: '0' }, excluded: { count: '0', amount: '0' } };
    });
    draft.header.batchRoot = rootOfChunks(draft);
    return publish(draft);
  };
  const added = attestation.lines.map((line) => (line.slot === 0 ? { ...line, count: String(BigInt(line.count) + 4n), amount: String(BigInt(line.amount) + 100n) } : line));
  const withoutDigest = (claims: Claim[]): string[] => claims.filter(({ claim: name }) => name === 'history').map((entry) => entry.code);
  for (const [bundle, expected] of [[kind('late', added), 'HISTORY_SHOWN'], [kind('correction', attestation.lines), 'HISTORY_SHOWN']] as const) {
    const claims = run(bundle, sampleTrust(), history);
    assert.deepEqual(withoutDigest(claims), [expected]);
    assert.equal(code(claims, 'records'), 'RECORDS_SHOWN');
    assert.equal(code(claims, 'coverage'), 'ATTESTATION_MISMATCH', 'the digest in the header is of the first attestation');
  }
  assert.equal(code(run(kind('late', attestation.lines), sampleTrust(), history), 'coverage'), 'ATTESTATION_MISMATCH');
  assert.equal(code(run(kind('late', added), sampleTrust(), UNKNOWN_HISTORY), 'history'), 'HISTORY_SHOWN');
});

/** The empty day has no chunk whose statement would bring a value to light that is too wide. */
const emptied = (change: (bundle: EvidenceBundle) => void): EvidenceBundle => {
  const bundle = publish(sampleParts('empty'));
  change(bundle);
  return bundle;
};

test('malformed bundles refuse every claim and name the place', () => {
  for (const [bundle, path] of [
    [null, 'the top level'],
    [{ ...good, extra: 1 }, 'the top level'],
    [changed((copy) => { (copy.header as Record<string, unknown>)['unknown'] = 1; }), 'header'],
    [changed((copy) => { copy.header.totals.last.alerts = '01'; }), 'header.totals.last.alerts'],
    [changed((copy) => { copy.close.chunks[0]!.totalsAfter = '9'.repeat(77); }), 'close.chunks.0.totalsAfter'],
    [changed((copy) => { copy.close.chunks[0]!.totalsAfter = 'abc'; }), 'close.chunks.0.totalsAfter'],
    [changed((copy) => { copy.header.batchRoot = '1.5'; }), 'header.batchRoot'],
    [changed((copy) => { copy.header.batchIndex = 70_000; }), 'header'],
    [emptied((copy) => { copy.header.batchIndex = 70_000; }), 'header'],
    [emptied((copy) => { copy.header.businessDate = '0000-01-01'; }), 'header.businessDate'],
    [changed((copy) => { copy.header.businessDate = '9999-01-01'; }), 'header'],
  ] as const) {
    const claims = run(bundle);
    assert.ok(claims.every(({ status, code: reason }) => status === 'refused' && reason === 'MALFORMED_EVIDENCE'));
    assert.match(claims[0]!.sentence, new RegExp(`at ${path.replaceAll('.', '\\.')},`));
  }
});

test('offline: the archive verifies, a flipped byte is refused, foreign trust is said to be foreign', () => {
  const zip = (bundle: unknown, trust: unknown = sampleTrust()): Uint8Array => archiveDay(JSON.stringify(bundle), JSON.stringify(trust));
  const result = offlineVerify(zip(good), undefined, { firstInvalid });
  assert.deepEqual([result.summary, result.trustFrom, result.sandbox], ['shown', 'archive', true]);
  assert.equal(offlineVerify(zip(good), sampleTrust(), { firstInvalid }).trustFrom, 'given');
  const uncosigned = changed(({ log }) => { log.checkpoint = log.checkpoint.split('\n').slice(0, -2).join('\n') + '\n'; });
  assert.equal(code(offlineVerify(zip(uncosigned), undefined, { firstInvalid }).days[0]!.claims, 'history'), 'COSIGNATURE_MISSING');
  assert.equal(offlineVerify(zip(good, { sandbox: true })).days[0]!.claims[0]!.code, 'MALFORMED_TRUST');
  const nested = structuredClone(sampleTrust()) as { featurePrograms: { program: { features: { value: unknown }[] } }[] };
  nested.featurePrograms[0]!.program.features[0]!.value = 'HERE';
  const text = JSON.stringify(nested).replace('"HERE"', `${'{"not":'.repeat(20_000)}{"field":"amount"}${'}'.repeat(20_000)}`);
  assert.equal(offlineVerify(archiveDay(JSON.stringify(good), text)).days[0]!.claims[0]!.code, 'MALFORMED_TRUST');
  assert.equal(offlineVerify(archiveDay(`\ufeff${JSON.stringify(good)}`, JSON.stringify(sampleTrust()))).days[0]!.claims[0]!.code, 'MALFORMED_EVIDENCE', 'a byte order mark is no JSON');
  assert.equal(offlineVerify(new Uint8Array([1, 2, 3])).summary, 'refused');
  const files = { 'bundle.json': strToU8(JSON.stringify(good)), 'trust.json': strToU8(JSON.stringify(sampleTrust())) };
  assert.equal(offlineVerify(zipSync(files), undefined, { firstInvalid }).days[0]!.claims[0]!.code, 'MALFORMED_EVIDENCE', 'an archive has one form');
  const bytes = zip(good);
  bytes[Math.floor(bytes.length / 2)]! ^= 1;
  assert.equal(offlineVerify(bytes, undefined, { firstInvalid }).summary, 'refused');
});

test('days have 23, 24 or 25 hours', () => {
  const hours = (date: string, zone: string): number => {
    const day = calendarDay(date, zone)!;
    return (day.dayEnd - day.dayStart) / 3600;
  };
  assert.equal(hours('2025-10-26', 'Europe/Berlin'), 25);
  assert.equal(hours('2025-03-30', 'Europe/Berlin'), 23);
  assert.equal(hours('2025-06-01', 'Europe/Berlin'), 24);
  for (const zone of ['Nowhere/Town', 'local', 'system', 'default', 'UTC+3']) assert.equal(calendarDay('2025-01-01', zone), undefined, `${zone} is no IANA zone`);
  assert.equal(calendarDay('2025-01-01', '+01:00'), undefined, 'an offset is no zone');
  assert.equal(calendarDay('2011-12-30', 'Pacific/Apia'), undefined, 'a date that Samoa skipped');
  const [saturday, sunday] = ['2025-10-25', '2025-10-26'].map((date) => calendarDay(date, 'Atlantic/Azores')!);
  assert.deepEqual([saturday!.dayEnd, sunday!.dayStart, hours('2025-10-26', 'Atlantic/Azores')], [1_761_436_800, 1_761_436_800, 25], 'midnight came twice, and the first begins the day');
});

test('every reason has a sentence, an actor and a cure', () => {
  for (const [name, reason] of Object.entries(REASON_CODES)) {
    assert.match(name, /^[A-Z][A-Z0-9_]*$/);
    assert.ok(reason.sentence.endsWith('.') && reason.cure.endsWith('.'), name);
  }
  assert.equal(documentLeafHash(good.close), good.header.closeLeafHash);
});

test('from when on windows hold history is one day for all headers, not after the start date', () => {
  const codeOf = (windowsSince: string, statedWindowsSince?: string): string => {
    const parts = sampleParts('empty');
    parts.header.windowsSince = windowsSince;
    return code(run(publish(parts), sampleTrust(), { ...(sampleHistory() as Extract<HistoryFacts, { known: true }>), statedWindowsSince }), 'windows');
  };
  assert.equal(codeOf('2025-01-01'), 'WINDOWS_NOT_PROVEN', 'the start date: no history');
  assert.equal(codeOf('2024-03-01', '2024-03-01'), 'WINDOWS_NOT_PROVEN');
  assert.equal(codeOf('2025-01-02'), 'WINDOWS_SINCE_TOO_LATE');
  assert.equal(codeOf('2024-03-02', '2024-03-01'), 'WINDOWS_SINCE_CHANGED', 'windows were lost');
  assert.equal(codeOf('2023-03-01', '2024-03-01'), 'WINDOWS_SINCE_CHANGED', 'history that was not there before');
  assert.match(claim(run(good), 'windows').sentence, /from 2024-10-01 on/);
});
