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

// atLeast[j] = 1 if in >= cuts[j], else 0; and 0 <= in < 2^width. For cuts at all distances.
//
// The bits are boolean and non-increasing, so they name one bin [low, high] between neighbouring cuts; in - low and
// high - in both fit `slack` bits, so the bin is the right one.
//
// @param width  bits of `in`
// @param count  number of cuts
// @param cuts   strictly increasing, each from 1 to 2^width - 1, no bin wider than 2^slack
// @param slack  bits of the two checks
template Thermometer(width, count, cuts, slack) {
    assert(width >= 1 && width <= 64 && slack >= 1 && slack < width);
    assert(count >= 1);
    signal input one;
    signal input in;
    signal output atLeast[count];

    var low = 0;
    var high = (cuts[0] - 1) * one;
    for (var j = 0; j < count; j++) {
        var cut = cuts[j];
        var before = j == 0 ? 0 : cuts[j - 1];
        var after = j == count - 1 ? 1 << width : cuts[j + 1];
        assert(cut > before && after > cut);
        assert(cut - before <= (1 << slack) && after - cut <= (1 << slack));
        // Bound by the constraint below it (boolean where the bit before is set, 0 where it is not) and the two checks.
        atLeast[j] <-- in >= cut ? 1 : 0;
        if (j == 0) {
            atLeast[j] * (one - atLeast[j]) === 0;
        } else {
            atLeast[j] * (atLeast[j - 1] - atLeast[j]) === 0;
        }
        low += (cut - before) * atLeast[j];
        high += (after - cut) * atLeast[j];
    }

    signal above[slack - 1];
    signal under[slack - 1];
    var aboveLowest = in - low;
    var underLowest = high - in;
    for (var i = 1; i < slack; i++) {
        // Both bound by the constraint below them, as in BoundedBy.
        above[i - 1] <-- ((in - low) >> i) & 1;
        above[i - 1] * (above[i - 1] - one) === 0;
        under[i - 1] <-- ((high - in) >> i) & 1;
        under[i - 1] * (under[i - 1] - one) === 0;
        aboveLowest -= above[i - 1] * (1 << i);
        underLowest -= under[i - 1] * (1 << i);
    }
    aboveLowest * (aboveLowest - one) === 0;
    underLowest * (underLowest - one) === 0;
}

// The same, for cuts that cut 0 .. 2^width - 1 into blocks whose sizes are powers of two of few kinds.
//
// The bits name one block [start, start + 2^size); in - start fits as many bits as the largest size has, and for each
// smaller size one constraint says that in a block of that size the bits from there on are zero. Blocks may overlap as
// long as `in` has the same bits of the cuts that the caller reads in both; where every block has size 0, all that is
// left is in = sum of the bits.
//
// @param width  bits of `in`
// @param count  number of cuts
// @param cuts   starts of the blocks but the first, which starts at 0; strictly increasing
// @param sizes  of the count + 1 blocks, as exponents of two; no gap between blocks, the last ends at 2^width
template BlockThermometer(width, count, cuts, sizes) {
    assert(width >= 1 && width <= 64);
    assert(count >= 1);
    signal input one;
    signal input in;
    signal output atLeast[count];

    var top = 0;
    for (var j = 0; j <= count; j++) {
        var start = j == 0 ? 0 : cuts[j - 1];
        var next = j == count ? 1 << width : cuts[j];
        assert(next > start && next <= start + (1 << sizes[j]));
        assert(start + (1 << sizes[j]) <= (1 << width));
        if (sizes[j] > top) {
            top = sizes[j];
        }
    }
    assert(top < width);

    var low = 0;
    for (var j = 0; j < count; j++) {
        // Bound by the constraint below it (boolean where the bit before is set, 0 where it is not) and the checks.
        atLeast[j] <-- in >= cuts[j] ? 1 : 0;
        if (j == 0) {
            atLeast[j] * (one - atLeast[j]) === 0;
            low += cuts[j] * atLeast[j];
        } else {
            atLeast[j] * (atLeast[j - 1] - atLeast[j]) === 0;
            low += (cuts[j] - cuts[j - 1]) * atLeast[j];
        }
    }

    if (top == 0) {
        in === low;
    } else {
        signal above[top - 1];
        var lowest = in - low;
        for (var i = 1; i < top; i++) {
            // Bound by the constraint below it, as in BoundedBy.
            above[i - 1] <-- ((in - low) >> i) & 1;
            above[i - 1] * (above[i - 1] - one) === 0;
            lowest -= above[i - 1] * (1 << i);
        }
        lowest * (lowest - one) === 0;

        for (var size = 0; size < top; size++) {
            var isSize = 0;
            var there = 0;
            for (var j = 0; j <= count; j++) {
                if (sizes[j] == size) {
                    there = 1;
                    if (j == 0) {
                        isSize += one - atLeast[j];
                    } else if (j == count) {
                        isSize += atLeast[j - 1];
                    } else {
                        isSize += atLeast[j - 1] - atLeast[j];
                    }
                }
            }
            if (there == 1) {
                // A sum of bits times powers of two that cannot pass the field's order: zero only if all bits are.
                var beyond = 0;
                if (size == 0) {
                    beyond = in - low;
                } else {
                    for (var i = size; i < top; i++) {
                        beyond += above[i - 1] * (1 << i);
                    }
                }
                beyond * isSize === 0;
            }
        }
    }
}
