pragma circom 2.2.0;

include "slot.circom";
include "../lib/day.circom";
include "generated/statement.circom";

// The record circuit: one chunk of a batch.
//
// It shows three things of the records in its slots.
//   Coverage.   They are the records behind `transactionsCommitment` and `recordsCommitment`, in sequence order,
//               without a gap; their number, their counts and amounts per ledger line and the other running totals
//               were added to `totalsBefore`, and the result is `totalsAfter`. Every booking time lies in the day.
//   Features.   What the model reads of a record (bound by `inferenceCommitment`, together with the score) is the
//               registered feature program applied to the committed posting and the committed window view.
//   Decision.   A record is an alert exactly where its score reaches the threshold which the policy behind
//               `policyCommitment` sets for its segment, or where a rule of the feature program holds; the alert is
//               part of the record's commitment and its total, and every rule has a total of its own.
//
// It does not show that the score is the model's (the model circuit does, for the same `inferenceCommitment`), that
// the window views are true to the account's history, or that the postings are those of the ledger (the ledger
// attestor recomputes every transaction commitment).
//
// The only public signal is `statementDigest`. The named fields behind it are listed in README.md; a verifier rebuilds
// the digest from them and enforces their widths, so the circuit doesn't.
//
// @param slots                 records that a chunk can hold
// @param circuitDigest         digest of this circuit's id@semver
// @param programDigest         digest of the feature program that Features() was generated from
template RecordChunk(slots, circuitDigest, programDigest) {
    assert(slots >= 1 && slots <= 1024);
    var segments = SEGMENTS();
    var scoreBits = SCORE_BITS();
    var values = TOTALS();

    signal input statementDigest;
    signal input recordCircuit;
    signal input bankId;
    signal input businessDate;
    signal input dayStart;
    signal input dayEnd;
    signal input batchContext;
    signal input featureProgramDigest;
    // Thresholds, then below-line thresholds, by segment.
    signal input policy[2 * segments];
    signal input policySalt;
    signal input queryKey;
    // The running totals before the chunk, in the order of `totalsVector`.
    signal input totals[values];
    signal input totalsBeforeSalt;
    signal input totalsAfterSalt;

    signal input active[slots];
    signal input posting[slots][POSTING_FIELDS()];
    signal input account[slots];
    signal input customer[slots];
    signal input counterparty[slots];
    signal input reference[slots];
    signal input transactionSalt[slots];
    signal input view[slots][VIEW_FIELDS()];
    signal input windowDigest[slots];
    signal input segment[slots];
    signal input riskClass[slots];
    signal input score[slots];
    signal input recordSalt[slots];
    signal input inferenceSalt[slots];

    // ---- labels that are facts of this circuit: a statement cannot name another circuit or program
    recordCircuit === circuitDigest;
    featureProgramDigest === programDigest;

    // ---- the policy
    signal {maxbit} thresholds[segments];
    signal {maxbit} belowLine[segments];
    thresholds.maxbit = scoreBits;
    belowLine.maxbit = scoreBits;
    var packedPolicy = 0;
    for (var s = 0; s < segments; s++) {
        thresholds[s] <== Checked(scoreBits)(policy[s]);
        belowLine[s] <== Checked(scoreBits)(policy[segments + s]);
        AssertAtMost(scoreBits)(belowLine[s], thresholds[s]);
        packedPolicy += thresholds[s] * (1 << (scoreBits * s)) + belowLine[s] * (1 << (scoreBits * (segments + s)));
    }
    signal policyCommitment <== TaggedHash(TAG_POLICY(), 2)([packedPolicy, policySalt]);

    // ---- the slots: active ones first, so sequence order has no gap
    signal weekend <== Weekend()(businessDate);
    signal {binary} flags[slots];
    component slot[slots];
    component transactions = TaggedHash(TAG_TRANSACTIONS(), slots);
    component records = TaggedHash(TAG_RECORDS(), slots);
    component lookupTags = TaggedHash(TAG_LOOKUP_TAGS(), slots);
    component inference = TaggedHash(TAG_INFERENCE(), 2 * slots);
    var added[values];
    for (var t = 0; t < values; t++) {
        added[t] = 0;
    }
    for (var i = 0; i < slots; i++) {
        flags[i] <== ToBit()(active[i]);
        if (i > 0) {
            flags[i] * (1 - flags[i - 1]) === 0;
        }
        slot[i] = RecordSlot();
        slot[i].active <== flags[i];
        slot[i].dayStart <== dayStart;
        slot[i].dayEnd <== dayEnd;
        slot[i].weekend <== weekend;
        slot[i].thresholds <== thresholds;
        slot[i].belowLine <== belowLine;
        slot[i].queryKey <== queryKey;
        slot[i].posting <== posting[i];
        slot[i].account <== account[i];
        slot[i].customer <== customer[i];
        slot[i].counterparty <== counterparty[i];
        slot[i].reference <== reference[i];
        slot[i].transactionSalt <== transactionSalt[i];
        slot[i].view <== view[i];
        slot[i].windowDigest <== windowDigest[i];
        slot[i].segment <== segment[i];
        slot[i].riskClass <== riskClass[i];
        slot[i].score <== score[i];
        slot[i].recordSalt <== recordSalt[i];
        slot[i].inferenceSalt <== inferenceSalt[i];

        transactions.in[i] <== slot[i].transactionCommitment;
        records.in[i] <== slot[i].recordCommitment;
        lookupTags.in[i] <== slot[i].lookupTag;
        inference.in[2 * i] <== slot[i].inference[0];
        inference.in[2 * i + 1] <== slot[i].inference[1];
        for (var t = 0; t < values; t++) {
            added[t] += slot[i].adds[t];
        }
    }

    // ---- the running totals
    // No range check: the verifier opens the totals before the first chunk (zeros) and after the last one, and a chunk
    // adds less than slots * 2^48 to a value, so a batch would need 2^195 chunks to pass the field's order.
    component totalsBefore = TaggedHash(TAG_TOTALS(), values + 1);
    component totalsAfter = TaggedHash(TAG_TOTALS(), values + 1);
    for (var t = 0; t < values; t++) {
        totalsBefore.in[t] <== totals[t];
        totalsAfter.in[t] <== totals[t] + added[t];
    }
    totalsBefore.in[values] <== totalsBeforeSalt;
    totalsAfter.in[values] <== totalsAfterSalt;

    // ---- the statement
    component statement = RecordStatement();
    statement.recordCircuit <== recordCircuit;
    statement.bankId <== bankId;
    statement.businessDate <== businessDate;
    statement.dayStart <== dayStart;
    statement.dayEnd <== dayEnd;
    statement.batchContext <== batchContext;
    statement.transactionsCommitment <== transactions.out;
    statement.recordsCommitment <== records.out;
    statement.lookupTagsCommitment <== lookupTags.out;
    statement.inferenceCommitment <== inference.out;
    statement.featureProgramDigest <== featureProgramDigest;
    statement.policyCommitment <== policyCommitment;
    statement.queryKeyCommitment <== TaggedHash(TAG_QUERY_KEY(), 1)([queryKey]);
    statement.totalsBefore <== totalsBefore.out;
    statement.totalsAfter <== totalsAfter.out;
    statementDigest === statement.digest;
}
