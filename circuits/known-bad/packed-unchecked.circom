pragma circom 2.2.0;

include "poseidon.circom";
include "bitify.circom";

// Mistake: two fields in one packed element, neither with a range check. 1024 more of the first and one less of the
// second is the same element, so one commitment opens to many records.
// Stands for: "ambiguous encoding" (colliding inputs of a hash, as abi.encodePacked has them).
template Packed(corrected) {
    signal input currency; // below 2^10
    signal input country; // below 2^10
    signal input salt;
    signal output commitment <== Poseidon(2)([currency + 1024 * country, salt]);

    component bits[2];
    if (corrected == 1) {
        bits[0] = Num2Bits(10);
        bits[0].in <== currency;
        bits[1] = Num2Bits(10);
        bits[1].in <== country;
    }
}
