pragma circom 2.2.0;

include "../lib/bits.circom";
include "../lib/tagged-hash.circom";
include "../lib/thermometer.circom";
include "../lib/saturate.circom";

// The model circuit of one chunk in committed mode: every record's score is what the committed parameters make of its
// features. The circuit holds no weight. It is public, one a shape; a retrained model of the same shape needs no setup.
//
// Proven, for `slots` slots, of which the first ones are in use:
//   1. modelDigest is the salted digest of this architecture and parameters, each an integer of its declared width;
//   2. score = M(features, parameters), the same parameters for every record, with every feature inside its declared
//      width (ModelRecord, generated per shape);
//   3. inferenceCommitment binds features, score and salt of every record in use, in sequence order; what is not in use
//      counts as zero. The record circuit opens the same commitment, which joins the two proofs;
//   4. the one public signal is the digest of the named fields of MODEL_STATEMENT in libs/shared/commitments.
// Not proven here: where the features come from, thresholds, alerts, counts, coverage (all of it in the record circuit),
// and that the parameters are any good: that they are those of the registered model is what modelDigest says.
//
// ModelRecord(one, active, features, parameters) comes with the main file.
//
// @param slots         records that a chunk holds at the most
// @param width         length of a feature vector
// @param count         number of parameters
// @param runs          parameters come in runs of one width each
// @param counts        parameters of each run; together `count`
// @param bits          width of the parameters of each run, 1 to 64
// @param inferenceTag, statementTag, digestTag  domain tags
// @param architecture  digest of features, units and number format: the same numbers under another shape are another model
template CommittedChunk(slots, width, count, runs, counts, bits, inferenceTag, statementTag, digestTag, architecture) {
    assert(slots >= 1 && width >= 1 && count >= 1);
    // Public: digest of the statement.
    signal input statementDigest;
    // Named fields of the statement. The verifier rebuilds the digest from them and checks their widths.
    signal input modelCircuit;
    signal input bankId;
    signal input businessDate;
    signal input batchContext;
    signal input modelDigest;
    // Natural numbers; what they stand for is signed (ModelRecord shifts them).
    signal input parameters[count];
    // Any field element: it is only hashed.
    signal input modelSalt;
    // Slot flags: 1 for records in use, which come first.
    signal input active[slots];
    // Integer features of each record in program order.
    signal input features[slots][width];
    // Random salt of each record. Any field element: it is only hashed.
    signal input inferenceSalt[slots];

    // As in model-chunk.circom: forced to 1 by this constraint. Nothing confidential is a constant here, but the gadgets
    // are the same.
    signal one <-- 1;
    (one - 1) * (one - 1) === 0;

    // ---- the parameters: each checked against its width, so that their packing is injective
    var elements = 1;
    for (var r = 0; r < runs; r++) {
        var each = 253 \ bits[r];
        elements += (counts[r] + each - 1) \ each;
    }
    component digest = TaggedHash(digestTag, elements + 1);
    digest.in[0] <== architecture;
    var at = 0;
    var element = 1;
    for (var r = 0; r < runs; r++) {
        var each = 253 \ bits[r];
        for (var first = 0; first < counts[r]; first += each) {
            var packed = 0;
            for (var i = 0; i < each && first + i < counts[r]; i++) {
                _ <== ToBits(bits[r])(parameters[at]);
                packed += parameters[at] * (1 << (i * bits[r]));
                at++;
            }
            digest.in[element] <== packed;
            element++;
        }
    }
    assert(at == count);
    digest.in[elements] <== modelSalt;
    modelDigest === digest.out;

    // ---- the records
    component inference = TaggedHash(inferenceTag, 2 * slots);
    component record[slots];
    signal saltInUse[slots];
    for (var s = 0; s < slots; s++) {
        if (s == 0) {
            active[0] * (1 - active[0]) === 0;
        } else {
            // Boolean and not after an unused slot, in one.
            active[s] * (active[s - 1] - active[s]) === 0;
        }
        record[s] = ModelRecord();
        record[s].one <== one;
        record[s].active <== active[s];
        record[s].parameters <== parameters;
        record[s].features <== features[s];
        inference.in[2 * s] <== record[s].packed;
        saltInUse[s] <== active[s] * inferenceSalt[s];
        inference.in[2 * s + 1] <== saltInUse[s];
    }

    component statement = TaggedHash(statementTag, 6);
    statement.in[0] <== modelCircuit;
    statement.in[1] <== bankId;
    statement.in[2] <== businessDate;
    statement.in[3] <== batchContext;
    statement.in[4] <== modelDigest;
    statement.in[5] <== inference.out;
    statementDigest === statement.out;
}
