pragma circom 2.2.0;

include "bits.circom";

// A value that was range-checked: `in` is an integer below 2^n, and `out` says so by its tag. A comparator takes only
// tagged values, so its range check cannot be forgotten: the compiler refuses an untagged one, the assert a wider one.
template Checked(n) {
    signal input in;
    signal output {maxbit} out;
    out.maxbit = n;

    _ <== ToBits(n)(in);
    out <== in;
}

// out = 1 if a >= b, else 0, for a and b below 2^n.
//
// a - b + 2^n lies in [1, 2^(n+1)), which n + 1 bits hold exactly; its highest bit is the answer.
template AtLeast(n) {
    assert(n >= 1 && n <= 250);
    signal input {maxbit} a;
    signal input {maxbit} b;
    assert(a.maxbit <= n);
    assert(b.maxbit <= n);
    signal output {binary} out;

    signal {binary} shifted[n + 1] <== ToBits(n + 1)(a - b + (1 << n));
    out <== shifted[n];
}

// out = 1 if the signed integer `in` is at least 0, else 0, for -2^n <= in < 2^n: of a difference, whether its first
// part reaches its second.
//
// The check is in the gadget, so it takes untagged values: in + 2^n is an integer of n + 1 bits or nothing satisfies the
// constraints, and then its highest bit is the answer. What the caller owes is that `in` is the difference itself and
// not a multiple of the field's order away from it: the range analysis of a feature program keeps values below 2^64.
template NotNegative(n) {
    assert(n >= 1 && n <= 250);
    signal input in;
    signal output {binary} out;

    signal {binary} shifted[n + 1] <== ToBits(n + 1)(in + (1 << n));
    out <== shifted[n];
}

// Demands a <= b, for a and b below 2^n: b - a below zero would be a field element far above 2^n.
template AssertAtMost(n) {
    assert(n >= 1 && n <= 250);
    signal input {maxbit} a;
    signal input {maxbit} b;
    assert(a.maxbit <= n);
    assert(b.maxbit <= n);
    _ <== ToBits(n)(b - a);
}

// Out of four values of n bits the one that a two-bit index names.
template SelectOfFour(n) {
    signal input {binary} index[2];
    signal input {maxbit} in[4];
    assert(in.maxbit <= n);
    // One of the four inputs, so it is as narrow as they are.
    signal output {maxbit} out;
    out.maxbit = n;

    signal both <== index[0] * index[1];
    signal first <== (index[0] - both) * (in[1] - in[0]);
    signal second <== (index[1] - both) * (in[2] - in[0]);
    signal third <== both * (in[3] - in[0]);
    out <== in[0] + first + second + third;
}

// The integer of n bits, lowest first, as a value known to be below 2^n. Free: a sum of what was checked already.
template FromBits(n) {
    assert(n >= 1 && n <= 252);
    signal input {binary} in[n];
    signal output {maxbit} out;
    out.maxbit = n;

    var sum = 0;
    for (var i = 0; i < n; i++) {
        sum += in[i] * (1 << i);
    }
    out <== sum;
}
