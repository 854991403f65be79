pragma circom 2.2.0;

include "poseidon.circom";

// Mistake: a selector that nobody holds to 0 or 1. Between two values, and beyond both, it picks any value at all.
// Stands for: "missing boolean constraint" (Mux1 of circomlib on an unchecked selector; conditional swaps of Merkle paths).
template Pick(corrected) {
    signal input chooseSecond; // 0 or 1
    signal input first;
    signal input second;
    signal input salt;
    signal output commitment <== Poseidon(4)([chooseSecond, first, second, salt]);
    signal output picked <== first + chooseSecond * (second - first);

    if (corrected == 1) {
        chooseSecond * (chooseSecond - 1) === 0;
    }
}
