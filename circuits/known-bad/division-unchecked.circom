pragma circom 2.2.0;

include "poseidon.circom";
include "bitify.circom";

// Mistake: quotient and remainder are hints, and only a = q * b + r is demanded. Any q will do, with the r that is left.
// Stands for: "division without a remainder check" (BigMod and fixed-point divisions; requantisation in circuits of networks).
template Quotient(corrected) {
    signal input dividend; // below 2^16
    signal input divisor; // 1 to 2^8 - 1
    signal input salt;
    signal output commitment <== Poseidon(3)([dividend, divisor, salt]);
    // Both bound by the equation below and, if corrected, by q < 2^16 and 0 <= r < divisor.
    signal output quotient <-- dividend \ divisor;
    signal remainder <-- dividend % divisor; // bound with quotient, as said above
    signal product <== quotient * divisor;
    dividend === product + remainder;

    component bits[4];
    if (corrected == 1) {
        var checked[4] = [quotient, remainder, divisor - 1 - remainder, divisor];
        var width[4] = [16, 8, 8, 8];
        for (var i = 0; i < 4; i++) {
            bits[i] = Num2Bits(width[i]);
            bits[i].in <== checked[i];
        }
    }
}
