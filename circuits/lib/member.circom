pragma circom 2.2.0;

include "bits.circom";

// out = 1 if `in` is one of n constants, else 0.
//
// A field has no divisors of zero: the product of the differences is zero exactly where one of them is. So an item that
// stands twice changes nothing, and no range of `in` is asked for.
//
// @param n     number of constants
// @param list  the constants, each below the field's order
template MemberOf(n, list) {
    assert(n >= 1);
    signal input in;
    signal output {binary} out;

    signal product[n];
    for (var i = 0; i < n; i++) {
        if (i == 0) {
            product[i] <== in - list[i];
        } else {
            product[i] <== product[i - 1] * (in - list[i]);
        }
    }
    out <== IsZeroValue()(product[n - 1]);
}
