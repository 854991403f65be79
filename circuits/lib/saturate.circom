pragma circom 2.2.0;

// Rectifier, rescaling and comparison of sums of a model. As in thermometer.circom, `one` is a private wire that the
// caller forces to 1; constants are multiples of it, and no linear constraint holds it: lowest bits have no wire, they
// are what the other bits leave over, and an output that would be linear in it is a product with it.
//
// The caller's range analysis bounds in + offset; the templates range-check it too, so that a value outside satisfies
// nothing.

// out = min(2^capBits - 1, max(0, floor((in + offset) / 2^shift))), for in + offset in [-2^bits, 2^bits) where signed,
// else in [0, 2^bits).
//
// Constraints: bits, and one for the sign bit and one for the product with it where signed (one for the product with
// `one` where not signed and shift = 0); where the shifted value can pass the cap, one for each bit above it.
template Saturate(bits, signed, shift, capBits, offset) {
    assert(bits >= 1 && bits <= 64 && shift >= 0 && shift < bits && capBits >= 1);
    signal input one;
    // A linear form without constant.
    signal input in;
    signal output out;

    var all = signed == 1 ? bits + 1 : bits;
    var value = in + (offset + (signed == 1 ? (1 << bits) : 0)) * one;
    var hint = in + offset + (signed == 1 ? (1 << bits) : 0);
    signal upper[all - 1];
    var lowest = value;
    for (var i = 1; i < all; i++) {
        // Bound by the constraint below it; all bits are boolean, so the value is their sum and below 2^all.
        upper[i - 1] <-- (hint >> i) & 1;
        upper[i - 1] * (upper[i - 1] - one) === 0;
        lowest -= upper[i - 1] * (1 << i);
    }
    lowest * (lowest - one) === 0;

    // Bits of the shifted value up to the cap's width, and what lies above.
    var top = shift + capBits < bits ? shift + capBits : bits;
    var low = 0;
    for (var i = shift; i < top; i++) {
        low += (i == 0 ? lowest : upper[i - 1]) * (1 << (i - shift));
    }
    var above = bits - top;
    var capped = low;
    if (above > 0) {
        // any[i]: one of the bits from top to top + i is set.
        signal any[above];
        any[0] <== upper[top - 1];
        for (var i = 1; i < above; i++) {
            any[i] <== any[i - 1] * (one - upper[top + i - 1]) + upper[top + i - 1];
        }
        signal full <== any[above - 1] * (((1 << capBits) - 1) * one - low);
        capped = low + full;
    }
    if (signed == 1) {
        // The highest bit says that in + offset is not negative.
        out <== upper[bits - 1] * capped;
    } else if (shift == 0) {
        out <== one * capped;
    } else {
        out <== capped;
    }
}

// out = 1 if in + offset >= 0, else 0, for in + offset in [-2^bits, 2^bits).
template AtLeastZero(bits, offset) {
    assert(bits >= 1 && bits <= 64);
    signal input one;
    signal input in;
    signal output out;

    var lowest = in + (offset + (1 << bits)) * one;
    var hint = in + offset + (1 << bits);
    signal upper[bits];
    for (var i = 1; i <= bits; i++) {
        // Bound by the constraint below it, as above.
        upper[i - 1] <-- (hint >> i) & 1;
        upper[i - 1] * (upper[i - 1] - one) === 0;
        lowest -= upper[i - 1] * (1 << i);
    }
    lowest * (lowest - one) === 0;
    out <== upper[bits - 1];
}
