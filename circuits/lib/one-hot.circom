pragma circom 2.2.0;

include "bits.circom";

// n flags of which exactly `active` (0 or 1) is set: at place `index` if active; and index is 0 where not active.
template OneHot(n) {
    signal input {binary} active;
    signal input index;
    signal output {binary} out[n];

    var set = 0;
    var place = 0;
    for (var i = 0; i < n; i++) {
        // Bound below: boolean, as many set as active, and the place set is the index.
        out[i] <-- active == 1 && index == i ? 1 : 0;
        out[i] * (out[i] - 1) === 0;
        set += out[i];
        place += i * out[i];
    }
    set === active;
    place === index;
}

// The eight values of three bits, one flag each.
template DecodeThree() {
    signal input {binary} in[3];
    signal output {binary} out[8];

    signal low <== in[0] * in[1];
    var pair[4] = [1 - in[0] - in[1] + low, in[0] - low, in[1] - low, low];
    signal high[3];
    for (var i = 0; i < 3; i++) {
        high[i] <== in[2] * pair[i];
        out[i] <== pair[i] - high[i];
        out[4 + i] <== high[i];
    }
    // The four pairs sum to one, so what in[2] selects sums to in[2].
    out[7] <== in[2] - high[0] - high[1] - high[2];
    out[3] <== pair[3] - out[7];
}
