pragma circom 2.2.0;

include "poseidon.circom";
include "bitify.circom";

// Mistake: Num2Bits(254). The field's order is below 2^254, so a small value has two decompositions: its own, and that
// of the value plus the order. Whatever is read from the bits (here the lowest eight; a sign, a comparison) has two answers.
// Stands for: "aliasing" (circomlib-ml's IsNegative and ReLU; circomlib's Num2Bits_strict exists against it).
template LowByte(corrected) {
    signal input value;
    signal input salt;
    signal output commitment <== Poseidon(2)([value, salt]);
    signal output low;

    signal bits[254];
    if (corrected == 1) {
        bits <== Num2Bits_strict()(value);
    } else {
        bits <== Num2Bits(254)(value);
    }
    var sum = 0;
    for (var i = 0; i < 8; i++) {
        sum += bits[i] * (1 << i);
    }
    low <== sum;
}
