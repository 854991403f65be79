pragma circom 2.2.0;

include "../lib/tagged-hash.circom";
include "../lib/thermometer.circom";
include "../lib/saturate.circom";

// The model circuit of one chunk: every record's score is what the model makes of its features.
//
// Proven, for `slots` slots, of which the first ones are in use:
//   1. score = M(features), with every feature inside its declared width (ModelRecord, generated per model);
//   2. inferenceCommitment binds features, score and salt of every record in use, in sequence order; what is not in
//      use counts as zero. The record circuit opens the same commitment, which joins the two proofs;
//   3. the one public signal is the digest of the named fields of MODEL_STATEMENT in libs/shared/commitments.
// Not proven here: where the features come from, thresholds, alerts, counts, coverage (all of it in the record
// circuit), and that `modelDigest` names this model: it is a label of the registration, its meaning rests on the
// circuit certificate.
//
// ModelRecord(one, active, features) comes with the main file. It gives active * (features and score, packed).
//
// @param slots         records that a chunk holds at the most
// @param width         length of a feature vector
// @param inferenceTag  DOMAIN_TAG.inference
// @param statementTag  DOMAIN_TAG.modelStatement
template ModelChunk(slots, width, inferenceTag, statementTag) {
    assert(slots >= 1 && width >= 1);
    // Public: digest of the statement.
    signal input statementDigest;
    // Named fields of the statement. The verifier rebuilds the digest from them and checks their widths.
    signal input modelCircuit;
    signal input bankId;
    signal input businessDate;
    signal input batchContext;
    signal input modelDigest;
    // Slot flags: 1 for records in use, which come first.
    signal input active[slots];
    // Integer features of each record in program order.
    signal input features[slots][width];
    // Random salt of each record. Any field element: it is only hashed.
    signal input inferenceSalt[slots];

    // The wire that carries the model's constants: (one - 1)^2 = 0 forces it to 1, and since that is no linear
    // constraint the compiler can't put the constant wire in its place.
    signal one <-- 1;
    (one - 1) * (one - 1) === 0;

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
        for (var f = 0; f < width; f++) {
            record[s].features[f] <== features[s][f];
        }
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
