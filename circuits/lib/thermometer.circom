pragma circom 2.2.0;

// Thermometers: comparisons of one bounded integer with many constants, shared by every tree that reads it.
//
// `one` is a private wire that the caller forces to 1. Constants of a confidential model are multiples of it, since
// what sits on the constant wire can be read out of a verification key. For the same reason no linear constraint holds
// `one`: it would let the compiler substitute the wire away. Hence lowest bits have no wire of their own here, they are
// what the other bits leave over; a template of its own for a range check would bring a linear constraint back.

// Range check: `in` is an integer below 2^n.
template BoundedBy(n) {
    assert(n >= 1 && n <= 64);
    signal input one;
    signal input in;

    signal upper[n - 1];
    var lowest = in;
    for (var i = 1; i < n; i++) {
        // Bound by the constraint below it; all n bits are boolean, so in is their sum and below 2^n.
        upper[i - 1] <-- (in >> i) & 1;
        upper[i - 1] * (upper[i - 1] - one) === 0;
        lowest -= upper[i - 1] * (1 << i);
    }
    lowest * (lowest - one) === 0;
}

// atLeast[j] = 1 if in >= cuts[j], else 0; and 0 <= in < 2^width.
//
// The bits are boolean and non-increasing, so they name one bin [low, high] between neighbouring cuts; in - low and
// high - in both fit `slack` bits, so the bin is the right one. Where every bin is exactly 2^slack wide the first check
// does for both.
//
// @param width  bits of `in`
// @param count  number of cuts
// @param cuts   strictly increasing, each from 1 to 2^width - 1, no bin wider than 2^slack
// @param slack  0: every value has a cut of its own, and no check is left but in = sum of the bits
template Thermometer(width, count, cuts, slack) {
    assert(width >= 1 && width <= 64 && slack >= 0 && slack < width);
    assert(count >= 1);
    signal input one;
    signal input in;
    signal output atLeast[count];

    var low = 0;
    var high = (cuts[0] - 1) * one;
    var uniform = 1;
    for (var j = 0; j < count; j++) {
        var cut = cuts[j];
        var before = j == 0 ? 0 : cuts[j - 1];
        var after = j == count - 1 ? 1 << width : cuts[j + 1];
        assert(cut > before && after > cut);
        assert(cut - before <= (1 << slack) && after - cut <= (1 << slack));
        if (cut - before != (1 << slack) || after - cut != (1 << slack)) {
            uniform = 0;
        }
        // Bound by the constraint below it (boolean where the bit before is set, 0 where it is not) and the bin checks.
        atLeast[j] <-- in >= cut ? 1 : 0;
        if (j == 0) {
            atLeast[j] * (one - atLeast[j]) === 0;
        } else {
            atLeast[j] * (atLeast[j - 1] - atLeast[j]) === 0;
        }
        low += (cut - before) * atLeast[j];
        high += (after - cut) * atLeast[j];
    }

    if (slack == 0) {
        in === low;
    } else {
        signal above[slack - 1];
        var aboveLowest = in - low;
        for (var i = 1; i < slack; i++) {
            // Bound by the constraint below it, as in BoundedBy.
            above[i - 1] <-- ((in - low) >> i) & 1;
            above[i - 1] * (above[i - 1] - one) === 0;
            aboveLowest -= above[i - 1] * (1 << i);
        }
        aboveLowest * (aboveLowest - one) === 0;

        if (uniform == 0) {
            signal under[slack - 1];
            var underLowest = high - in;
            for (var i = 1; i < slack; i++) {
                // Bound by the constraint below it, as in BoundedBy.
                under[i - 1] <-- ((high - in) >> i) & 1;
                under[i - 1] * (under[i - 1] - one) === 0;
                underLowest -= under[i - 1] * (1 << i);
            }
            underLowest * (underLowest - one) === 0;
        }
    }
}
