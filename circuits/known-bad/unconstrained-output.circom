pragma circom 2.2.0;

include "poseidon.circom";

// Mistake: a public output that is assigned and not constrained. The proof says nothing about it.
// Stands for: "assigned but not constrained", at the place where a verifier looks.
template Product(corrected) {
    signal input left;
    signal input right;
    signal input salt;
    signal output commitment <== Poseidon(3)([left, right, salt]);
    signal output product;

    if (corrected == 1) {
        product <== left * right;
    } else {
        product <-- left * right; // unbound: the mistake
    }
}
