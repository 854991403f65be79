pragma circom 2.2.0;

include "poseidon.circom";

// Tagged Poseidon: the circom twin of `taggedHash` in libs/shared/commitments/src/poseidon.ts.
//
// A sponge in overwrite mode with capacity 1 over circomlib's PoseidonEx. Inputs are taken in blocks of 16, the last
// block as short as what is left. The capacity element starts at `tag * 2^32 + n`, so that no digest of one kind can
// stand for another and no list for a longer one; it is carried from block to block. Tag and length are constants of
// the template, so they cost nothing.
//
// @param tag  number of the use (DOMAIN_TAG)
// @param n    number of inputs
// @input in   field elements; each is bound as it is, so none needs a range check for the hash's sake
template TaggedHash(tag, n) {
    assert(tag >= 1 && tag < 4294967296);
    assert(n >= 1 && n < 4294967296);
    signal input in[n];
    signal output out;

    var blocks = (n + 15) \ 16;
    component block[blocks];
    for (var b = 0; b < blocks; b++) {
        var size = b < blocks - 1 ? 16 : n - 16 * (blocks - 1);
        block[b] = PoseidonEx(size, 1);
        if (b == 0) {
            block[b].initialState <== tag * 4294967296 + n;
        } else {
            block[b].initialState <== block[b - 1].out[0];
        }
        for (var i = 0; i < size; i++) {
            block[b].inputs[i] <== in[16 * b + i];
        }
    }
    out <== block[blocks - 1].out[0];
}
