pragma circom 2.2.0;

include "bits.circom";

// out = min(2^capBits - 1, floor(numerator / max(denominator, 1))), for a numerator below 2^numeratorBits and a
// denominator below 2^denominatorBits. Both must be integers that narrow: the caller's fields are range-checked, and
// the widths come from the range analysis of the expressions.
//
// With d = max(denominator, 1), q the quotient and r = numerator - q * d:
//   q < 2^capBits and r >= 0 always;  r < d unless q is the cap.
// So q below the cap is exactly the floor, and q at the cap is possible exactly where the floor is the cap or more.
// No term wraps: |numerator - q * d| < 2^numeratorBits + 2^(capBits + denominatorBits) < 2^252.
template CappedRatio(numeratorBits, denominatorBits, capBits) {
    assert(numeratorBits >= 1 && numeratorBits <= 200);
    assert(denominatorBits >= 1 && denominatorBits + capBits <= 200);
    assert(capBits >= 1 && capBits <= 24);
    signal input numerator;
    signal input denominator;
    signal output out;

    signal empty <== IsZeroValue()(denominator);
    signal divisor <== denominator + empty;

    var cap = (1 << capBits) - 1;
    var floor = divisor == 0 ? 0 : numerator \ divisor;
    // Bound by the checks on quotient, remainder and slack below.
    signal quotient <-- floor > cap ? cap : floor;
    signal {binary} quotientBits[capBits] <== ToBits(capBits)(quotient);

    signal remainder <== numerator - quotient * divisor;
    _ <== ToBits(numeratorBits)(remainder);

    signal capped <== EqualsConstant(capBits, cap)(quotientBits);
    signal slack <== (1 - capped) * (divisor - 1 - remainder);
    _ <== ToBits(denominatorBits)(slack);

    out <== quotient;
}
