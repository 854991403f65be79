pragma circom 2.2.0;

include "poseidon.circom";
include "comparators.circom";

// Mistake: circomlib's LessThan(8) reads its inputs as integers of 8 bits, and nobody checked that they are. A value
// outside is compared as something else: here 256 to 355 pass as no number below 100, and a negative one as below it.
// Stands for: "missing bit length check" (Dark Forest v0.3; the QuinarySelector finding of MACI's audit).
template BelowHundred(corrected) {
    signal input value; // below 2^8
    signal input salt;
    signal output commitment <== Poseidon(2)([value, salt]);
    signal output below <== LessThan(8)([value, 100]);

    component bits;
    if (corrected == 1) {
        bits = Num2Bits(8);
        bits.in <== value;
    }
}
