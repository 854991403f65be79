pragma circom 2.2.0;

include "poseidon.circom";

// Mistake: a public input in no constraint. Its IC point is nothing that a proof depends on, so a proof of one day is a
// proof of every day.
// Stands for: "unused public inputs optimised out" (0xPARC bug tracker; Semaphore squares its message against it).
template Dated(corrected) {
    signal input businessDate; // public
    signal input amount;
    signal input salt;
    signal output commitment;

    if (corrected == 1) {
        commitment <== Poseidon(3)([businessDate, amount, salt]);
    } else {
        commitment <== Poseidon(2)([amount, salt]);
    }
}
