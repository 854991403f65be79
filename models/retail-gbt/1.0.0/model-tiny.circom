pragma circom 2.2.0;

// Model circuit of retail-gbt@1.0.0, 2 records. Generated from the model: do not edit.

include "model-chunk.circom";

// The score of one record, packed behind its features as `packInference` does; 0 for a slot that is not in use.
template ModelRecord() {
    signal input one;
    signal input active;
    signal input features[27];
    signal output packed;

    // amountBits
    component f0 = Thermometer(6, 9, [15, 16, 17, 18, 19, 20, 22, 38, 54], 4);
    f0.one <== one;
    f0.in <== features[0];
    // amountVersusMean
    component f1 = Thermometer(7, 8, [64, 65, 66, 67, 68, 69, 70, 73], 6);
    f1.one <== one;
    f1.in <== features[1];
    // nearLimit
    component f2 = Thermometer(1, 1, [1], 0);
    f2.one <== one;
    f2.in <== features[2];
    // nearLimitCount7d
    component f3 = Thermometer(5, 2, [2, 18], 4);
    f3.one <== one;
    f3.in <== features[3];
    // debit
    component f4 = BoundedBy(1);
    f4.one <== one;
    f4.in <== features[4];
    // cash
    component f5 = Thermometer(1, 1, [1], 0);
    f5.one <== one;
    f5.in <== features[5];
    // instant
    component f6 = BoundedBy(1);
    f6.one <== one;
    f6.in <== features[6];
    // crossCurrency
    component f7 = Thermometer(1, 1, [1], 0);
    f7.one <== one;
    f7.in <== features[7];
    // crossCurrencyCount7d
    component f8 = Thermometer(4, 3, [1, 2, 10], 3);
    f8.one <== one;
    f8.in <== features[8];
    // counterpartyRisk
    component f9 = Thermometer(2, 3, [1, 2, 3], 0);
    f9.one <== one;
    f9.in <== features[9];
    // riskClass
    component f10 = BoundedBy(2);
    f10.one <== one;
    f10.in <== features[10];
    // creditBits1d
    component f11 = Thermometer(6, 9, [16, 17, 18, 19, 20, 21, 23, 39, 55], 4);
    f11.one <== one;
    f11.in <== features[11];
    // debitBits1d
    component f12 = Thermometer(6, 7, [10, 14, 15, 19, 21, 37, 53], 4);
    f12.one <== one;
    f12.in <== features[12];
    // passThrough1d
    component f13 = Thermometer(6, 5, [13, 15, 31, 47, 63], 4);
    f13.one <== one;
    f13.in <== features[13];
    // creditCount1d
    component f14 = Thermometer(8, 7, [2, 3, 4, 5, 6, 7, 135], 7);
    f14.one <== one;
    f14.in <== features[14];
    // debitCount1d
    component f15 = Thermometer(8, 5, [3, 4, 8, 9, 137], 7);
    f15.one <== one;
    f15.in <== features[15];
    // creditCount7d
    component f16 = Thermometer(8, 6, [3, 8, 10, 12, 25, 153], 7);
    f16.one <== one;
    f16.in <== features[16];
    // debitCount7d
    component f17 = Thermometer(8, 8, [1, 7, 8, 9, 10, 11, 19, 147], 7);
    f17.one <== one;
    f17.in <== features[17];
    // distinctIn7d
    component f18 = Thermometer(7, 3, [6, 20, 84], 6);
    f18.one <== one;
    f18.in <== features[18];
    // distinctOut7d
    component f19 = Thermometer(7, 6, [4, 7, 12, 13, 15, 79], 6);
    f19.one <== one;
    f19.in <== features[19];
    // newCounterparty
    component f20 = Thermometer(1, 1, [1], 0);
    f20.one <== one;
    f20.in <== features[20];
    // reciprocal
    component f21 = Thermometer(1, 1, [1], 0);
    f21.one <== one;
    f21.in <== features[21];
    // minutesSinceCredit
    component f22 = Thermometer(11, 7, [61, 405, 634, 1099, 1300, 1812, 2047], 9);
    f22.one <== one;
    f22.in <== features[22];
    // idleDays
    component f23 = BoundedBy(8);
    f23.one <== one;
    f23.in <== features[23];
    // ageDays
    component f24 = Thermometer(8, 10, [50, 57, 85, 91, 97, 102, 111, 116, 180, 244], 6);
    f24.one <== one;
    f24.in <== features[24];
    // hour
    component f25 = BoundedBy(5);
    f25.one <== one;
    f25.in <== features[25];
    // weekend
    component f26 = BoundedBy(1);
    f26.one <== one;
    f26.in <== features[26];

    // Trees, bottom up: below + (atLeast - below) * bit.
    signal node[117];
    node[0] <== (91959 * f17.atLeast[1]) * f20.atLeast[0] + 8734 * one;
    node[1] <== (node[0]) * f0.atLeast[2];
    node[2] <== (79322 * f17.atLeast[3]) * f1.atLeast[5] + 14846 * one + 22558 * f1.atLeast[5];
    node[3] <== ((-1) * node[2]) * f5.atLeast[0] + node[2] + 189550 * f5.atLeast[0];
    node[4] <== ((-1) * node[1] + node[3]) * f0.atLeast[4] + node[1];
    node[5] <== ((-3522) * f11.atLeast[2] + (-13254) * f5.atLeast[0]) * f20.atLeast[0] + 2296 * one + 16776 * f20.atLeast[0] + 3522 * f11.atLeast[2];
    node[6] <== (node[5]) * f0.atLeast[1];
    node[7] <== ((-1) * node[6] + 38735 * f0.atLeast[5]) * f9.atLeast[0] + node[6] + 19751 * f9.atLeast[0];
    node[8] <== ((-4720) * f11.atLeast[2] + (-4429) * f1.atLeast[3] + (-3528) * f17.atLeast[2] + 9639 * f11.atLeast[1] + (-4074) * f5.atLeast[0] + (-1981) * f24.atLeast[4]) * f20.atLeast[0] + 5880 * one + 18828 * f20.atLeast[0] + 4720 * f11.atLeast[2] + 4429 * f1.atLeast[3] + 3528 * f17.atLeast[2];
    node[9] <== (3623 * f16.atLeast[0]) * f17.atLeast[3] + 17833 * one + (-10503) * f17.atLeast[3];
    node[10] <== ((-1) * node[8] + (-23786) * f1.atLeast[6] + (-17772) * f17.atLeast[4] + node[9]) * f9.atLeast[0] + node[8] + 68575 * f9.atLeast[0];
    node[11] <== (4332 * f5.atLeast[0]) * f9.atLeast[0] + 4820 * one + 8880 * f9.atLeast[0] + (-4332) * f5.atLeast[0];
    node[12] <== ((-9342) * f0.atLeast[5] + (-16509) * f0.atLeast[4]) * f1.atLeast[3] + 3148 * one + 22560 * f1.atLeast[3] + 9342 * f0.atLeast[5];
    node[13] <== ((-1) * node[11] + node[12]) * f11.atLeast[2] + node[11];
    node[14] <== ((-6110) * f11.atLeast[1] + (-5292) * f24.atLeast[0]) * f17.atLeast[6] + 7180 * one + 99 * f17.atLeast[6] + 6110 * f11.atLeast[1];
    node[15] <== ((-21995) * f14.atLeast[3]) * f16.atLeast[4] + 6368 * one + (-6265) * f16.atLeast[4] + 21995 * f14.atLeast[3];
    node[16] <== (6397 * f1.atLeast[4] + 8853 * f3.atLeast[0]) * f17.atLeast[0] + 21712 * one + (-20949) * f17.atLeast[0];
    node[17] <== ((-1) * node[14] + (-1) * node[15] + node[16]) * f5.atLeast[0] + node[14] + node[15];
    node[18] <== ((-4828) * f0.atLeast[5] + 6119 * f1.atLeast[3]) * f11.atLeast[1] + 2729 * one + 793 * f11.atLeast[1] + 4828 * f0.atLeast[5];
    node[19] <== ((-1) * node[18] + 9625 * f9.atLeast[0]) * f8.atLeast[0] + node[18] + 9641 * f8.atLeast[0];
    node[20] <== ((-3230) * f17.atLeast[5] + 21060 * f24.atLeast[1]) * f14.atLeast[4] + 4450 * one + 1582 * f14.atLeast[4] + 3230 * f17.atLeast[5];
    node[21] <== ((-1) * node[20]) * f16.atLeast[4] + node[20] + 204 * f16.atLeast[4];
    node[22] <== ((-3796) * f0.atLeast[5] + 8720 * f17.atLeast[2]) * f14.atLeast[0] + 3507 * one + 467 * f14.atLeast[0] + 3796 * f0.atLeast[5];
    node[23] <== (6726 * f2.atLeast[0]) * f24.atLeast[0] + 5211 * one + (-4908) * f24.atLeast[0];
    node[24] <== ((-1) * node[22] + node[23]) * f19.atLeast[4] + node[22];
    node[25] <== ((-3428) * f16.atLeast[1]) * f12.atLeast[2] + 4212 * one + (-260) * f12.atLeast[2];
    node[26] <== ((-1) * node[25] + 7192 * f0.atLeast[3] + (-7192) * f0.atLeast[6]) * f13.atLeast[1] + node[25] + 4212 * f13.atLeast[1];
    node[27] <== (node[10] + node[13] + node[17] + node[19] + node[21] + node[24] + node[26]) * f0.atLeast[1] + 1856 * one + (-7957) * f0.atLeast[1] + 6101 * f0.atLeast[0];
    node[28] <== ((-6456) * f5.atLeast[0]) * f0.atLeast[5] + 3116 * one + 5334 * f0.atLeast[5];
    node[29] <== ((-9684) * f14.atLeast[2] + (-5802) * f16.atLeast[1]) * f12.atLeast[1] + 7501 * one + 294 * f12.atLeast[1] + 9684 * f14.atLeast[2];
    node[30] <== ((-1) * node[28] + node[29]) * f11.atLeast[2] + node[28];
    node[31] <== (3291 * f1.atLeast[4]) * f12.atLeast[2] + 4287 * one + (-3291) * f12.atLeast[2];
    node[32] <== ((-5971) * f18.atLeast[0]) * f0.atLeast[3] + 4287 * one + 6425 * f0.atLeast[3];
    node[33] <== ((-1) * node[31] + node[32]) * f13.atLeast[1] + node[31];
    node[34] <== ((-3054) * f11.atLeast[2] + (-2769) * f14.atLeast[0] + (-16362) * f5.atLeast[0]) * f24.atLeast[3] + 8021 * one + 16591 * f24.atLeast[3] + 3054 * f11.atLeast[2] + 2769 * f14.atLeast[0];
    node[35] <== (2293 * f22.atLeast[6] + (-6369) * f1.atLeast[7]) * f24.atLeast[2] + 5063 * one + 3147 * f24.atLeast[2] + (-2293) * f22.atLeast[6];
    node[36] <== (3807 * f24.atLeast[6] + 6102 * f24.atLeast[5]) * f1.atLeast[3] + 1767 * one + 5239 * f1.atLeast[3];
    node[37] <== ((-1) * node[34] + (-1) * node[35] + node[36]) * f24.atLeast[4] + node[34] + node[35];
    node[38] <== (5603 * f19.atLeast[3] + 3069 * f0.atLeast[5]) * f22.atLeast[1] + 6993 * one + (-4039) * f22.atLeast[1] + (-5603) * f19.atLeast[3];
    node[39] <== ((-3146) * f0.atLeast[5] + (-3938) * f19.atLeast[2]) * f17.atLeast[4] + 2691 * one + 3978 * f17.atLeast[4] + 3146 * f0.atLeast[5];
    node[40] <== ((-1) * node[38] + (-1) * node[39] + 12800 * f9.atLeast[0]) * f8.atLeast[0] + node[38] + node[39] + 13662 * f8.atLeast[0];
    node[41] <== ((-11738) * f14.atLeast[4]) * f16.atLeast[4] + 7002 * one + (-5132) * f16.atLeast[4] + 11738 * f14.atLeast[4];
    node[42] <== (5128 * f1.atLeast[3]) * f17.atLeast[0] + 10706 * one + (-10706) * f17.atLeast[0];
    node[43] <== ((-1) * node[41] + node[42]) * f5.atLeast[0] + node[41];
    node[44] <== (1711 * f0.atLeast[4] + 2026 * f12.atLeast[2] + 10800 * f11.atLeast[2]) * f13.atLeast[1] + 11431 * one + (-1711) * f0.atLeast[4] + (-2026) * f12.atLeast[2];
    node[45] <== (4096 * f12.atLeast[0]) * f19.atLeast[1] + 8015 * one + (-8015) * f19.atLeast[1] + (-4096) * f12.atLeast[0];
    node[46] <== ((-1) * node[44] + node[45] + (-6409) * f17.atLeast[3]) * f0.atLeast[6] + node[44] + 6409 * f0.atLeast[6];
    node[47] <== ((-5642) * f18.atLeast[0]) * f0.atLeast[5] + 3584 * one + 5811 * f0.atLeast[5];
    node[48] <== ((-8680) * f1.atLeast[2]) * f0.atLeast[4] + 3563 * one + 2271 * f0.atLeast[4] + 8680 * f1.atLeast[2] + (-5834) * f0.atLeast[6];
    node[49] <== ((-1) * node[47] + node[48]) * f17.atLeast[4] + node[47];
    node[50] <== ((-2009) * f17.atLeast[5] + 14193 * f24.atLeast[0]) * f14.atLeast[3] + 3872 * one + (-3074) * f14.atLeast[3] + 2009 * f17.atLeast[5];
    node[51] <== ((-1) * node[50]) * f16.atLeast[4] + node[50] + 118 * f16.atLeast[4];
    node[52] <== (2265 * f1.atLeast[7] + 6631 * f16.atLeast[2]) * f14.atLeast[5] + 4373 * one + 631 * f14.atLeast[5] + (-2265) * f1.atLeast[7];
    node[53] <== ((-1) * node[52]) * f18.atLeast[1] + node[52];
    node[54] <== (node[30] + node[33] + node[37] + node[40] + node[43] + node[46] + node[49] + node[51] + node[53]) * f0.atLeast[0] + 4874 * one + (-4874) * f0.atLeast[0];
    node[55] <== ((-6830) * f12.atLeast[3] + (-3310) * f0.atLeast[3]) * f5.atLeast[0] + 3893 * one + (-3562) * f5.atLeast[0] + 6830 * f12.atLeast[3] + 3310 * f0.atLeast[3];
    node[56] <== (15055 * f18.atLeast[1] + (-9248) * f17.atLeast[2]) * f0.atLeast[4] + 17802 * one + (-12442) * f0.atLeast[4] + (-15055) * f18.atLeast[1] + 9248 * f17.atLeast[2];
    node[57] <== ((-1) * node[55] + node[56]) * f14.atLeast[0] + node[55];
    node[58] <== ((-22274) * f0.atLeast[5] + node[57]) * f1.atLeast[2] + 284 * one + (-284) * f1.atLeast[2] + 22274 * f0.atLeast[5];
    node[59] <== (8054 * f17.atLeast[0] + 3043 * f14.atLeast[0]) * f1.atLeast[3] + 10129 * one + (-5946) * f1.atLeast[3] + (-8054) * f17.atLeast[0];
    node[60] <== ((-1) * node[59] + 14258 * f24.atLeast[0]) * f14.atLeast[5] + node[59] + 1914 * f14.atLeast[5];
    node[61] <== ((-4088) * f11.atLeast[0] + 3160 * f13.atLeast[0]) * f0.atLeast[3] + 561 * one + 2938 * f0.atLeast[3] + 4088 * f11.atLeast[0];
    node[62] <== ((-12705) * f24.atLeast[4]) * f17.atLeast[2] + 2277 * one + 12122 * f17.atLeast[2];
    node[63] <== ((-1) * node[61] + node[62]) * f14.atLeast[2] + node[61];
    node[64] <== ((-7055) * f17.atLeast[3]) * f9.atLeast[0] + 3637 * one + 7055 * f9.atLeast[0];
    node[65] <== ((-8601) * f1.atLeast[1]) * f0.atLeast[4] + 1837 * one + 2775 * f0.atLeast[4] + 8601 * f1.atLeast[1] + (-4612) * f0.atLeast[6];
    node[66] <== ((-1) * node[64] + node[65]) * f17.atLeast[5] + node[64];
    node[67] <== ((-1) * node[60] + (-1) * node[63] + (-1) * node[66]) * f16.atLeast[4] + node[60] + node[63] + node[66] + 246 * f16.atLeast[4];
    node[68] <== (6181 * f17.atLeast[0] + (-3092) * f22.atLeast[2]) * f1.atLeast[4] + 11431 * one + (-1823) * f1.atLeast[4] + (-6181) * f17.atLeast[0];
    node[69] <== ((-1) * node[68] + (-8155) * f17.atLeast[3]) * f7.atLeast[0] + node[68] + 8155 * f7.atLeast[0];
    node[70] <== ((-1) * node[69] + 4032 * f21.atLeast[0]) * f8.atLeast[0] + node[69] + 11431 * f8.atLeast[0];
    node[71] <== ((-2574) * f9.atLeast[0]) * f17.atLeast[1] + 757 * one + 2574 * f17.atLeast[1] + 2574 * f9.atLeast[0];
    node[72] <== ((-5910) * f24.atLeast[1]) * f0.atLeast[4] + 8479 * one + 8002 * f0.atLeast[4] + (-5148) * f0.atLeast[2];
    node[73] <== ((-1) * node[71] + node[72]) * f20.atLeast[0] + node[71];
    node[74] <== ((-1) * node[73]) * f0.atLeast[6] + node[73];
    node[75] <== ((-2831) * f5.atLeast[0]) * f0.atLeast[3] + 1373 * one + 3989 * f0.atLeast[3];
    node[76] <== ((-6556) * f13.atLeast[1] + (-5018) * f0.atLeast[3]) * f16.atLeast[1] + 5312 * one + 2304 * f16.atLeast[1] + 6556 * f13.atLeast[1];
    node[77] <== ((-1) * node[75] + node[76]) * f11.atLeast[1] + node[75];
    node[78] <== (6008 * f17.atLeast[0]) * f9.atLeast[0] + 8654 * one + 2592 * f9.atLeast[0] + (-6008) * f17.atLeast[0];
    node[79] <== ((-7421) * f12.atLeast[3] + (-5206) * f16.atLeast[2]) * f11.atLeast[4] + 3961 * one + 5279 * f11.atLeast[4] + 7421 * f12.atLeast[3];
    node[80] <== ((-1) * node[78] + node[79]) * f1.atLeast[4] + node[78];
    node[81] <== ((-1) * node[77] + (-1) * node[80]) * f11.atLeast[6] + node[77] + node[80];
    node[82] <== ((-5086) * f16.atLeast[1]) * f11.atLeast[4] + 1205 * one + 4567 * f11.atLeast[4];
    node[83] <== ((-6232) * f14.atLeast[2] + (-13328) * f14.atLeast[1]) * f15.atLeast[0] + 2639 * one + 10689 * f15.atLeast[0] + 6232 * f14.atLeast[2];
    node[84] <== ((-1) * node[82] + node[83]) * f24.atLeast[2] + node[82];
    node[85] <== ((-1) * node[84]) * f24.atLeast[4] + node[84] + 784 * f24.atLeast[4];
    node[86] <== (3456 * f7.atLeast[0]) * f11.atLeast[6] + 4191 * one + (-4191) * f11.atLeast[6] + (-3456) * f7.atLeast[0];
    node[87] <== ((-1) * node[86] + 3903 * f22.atLeast[3] + (-2227) * f22.atLeast[4]) * f17.atLeast[6] + node[86] + 288 * f17.atLeast[6];
    node[88] <== ((-1) * node[87] + 6639 * f2.atLeast[0]) * f3.atLeast[0] + node[87] + 4191 * f3.atLeast[0];
    node[89] <== ((-10135) * f0.atLeast[3]) * f24.atLeast[0] + 1485 * one + (-1245) * f24.atLeast[0] + 10135 * f0.atLeast[3];
    node[90] <== ((-5811) * f17.atLeast[3] + (-4870) * f16.atLeast[3]) * f0.atLeast[4] + 4303 * one + 567 * f0.atLeast[4] + 5811 * f17.atLeast[3];
    node[91] <== (node[90]) * f14.atLeast[0] + 3692 * one + (-3692) * f14.atLeast[0];
    node[92] <== (4481 * f7.atLeast[0] + (-7049) * f16.atLeast[1]) * f11.atLeast[5] + 4795 * one + 6209 * f11.atLeast[5] + (-4481) * f7.atLeast[0];
    node[93] <== ((-1) * node[92] + (-5614) * f17.atLeast[3]) * f0.atLeast[6] + node[92] + 5614 * f0.atLeast[6];
    node[94] <== ((-1) * node[89] + (-7519) * f0.atLeast[4] + node[91] + node[93]) * f1.atLeast[1] + node[89] + 1130 * one + (-1130) * f1.atLeast[1] + 7519 * f0.atLeast[4];
    node[95] <== ((-2237) * f11.atLeast[3] + 4638 * f9.atLeast[0]) * f12.atLeast[1] + 3754 * one + (-1082) * f12.atLeast[1] + 2237 * f11.atLeast[3];
    node[96] <== (12020 * f13.atLeast[4]) * f0.atLeast[4] + 2653 * one + 2581 * f0.atLeast[4];
    node[97] <== ((-1) * node[95] + node[96]) * f12.atLeast[4] + node[95];
    node[98] <== ((-1) * node[97]) * f15.atLeast[3] + node[97];
    node[99] <== ((-1933) * f20.atLeast[0] + (-3167) * f0.atLeast[4]) * f17.atLeast[5] + 5343 * one + 4108 * f17.atLeast[5] + 1933 * f20.atLeast[0];
    node[100] <== ((-1) * node[99]) * f9.atLeast[0] + node[99] + 14574 * f9.atLeast[0];
    node[101] <== ((-4504) * f1.atLeast[6]) * f17.atLeast[2] + 9534 * one + (-5030) * f17.atLeast[2];
    node[102] <== ((-1) * node[100] + node[101]) * f7.atLeast[0] + node[100];
    node[103] <== ((-7031) * f1.atLeast[5] + (-5349) * f0.atLeast[4]) * f17.atLeast[2] + 1522 * one + 8933 * f17.atLeast[2] + 7031 * f1.atLeast[5];
    node[104] <== ((-7085) * f5.atLeast[0]) * f12.atLeast[3] + 3919 * one + 3166 * f12.atLeast[3];
    node[105] <== ((-1) * node[103] + node[104]) * f22.atLeast[0] + node[103];
    node[106] <== ((-1) * node[105]) * f18.atLeast[1] + node[105] + 365 * f18.atLeast[1];
    node[107] <== ((-2863) * f14.atLeast[1]) * f12.atLeast[1] + 3673 * one + (-1011) * f12.atLeast[1] + 2863 * f14.atLeast[1];
    node[108] <== (8434 * f19.atLeast[0] + (-12305) * f24.atLeast[4]) * f15.atLeast[1] + 10099 * one + 4595 * f15.atLeast[1] + (-8434) * f19.atLeast[0];
    node[109] <== ((-1) * node[107] + node[108]) * f12.atLeast[4] + node[107];
    node[110] <== ((-1) * node[109]) * f15.atLeast[2] + node[109];
    node[111] <== (2536 * f1.atLeast[6]) * f24.atLeast[4] + 2883 * one + (-4948) * f24.atLeast[4] + 2356 * f24.atLeast[2];
    node[112] <== ((-1) * node[111] + (-8157) * f0.atLeast[4] + 9955 * f0.atLeast[1]) * f24.atLeast[6] + node[111] + 2007 * f24.atLeast[6];
    node[113] <== ((-1) * node[112]) * f24.atLeast[7] + node[112];
    node[114] <== (6754 * f24.atLeast[0] + (-1923) * f0.atLeast[4]) * f1.atLeast[2] + 9646 * one + (-2309) * f1.atLeast[2] + (-6754) * f24.atLeast[0];
    node[115] <== ((-1) * node[114] + (-7206) * f17.atLeast[3]) * f7.atLeast[0] + node[114] + 7206 * f7.atLeast[0];
    node[116] <== ((-1) * node[115]) * f8.atLeast[1] + node[115] + 10608 * f8.atLeast[1];

    var score = 0;
    score += node[4];
    score += node[7];
    score += node[27];
    score += node[54];
    score += node[58];
    score += node[67];
    score += node[70];
    score += node[74];
    score += node[81];
    score += node[85];
    score += node[88];
    score += node[94];
    score += node[98];
    score += node[102];
    score += node[106];
    score += node[110];
    score += node[113];
    score += node[116];

    // Injective: every feature is bounded above, and the score by the leaves.
    var low = 0;
    low += features[0] * (1 << 0);
    low += features[1] * (1 << 6);
    low += features[2] * (1 << 13);
    low += features[3] * (1 << 14);
    low += features[4] * (1 << 19);
    low += features[5] * (1 << 20);
    low += features[6] * (1 << 21);
    low += features[7] * (1 << 22);
    low += features[8] * (1 << 23);
    low += features[9] * (1 << 27);
    low += features[10] * (1 << 29);
    low += features[11] * (1 << 31);
    low += features[12] * (1 << 37);
    low += features[13] * (1 << 43);
    low += features[14] * (1 << 49);
    low += features[15] * (1 << 57);
    low += features[16] * (1 << 65);
    low += features[17] * (1 << 73);
    low += features[18] * (1 << 81);
    low += features[19] * (1 << 88);
    low += features[20] * (1 << 95);
    low += features[21] * (1 << 96);
    low += features[22] * (1 << 97);
    low += features[23] * (1 << 108);
    low += features[24] * (1 << 116);
    low += features[25] * (1 << 124);
    low += features[26] * (1 << 129);
    packed <== (low + score * (1 << 130)) * active;
}

component main {public [statementDigest]} = ModelChunk(2, 27, 7, 12);
