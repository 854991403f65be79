pragma circom 2.2.0;

include "../lib/tagged-hash.circom";
include "../lib/bits.circom";
include "../lib/compare.circom";
include "../lib/one-hot.circom";
include "generated/constants.circom";
include "generated/fields.circom";
include "generated/features.circom";

// One slot of a chunk: one record, or nothing.
//
// Every check runs in every slot; what an inactive slot yields is multiplied by its flag, so it adds zero to every
// list and every total, whatever values it holds.
template RecordSlot() {
    assert(SEGMENTS() == 4 && HISTOGRAM_BINS() == 8);
    var rules = RULE_SLOTS();
    var scoreBits = SCORE_BITS();
    var lines = LINE_SLOTS();

    signal input {binary} active;
    signal input dayStart;
    signal input dayEnd;
    signal input weekend;
    signal input {maxbit} thresholds[4];
    signal input {maxbit} belowLine[4];
    signal input queryKey;

    signal input posting[POSTING_FIELDS()];
    // Pseudonyms, reference, window digest and salts are hash inputs of their own: each is bound as it is, and the
    // circuit computes nothing else from it, so none needs a range check.
    signal input account;
    signal input customer;
    signal input counterparty;
    signal input reference;
    signal input transactionSalt;
    signal input view[VIEW_FIELDS()];
    signal input windowDigest;
    signal input segment;
    signal input riskClass;
    signal input score;
    signal input recordSalt;
    signal input inferenceSalt;

    signal output transactionCommitment;
    signal output recordCommitment;
    signal output lookupTag;
    // Features with score, packed; and the salt.
    signal output inference[2];
    // What the record adds to each of the running totals, in their order.
    signal output adds[TOTALS()];

    // ---- the posting, its line and its booking time
    component fields = Posting();
    fields.in <== posting;
    fields.active <== active;
    fields.dayStart <== dayStart;
    fields.dayEnd <== dayEnd;

    signal transaction <== TaggedHash(TAG_TRANSACTION(), 6)(
        [fields.packed, account, customer, counterparty, reference, transactionSalt]
    );
    signal tag <== TaggedHash(TAG_LOOKUP_TAG(), 2)([queryKey, reference]);

    // ---- what the features read, and the features
    component window = View();
    window.in <== view;

    component outcome = Outcome();
    outcome.segment <== segment;
    outcome.riskClass <== riskClass;
    outcome.score <== score;

    component features = Features();
    features.posting <== fields.out;
    features.view <== window.out;
    features.outcome <== outcome.out;
    features.hour <== fields.hour;
    features.weekend <== weekend;

    // ---- the decision
    signal {maxbit} checkedScore <== FromBits(scoreBits)(outcome.out.scoreBits);
    signal {maxbit} threshold <== SelectOfFour(scoreBits)(outcome.out.segmentBits, thresholds);
    signal {maxbit} below <== SelectOfFour(scoreBits)(outcome.out.segmentBits, belowLine);
    signal {binary} scoreAlert <== AtLeast(scoreBits)(checkedScore, threshold);
    signal {binary} reachesBelow <== AtLeast(scoreBits)(checkedScore, below);
    // ruleFrom[0]: any rule holds.
    signal {binary} ruleFrom[rules] <== SuffixOr(rules)(features.rules);
    signal {binary} alert <== scoreAlert + ruleFrom[0] - scoreAlert * ruleFrom[0];
    // belowLine <= threshold holds in every segment, so a score that makes an alert reaches the below-line threshold too.
    signal {binary} belowWithoutAlert <== (reachesBelow - scoreAlert) * (1 - ruleFrom[0]);

    signal packedOutcome <== PackOutcome()(outcome.out, alert);
    signal record <== TaggedHash(TAG_RECORD(), 5)(
        [transaction, window.packed, windowDigest, packedOutcome, recordSalt]
    );

    // ---- what the slot yields
    transactionCommitment <== active * transaction;
    recordCommitment <== active * record;
    lookupTag <== active * tag;
    // Injective: the features keep their declared widths by the program's range analysis, the score by its bits. The
    // highest bit says that the slot is in use: no record looks like an empty slot to the model circuit.
    inference[0] <== active * (features.packed + score * (1 << FEATURE_BITS()) + (1 << (FEATURE_BITS() + scoreBits)));
    inference[1] <== active * inferenceSalt;

    // An inactive slot has score 0 (its posting may make a rule hold, which is multiplied away), so its histogram flags
    // are zero but for the first bin, which is counted as what the other bins leave of the flag.
    (1 - active) * score === 0;
    signal bins[8] <== DecodeThree()(
        [outcome.out.scoreBits[scoreBits - 3], outcome.out.scoreBits[scoreBits - 2], outcome.out.scoreBits[scoreBits - 1]]
    );
    var higherBins = 0;
    for (var b = 1; b < 8; b++) {
        higherBins += bins[b];
    }

    adds[0] <== active;
    for (var l = 0; l < lines; l++) {
        // All of lineFlags are zero where the slot is inactive.
        adds[1 + 2 * l] <== fields.lineFlags[l];
        adds[2 + 2 * l] <== fields.lineFlags[l] * fields.out.amount;
    }
    var at = 1 + 2 * lines;
    adds[at] <== active * features.large;
    adds[at + 1] <== active * alert;
    adds[at + 2] <== active * belowWithoutAlert;
    adds[at + 3] <== active - higherBins;
    for (var b = 1; b < 8; b++) {
        adds[at + 3 + b] <== bins[b];
    }
    for (var r = 0; r < rules; r++) {
        adds[at + 11 + r] <== active * features.rules[r];
    }
}
