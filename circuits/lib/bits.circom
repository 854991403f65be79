pragma circom 2.2.0;

// Bits, and what follows from them. The tag {binary} means: every element is constrained to 0 or 1. A template that
// takes {binary} signals cannot be given untagged ones, the compiler refuses. Where a signal is declared with the tag,
// the template declares it of an expression that can be nothing else: a checked bit, or a product, complement or
// inclusive or of such.

// Range check: `in` is an integer below 2^n. The bits come lowest first.
//
// n is at most 252, so that a sum of n bits cannot pass the field's order and a value has one decomposition only.
template ToBits(n) {
    assert(n >= 1 && n <= 252);
    signal input in;
    signal output {binary} out[n];

    var sum = 0;
    for (var i = 0; i < n; i++) {
        // Bound by the two constraints below: boolean, and `sum === in`.
        out[i] <-- (in >> i) & 1;
        out[i] * (out[i] - 1) === 0;
        sum += out[i] * (1 << i);
    }
    sum === in;
}

// One boolean. As ToBits(1), for a signal that stands alone.
template ToBit() {
    signal input in;
    signal output {binary} out;
    in * (in - 1) === 0;
    out <== in;
}

// out[i] = 1 if any of bits i and above is set. So out[0] says "not zero".
template SuffixOr(n) {
    assert(n >= 1);
    signal input {binary} in[n];
    signal output {binary} out[n];

    out[n - 1] <== in[n - 1];
    for (var i = n - 2; i >= 0; i--) {
        out[i] <== in[i] + out[i + 1] - in[i] * out[i + 1];
    }
}

// How many of n bits are set. Of SuffixOr it is the bit length of the value.
template SumOf(n) {
    assert(n >= 1);
    signal input {binary} in[n];
    signal output out;

    var sum = 0;
    for (var i = 0; i < n; i++) {
        sum += in[i];
    }
    out <== sum;
}

// out = 1 if the integer of the bits is at least the constant c, else 0. `above` is SuffixOr of the same bits: it
// answers for all bits above the constant's highest at once.
template AtLeastConstant(n, c) {
    assert(n >= 1 && n <= 252);
    assert(c >= 1 && c < (1 << n));
    signal input {binary} in[n];
    signal input {binary} above[n];
    signal output {binary} out;

    var high = 0;
    while ((c >> (high + 1)) > 0) {
        high++;
    }
    var low = 0;
    while (((c >> low) & 1) == 0) {
        low++;
    }
    // reached[i]: bits 0..i of the value are, as an integer, at least bits 0..i of c. Below the lowest bit set in c
    // nothing can be missing, so the chain starts there.
    signal reached[high + 1];
    for (var i = 0; i <= high; i++) {
        if (i < low) {
            reached[i] <== 1;
        } else if (i == low) {
            reached[i] <== in[i];
        } else if (((c >> i) & 1) == 1) {
            reached[i] <== in[i] * reached[i - 1];
        } else {
            reached[i] <== in[i] + reached[i - 1] - in[i] * reached[i - 1];
        }
    }
    if (high == n - 1) {
        out <== reached[high];
    } else {
        out <== reached[high] + above[high + 1] - reached[high] * above[high + 1];
    }
}

// The same without `above`: cheaper where nothing else needs it.
template AtLeastByBits(n, c) {
    assert(n >= 1 && n <= 252);
    assert(c >= 1 && c < (1 << n));
    signal input {binary} in[n];
    signal output {binary} out;

    var low = 0;
    while (((c >> low) & 1) == 0) {
        low++;
    }
    // reached[i]: bits 0..i of the value are, as an integer, at least bits 0..i of c; see AtLeastConstant.
    signal reached[n];
    for (var i = 0; i < n; i++) {
        if (i < low) {
            reached[i] <== 1;
        } else if (i == low) {
            reached[i] <== in[i];
        } else if (((c >> i) & 1) == 1) {
            reached[i] <== in[i] * reached[i - 1];
        } else {
            reached[i] <== in[i] + reached[i - 1] - in[i] * reached[i - 1];
        }
    }
    out <== reached[n - 1];
}

// out = 1 if the integer of the bits equals the constant c, else 0.
template EqualsConstant(n, c) {
    assert(n >= 1 && n <= 252);
    assert(c >= 0 && c < (1 << n));
    signal input {binary} in[n];
    signal output {binary} out;

    signal same[n];
    for (var i = 0; i < n; i++) {
        var agrees = ((c >> i) & 1) == 1 ? in[i] : 1 - in[i];
        if (i == 0) {
            same[i] <== agrees;
        } else {
            same[i] <== same[i - 1] * agrees;
        }
    }
    out <== same[n - 1];
}

// out = 1 if in is zero, else 0.
template IsZeroValue() {
    signal input in;
    signal output {binary} out;

    // Bound by the two constraints below: where in is not zero they force inverse = 1/in and out = 0; where it is zero
    // they force out = 1 whatever the inverse, so the free inverse changes nothing.
    signal inverse <-- in != 0 ? 1 / in : 0;
    out <== 1 - in * inverse;
    in * out === 0;
}
