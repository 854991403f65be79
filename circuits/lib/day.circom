pragma circom 2.2.0;

include "bits.circom";

// A booking time inside the day [dayStart, dayEnd), and its whole hours since the day's start.
//
// dayStart and dayEnd are public: the verifier holds them below 2^34 and at most 25 hours (90,000 s < 2^17) apart.
// With that, bookingTime is an integer of 34 bits, as its packing demands:
//   bookingTime = dayStart + 3600 * hour + second  with  hour < 2^5, second < 3600   (so it is not before dayStart)
//   dayEnd - 1 - bookingTime  in  [0, 2^17)                                          (so it is before dayEnd)
template BookingTime() {
    signal input bookingTime;
    signal input dayStart;
    signal input dayEnd;
    signal output hour;

    var offset = bookingTime - dayStart;
    // Both bound by the checks below: the split of an integer into hours and seconds below 3600 is unique.
    hour <-- offset \ 3600;
    signal second <-- offset % 3600; // bound with hour, as said above
    offset === 3600 * hour + second;
    _ <== ToBits(5)(hour);
    _ <== ToBits(12)(second);
    _ <== ToBits(12)(3599 - second);
    _ <== ToBits(17)(dayEnd - 1 - bookingTime);
}

// out = 1 on Saturday and Sunday. businessDate counts days since 1970-01-01, a Thursday, and is public: the verifier
// holds it below 2^20.
template Weekend() {
    signal input businessDate;
    signal output {binary} out;

    // Days since a Monday, modulo 7.
    var shifted = businessDate + 3;
    // Bound by `shifted === 7 * weeks + dayOfWeek`: neither side can reach the field's order, so it holds of integers,
    // and one-hot isDay makes dayOfWeek less than 7.
    signal weeks <-- shifted \ 7;
    _ <== ToBits(18)(weeks);
    signal isDay[7];
    var days = 0;
    var dayOfWeek = 0;
    for (var d = 0; d < 7; d++) {
        // Bound by the boolean constraint, the sum of one, and the equation of shifted.
        isDay[d] <-- shifted % 7 == d ? 1 : 0;
        isDay[d] * (isDay[d] - 1) === 0;
        days += isDay[d];
        dayOfWeek += d * isDay[d];
    }
    days === 1;
    shifted === 7 * weeks + dayOfWeek;
    out <== isDay[5] + isDay[6];
}
