pragma circom 2.2.0;

include "poseidon.circom";
include "bitify.circom";

// Mistake: a hint that no constraint binds. The honest witness program sets the parity, a prover sets what he likes.
// Stands for: "assigned but not constrained" (circom-ecdsa's BigMod remainder; `<--` written for `<==`, as in the
// MiMC hash that let Tornado Cash's root be chosen).
template Parity(corrected) {
    signal input value; // below 2^16
    signal input salt;
    // Unbound, unless corrected: then by value = 2 * half + parity with half below 2^15.
    signal parity <-- value & 1;
    signal output commitment <== Poseidon(3)([value, parity, salt]);

    component half;
    if (corrected == 1) {
        half = Num2Bits(15);
        half.in <== (value - parity) / 2;
        parity * (parity - 1) === 0;
    }
}
