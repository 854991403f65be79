pragma circom 2.2.0;

// Model circuit of retail-gbt@1.0.0, 32 records. Generated: do not edit.

include "model-chunk.circom";

// The score of one record, packed behind its features as `packInference` does; 0 for a slot that is not in use.
template ModelRecord() {
    signal input one;
    signal input active;
    signal input features[27];
    signal output packed;

    // amountBits
    component f0 = BlockThermometer(6, 10, [7, 15, 16, 17, 18, 19, 20, 21, 22, 32], [3, 3, 0, 0, 0, 0, 0, 0, 0, 5, 5]);
    f0.one <== one;
    f0.in <== features[0];
    // amountVersusMean
    component f1 = BlockThermometer(7, 11, [32, 33, 65, 66, 67, 68, 69, 70, 71, 72, 96], [5, 5, 5, 0, 0, 0, 0, 0, 0, 0, 5, 5]);
    f1.one <== one;
    f1.in <== features[1];
    // nearLimit
    component f2 = BoundedBy(1);
    f2.one <== one;
    f2.in <== features[2];
    // nearLimitCount7d
    component f3 = BlockThermometer(5, 4, [1, 2, 3, 16], [0, 0, 0, 4, 4]);
    f3.one <== one;
    f3.in <== features[3];
    // debit
    component f4 = BoundedBy(1);
    f4.one <== one;
    f4.in <== features[4];
    // cash
    component f5 = BoundedBy(1);
    f5.one <== one;
    f5.in <== features[5];
    // instant
    component f6 = BoundedBy(1);
    f6.one <== one;
    f6.in <== features[6];
    // crossCurrency
    component f7 = BoundedBy(1);
    f7.one <== one;
    f7.in <== features[7];
    // crossCurrencyCount7d
    component f8 = BlockThermometer(4, 2, [1, 8], [0, 3, 3]);
    f8.one <== one;
    f8.in <== features[8];
    // counterpartyRisk
    component f9 = BlockThermometer(2, 3, [1, 2, 3], [0, 0, 0, 0]);
    f9.one <== one;
    f9.in <== features[9];
    // riskClass
    component f10 = BoundedBy(2);
    f10.one <== one;
    f10.in <== features[10];
    // creditBits1d
    component f11 = BlockThermometer(6, 8, [1, 17, 18, 20, 21, 23, 39, 48], [4, 4, 0, 1, 1, 1, 4, 4, 4]);
    f11.one <== one;
    f11.in <== features[11];
    // debitBits1d
    component f12 = Thermometer(6, 6, [10, 15, 19, 21, 37, 53], 4);
    f12.one <== one;
    f12.in <== features[12];
    // passThrough1d
    component f13 = Thermometer(6, 11, [1, 2, 3, 9, 11, 13, 15, 18, 34, 50, 63], 4);
    f13.one <== one;
    f13.in <== features[13];
    // creditCount1d
    component f14 = BlockThermometer(8, 5, [2, 4, 5, 6, 128], [1, 1, 0, 0, 7, 7]);
    f14.one <== one;
    f14.in <== features[14];
    // debitCount1d
    component f15 = BlockThermometer(8, 7, [2, 3, 5, 6, 8, 9, 128], [1, 0, 1, 1, 1, 0, 7, 7]);
    f15.one <== one;
    f15.in <== features[15];
    // creditCount7d
    component f16 = BlockThermometer(8, 7, [2, 4, 6, 8, 9, 25, 128], [1, 1, 1, 1, 4, 4, 7, 7]);
    f16.one <== one;
    f16.in <== features[16];
    // debitCount7d
    component f17 = BlockThermometer(8, 12, [1, 2, 6, 7, 8, 9, 10, 11, 12, 15, 19, 128], [0, 2, 2, 0, 0, 0, 0, 0, 0, 2, 2, 7, 7]);
    f17.one <== one;
    f17.in <== features[17];
    // distinctIn7d
    component f18 = BlockThermometer(7, 10, [2, 3, 5, 6, 7, 9, 11, 12, 20, 64], [1, 1, 1, 0, 1, 1, 1, 3, 3, 6, 6]);
    f18.one <== one;
    f18.in <== features[18];
    // distinctOut7d
    component f19 = BlockThermometer(7, 8, [4, 5, 8, 12, 13, 14, 15, 64], [2, 0, 2, 2, 0, 0, 0, 6, 6]);
    f19.one <== one;
    f19.in <== features[19];
    // newCounterparty
    component f20 = BoundedBy(1);
    f20.one <== one;
    f20.in <== features[20];
    // reciprocal
    component f21 = BoundedBy(1);
    f21.one <== one;
    f21.in <== features[21];
    // minutesSinceCredit
    component f22 = BlockThermometer(11, 12, [30, 62, 148, 404, 660, 846, 1102, 1358, 1463, 1719, 1791, 2047], [5, 5, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 0]);
    f22.one <== one;
    f22.in <== features[22];
    // idleDays
    component f23 = BlockThermometer(8, 2, [2, 128], [1, 7, 7]);
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

    signal node[144];
    node[0] <== (f18.atLeast[3]) * f0.atLeast[8];
    node[1] <== ((-115128) * f18.atLeast[3] + (-125584) * f0.atLeast[8] + 115128 * node[0] + (-35658) * f1.atLeast[6]) * features[20] + 35658 * f1.atLeast[6] + 10266 * one + 122215 * features[20];
    node[2] <== (features[20]) * f0.atLeast[3];
    node[3] <== (node[1] + (-48004) * node[2]) * f0.atLeast[5] + 5900 * f0.atLeast[3] + 48004 * node[2] + (-5900) * f0.atLeast[5];
    node[4] <== (f18.atLeast[3]) * f0.atLeast[5];
    node[5] <== ((-19749) * f0.atLeast[5] + 19749 * node[4]) * features[20] + 19749 * one;
    node[6] <== ((-36560) * features[20] + (-1) * node[5]) * f9.atLeast[0] + node[5] + 56309 * f9.atLeast[0];
    node[7] <== (f13.atLeast[5]) * f0.atLeast[5];
    node[8] <== (f14.atLeast[2]) * f13.atLeast[0];
    node[9] <== ((-19641) * f0.atLeast[5] + 9101 * node[7] + (-24644) * f14.atLeast[2] + 1761 * f13.atLeast[0] + 24644 * node[8]) * f1.atLeast[5] + 24644 * f14.atLeast[2] + 3067 * one + (-1761) * f13.atLeast[0] + (-24644) * node[8] + 20936 * f1.atLeast[5];
    node[10] <== (node[9] + (-7434) * f9.atLeast[0]) * f11.atLeast[2] + 7434 * f9.atLeast[0];
    node[11] <== (f0.atLeast[4]) * features[20];
    node[12] <== (f19.atLeast[4]) * f17.atLeast[4];
    node[13] <== (29154 * f0.atLeast[4] + 2581 * features[20] + (-29154) * node[11] + (-7791) * f17.atLeast[4] + 7955 * node[12]) * features[5] + 2245 * one + 7791 * f17.atLeast[4] + (-7955) * node[12] + 2650 * features[5];
    node[14] <== (node[13] + 2354 * features[20]) * f11.atLeast[1] + (-2354) * features[20] + 2354 * one + (-2354) * f11.atLeast[1];
    node[15] <== (10678 * features[5] + (-7670) * f17.atLeast[5] + (-5800) * f17.atLeast[3] + (-4423) * f1.atLeast[3]) * f0.atLeast[5] + 7670 * f17.atLeast[5] + 5800 * f17.atLeast[3] + 4423 * f1.atLeast[3] + 7419 * one + (-7419) * f0.atLeast[5];
    node[16] <== (7910 * f1.atLeast[3] + 2796 * f0.atLeast[5]) * f18.atLeast[5] + (-2796) * f0.atLeast[5] + 3517 * one + (-655) * f18.atLeast[5];
    node[17] <== (f17.atLeast[6]) * f0.atLeast[6];
    node[18] <== (10376 * f0.atLeast[5] + (-7997) * f8.atLeast[0]) * features[5] + 7997 * f8.atLeast[0] + 4038 * one + 485 * features[5];
    node[19] <== ((-4065) * features[6] + (-3766) * f17.atLeast[7]) * f16.atLeast[5] + 4065 * features[6] + 3766 * f17.atLeast[7] + 7562 * one + (-7013) * f16.atLeast[5];
    node[20] <== (node[15] + node[16] + (-4382) * f17.atLeast[6] + (-7673) * f0.atLeast[6] + 4382 * node[17] + (-1) * node[18] + (-1) * node[19]) * features[20] + 4382 * f17.atLeast[6] + 5205 * one + 7673 * f0.atLeast[6] + (-4382) * node[17] + node[18] + node[19] + (-5205) * features[20];
    node[21] <== (f14.atLeast[0]) * f19.atLeast[6];
    node[22] <== ((-5700) * f1.atLeast[6] + (-7935) * f9.atLeast[0]) * features[5] + 7935 * f9.atLeast[0] + 870 * one + 7376 * features[5];
    node[23] <== (6324 * f14.atLeast[0] + (-3987) * f19.atLeast[6] + (-6324) * node[21] + (-1) * node[22]) * f17.atLeast[5] + node[22] + 4509 * f17.atLeast[5];
    node[24] <== (f18.atLeast[2]) * f19.atLeast[3];
    node[25] <== (11894 * f24.atLeast[0] + (-3386) * features[5]) * f14.atLeast[3] + 3386 * features[5] + 1725 * one + 465 * f14.atLeast[3];
    node[26] <== (5376 * f18.atLeast[2] + (-2537) * f19.atLeast[3] + (-5376) * node[24] + (-1) * node[25]) * f17.atLeast[6] + node[25] + 4382 * f17.atLeast[6];
    node[27] <== (node[20] + node[23] + node[26]) * f0.atLeast[2] + 3096 * one + (-3096) * f0.atLeast[2];
    node[28] <== (2324 * f24.atLeast[6] + 2055 * f24.atLeast[5]) * f1.atLeast[4] + 667 * one + 2586 * f1.atLeast[4];
    node[29] <== ((-3799) * f0.atLeast[6] + 6907 * f17.atLeast[2] + 2047 * f22.atLeast[3] + 2496 * f17.atLeast[0]) * f24.atLeast[3] + (-2047) * f22.atLeast[3] + (-2496) * f17.atLeast[0] + 9964 * one + (-1093) * f24.atLeast[3];
    node[30] <== (3432 * f15.atLeast[0] + 2037 * f22.atLeast[11]) * f24.atLeast[2] + (-2037) * f22.atLeast[11] + 3844 * one + 423 * f24.atLeast[2];
    node[31] <== (node[28] + (-1) * node[29] + (-1) * node[30]) * f24.atLeast[4] + node[29] + node[30] + 1218 * f24.atLeast[4] + (-4981) * f24.atLeast[7] + 4738 * f24.atLeast[6];
    node[32] <== (f13.atLeast[10]) * f0.atLeast[6];
    node[33] <== (f18.atLeast[0]) * features[2];
    node[34] <== (f9.atLeast[0]) * f17.atLeast[4];
    node[35] <== (3893 * f8.atLeast[0] + 2830 * f12.atLeast[1]) * f22.atLeast[3] + (-2830) * f12.atLeast[1] + 4850 * one + (-2593) * f22.atLeast[3];
    node[36] <== (2672 * f13.atLeast[10] + 8842 * f0.atLeast[6] + (-2672) * node[32] + (-3469) * f18.atLeast[0] + 4155 * features[2] + 3469 * node[33] + (-6636) * f9.atLeast[0] + 3521 * f17.atLeast[10] + (-2230) * f17.atLeast[4] + 6636 * node[34] + (-1) * node[35]) * f3.atLeast[1] + 6636 * f9.atLeast[0] + 1757 * one + (-3521) * f17.atLeast[10] + 2230 * f17.atLeast[4] + (-6636) * node[34] + node[35] + 4741 * f3.atLeast[1];
    node[37] <== (f18.atLeast[5]) * f0.atLeast[3];
    node[38] <== (2172 * f13.atLeast[6] + 11828 * f22.atLeast[11]) * f17.atLeast[0] + (-11828) * f22.atLeast[11] + 14881 * one + (-11945) * f17.atLeast[0];
    node[39] <== ((-8112) * f0.atLeast[3] + 3837 * node[37] + (-1) * node[38]) * features[20] + node[38] + 9880 * features[20];
    node[40] <== (f17.atLeast[5]) * f9.atLeast[0];
    node[41] <== ((-5968) * f1.atLeast[7] + (-1482) * f17.atLeast[6]) * features[7] + 1482 * f17.atLeast[6] + 5618 * one + 350 * features[7];
    node[42] <== ((-2771) * f17.atLeast[5] + 4453 * f9.atLeast[0] + 2771 * node[40] + (-1) * node[41]) * f8.atLeast[0] + node[41] + 7829 * f8.atLeast[0];
    node[43] <== (11825 * f24.atLeast[0] + 2233 * f22.atLeast[1]) * f14.atLeast[3] + (-2233) * f22.atLeast[1] + 5041 * one + (-3069) * f14.atLeast[3];
    node[44] <== (node[43]) * f16.atLeast[5];
    node[45] <== (f13.atLeast[6]) * f24.atLeast[0];
    node[46] <== ((-5160) * f12.atLeast[1] + (-1594) * f17.atLeast[7]) * f14.atLeast[1] + 1594 * f17.atLeast[7] + 2469 * one + 5262 * f14.atLeast[1];
    node[47] <== (5406 * f13.atLeast[6] + (-1373) * f24.atLeast[0] + (-5406) * node[45] + (-1) * node[46]) * f17.atLeast[10] + node[46] + 1373 * f17.atLeast[10];
    node[48] <== (f0.atLeast[5]) * f1.atLeast[7];
    node[49] <== (f24.atLeast[4]) * f9.atLeast[0];
    node[50] <== (6722 * f0.atLeast[5] + (-2124) * f1.atLeast[7] + (-6722) * node[48] + 1106 * f24.atLeast[4] + (-5443) * f9.atLeast[0] + (-1106) * node[49]) * features[7] + (-1106) * f24.atLeast[4] + 4573 * one + 5443 * f9.atLeast[0] + 1106 * node[49] + (-2449) * features[7];
    node[51] <== (node[31] + node[36] + node[39] + node[42] + node[43] + 116 * f16.atLeast[5] + (-1) * node[44] + node[47] + node[50]) * f0.atLeast[1] + 4897 * one + (-4897) * f0.atLeast[1];
    node[52] <== (f0.atLeast[5]) * f18.atLeast[8];
    node[53] <== (f0.atLeast[6]) * features[20];
    node[54] <== ((-5452) * f0.atLeast[5] + 5452 * node[52] + (-2959) * f0.atLeast[6] + 1009 * features[20] + 2959 * node[53]) * f18.atLeast[3] + 2959 * f0.atLeast[6] + 2377 * one + (-1009) * features[20] + (-2959) * node[53] + 6830 * f18.atLeast[3] + (-9207) * f18.atLeast[8];
    node[55] <== (node[54] + 4900 * f24.atLeast[0]) * f1.atLeast[3] + (-4900) * f24.atLeast[0] + 5382 * one + (-5382) * f1.atLeast[3];
    node[56] <== (f0.atLeast[8]) * f13.atLeast[6];
    node[57] <== (f17.atLeast[6]) * f0.atLeast[4];
    node[58] <== ((-3064) * f13.atLeast[0] + 5394 * f13.atLeast[6] + (-6860) * node[56] + (-1098) * f0.atLeast[4] + (-1628) * node[57]) * f11.atLeast[2] + 1224 * one + 1098 * f0.atLeast[4] + 1628 * node[57] + 3306 * f11.atLeast[2];
    node[59] <== (node[58]) * f3.atLeast[1];
    node[60] <== (f0.atLeast[4]) * f14.atLeast[0];
    node[61] <== (2424 * f13.atLeast[5] + (-7118) * f14.atLeast[0] + 4046 * node[60]) * f0.atLeast[5] + 4046 * f0.atLeast[4] + 137 * one + 7118 * f14.atLeast[0] + (-4046) * node[60] + (-3502) * f0.atLeast[5];
    node[62] <== (f9.atLeast[0]) * f17.atLeast[0];
    node[63] <== (node[61] + 5016 * f17.atLeast[0] + (-7270) * node[62]) * f1.atLeast[4] + 5016 * one + (-5016) * f17.atLeast[0] + 7270 * node[62] + (-5016) * f1.atLeast[4];
    node[64] <== (f1.atLeast[4]) * f18.atLeast[0];
    node[65] <== (1640 * f18.atLeast[0] + 5387 * node[64]) * f17.atLeast[0] + 8354 * one + (-8354) * f17.atLeast[0];
    node[66] <== (f17.atLeast[0]) * f3.atLeast[1];
    node[67] <== (features[2]) * f1.atLeast[9];
    node[68] <== (f14.atLeast[0]) * f13.atLeast[2];
    node[69] <== (4698 * features[2] + (-2684) * f1.atLeast[9] + (-4698) * node[67] + (-1442) * f13.atLeast[2] + (-5043) * node[68]) * f0.atLeast[5] + 1442 * f13.atLeast[2] + 5043 * node[68] + 4178 * f0.atLeast[5];
    node[70] <== ((-1774) * f13.atLeast[0] + (-6811) * f9.atLeast[0]) * f17.atLeast[3] + 6811 * f9.atLeast[0] + 1582 * one + 3182 * f17.atLeast[3];
    node[71] <== (f0.atLeast[5]) * f1.atLeast[3];
    node[72] <== (3356 * f1.atLeast[3] + (-1849) * node[71] + (-4654) * f9.atLeast[0]) * f17.atLeast[4] + 4654 * f9.atLeast[0] + 142 * one + (-142) * f17.atLeast[4];
    node[73] <== (node[65] + (-4359) * f17.atLeast[0] + 2236 * f3.atLeast[1] + 4359 * node[66] + node[69] + (-1) * node[70] + (-1) * node[72] + 2104 * f23.atLeast[0]) * features[5] + node[70] + node[72] + (-2104) * f23.atLeast[0] + 2762 * one + 2851 * features[5];
    node[74] <== (f19.atLeast[1]) * f12.atLeast[1];
    node[75] <== ((-6506) * f1.atLeast[5] + (-6260) * f9.atLeast[0]) * features[7] + 6260 * f9.atLeast[0] + 3954 * one + 2552 * features[7];
    node[76] <== (5493 * f19.atLeast[1] + (-176) * f12.atLeast[1] + (-5493) * node[74] + (-1) * node[75]) * f18.atLeast[6] + node[75] + 3909 * f18.atLeast[6];
    node[77] <== (3627 * features[5] + 3677 * f17.atLeast[0]) * f23.atLeast[0] + (-3677) * f17.atLeast[0] + 6260 * one + (-6260) * f23.atLeast[0];
    node[78] <== (node[77]) * f0.atLeast[1];
    node[79] <== ((-1) * node[76] + 97 * f0.atLeast[1] + (-1) * node[78]) * f16.atLeast[5] + node[76] + 97 * one + (-97) * f0.atLeast[1] + node[78] + 1277 * f16.atLeast[5];
    node[80] <== (f17.atLeast[0]) * f13.atLeast[5];
    node[81] <== (features[5]) * f13.atLeast[0];
    node[82] <== ((-3629) * f17.atLeast[0] + (-1438) * f13.atLeast[5] + 3629 * node[80] + 7318 * features[5] + 5024 * f13.atLeast[0] + (-7318) * node[81]) * f0.atLeast[5] + (-7318) * features[5] + 7318 * one + (-5024) * f13.atLeast[0] + 7318 * node[81] + (-1907) * f0.atLeast[5];
    node[83] <== (7035 * features[4] + 825 * f0.atLeast[5]) * f12.atLeast[3] + (-825) * f0.atLeast[5] + 2844 * one + (-2041) * f12.atLeast[3];
    node[84] <== (node[83]) * f15.atLeast[4];
    node[85] <== (f0.atLeast[4]) * f24.atLeast[0];
    node[86] <== (node[82] + node[83] + 37 * f15.atLeast[4] + (-1) * node[84] + (-5559) * f0.atLeast[4] + 4969 * f24.atLeast[0] + 5559 * node[85]) * f1.atLeast[2] + 5559 * f0.atLeast[4] + 5338 * one + (-4969) * f24.atLeast[0] + (-5559) * node[85] + (-5338) * f1.atLeast[2];
    node[87] <== (2614 * f15.atLeast[1] + (-6358) * f11.atLeast[1]) * f0.atLeast[3] + 6358 * f11.atLeast[1] + 2166 * one + (-657) * f0.atLeast[3];
    node[88] <== (f24.atLeast[1]) * f0.atLeast[5];
    node[89] <== (node[88]) * f18.atLeast[3];
    node[90] <== ((-1438) * f16.atLeast[0] + 3445 * f16.atLeast[5]) * features[2] + 1438 * f16.atLeast[0] + 2007 * one + (-3445) * f16.atLeast[5] + 4561 * features[2];
    node[91] <== (f0.atLeast[6]) * f11.atLeast[5];
    node[92] <== (node[87] + (-290) * f0.atLeast[5] + (-2674) * node[88] + (-1181) * f18.atLeast[3] + 11026 * node[4] + 2674 * node[89] + (-1) * node[90] + (-1358) * f0.atLeast[6] + 3045 * f11.atLeast[5] + 1358 * node[91]) * features[20] + node[90] + 1358 * f0.atLeast[6] + 3045 * one + (-3045) * f11.atLeast[5] + (-1358) * node[91] + 688 * features[20];
    node[93] <== (f13.atLeast[1]) * features[6];
    node[94] <== (5075 * features[6] + (-5751) * node[93] + 1586 * f13.atLeast[0] + 4199 * f13.atLeast[7] + (-5409) * f13.atLeast[5]) * f14.atLeast[1] + (-1586) * f13.atLeast[0] + 2697 * one + (-4199) * f13.atLeast[7] + 5409 * f13.atLeast[5] + (-382) * f14.atLeast[1];
    node[95] <== (6047 * f16.atLeast[1] + (-5039) * f9.atLeast[0]) * features[7] + 5039 * f9.atLeast[0] + 3119 * one + (-3119) * features[7];
    node[96] <== (node[95]) * f0.atLeast[1];
    node[97] <== (f0.atLeast[4]) * f12.atLeast[1];
    node[98] <== ((-3388) * features[7] + (-1186) * f0.atLeast[6]) * f17.atLeast[7] + 1186 * f0.atLeast[6] + 2049 * one + 1339 * f17.atLeast[7];
    node[99] <== ((-3340) * f0.atLeast[4] + (-4785) * f12.atLeast[1] + 3340 * node[97] + (-1) * node[98]) * f18.atLeast[6] + node[98] + 6862 * f18.atLeast[6];
    node[100] <== ((-1) * node[94] + 566 * f0.atLeast[1] + (-1) * node[96] + (-1) * node[99]) * f18.atLeast[8] + node[94] + 566 * one + (-566) * f0.atLeast[1] + node[96] + node[99] + 266 * f18.atLeast[8];
    node[101] <== (f13.atLeast[6]) * f17.atLeast[8];
    node[102] <== (features[5]) * f19.atLeast[0];
    node[103] <== (1396 * f13.atLeast[6] + (-3963) * f17.atLeast[10] + 2415 * f17.atLeast[8] + (-1396) * node[101] + (-4831) * features[5] + 796 * f19.atLeast[0] + 4831 * node[102]) * f1.atLeast[4] + 4831 * features[5] + 2500 * one + (-796) * f19.atLeast[0] + (-4831) * node[102] + 42 * f1.atLeast[4];
    node[104] <== (2849 * f0.atLeast[4] + (-7694) * f1.atLeast[5]) * f13.atLeast[7] + 7694 * f1.atLeast[5] + 1580 * one + (-1548) * f13.atLeast[7];
    node[105] <== (f0.atLeast[5]) * f13.atLeast[1];
    node[106] <== (node[104] + 1881 * f0.atLeast[5] + (-1881) * node[105]) * f13.atLeast[6] + (-1881) * f0.atLeast[5] + 3863 * one + (-2640) * f13.atLeast[1] + 1881 * node[105] + (-1223) * f13.atLeast[6];
    node[107] <== (1902 * f18.atLeast[3] + (-1158) * f13.atLeast[3]) * features[20] + 1158 * f13.atLeast[3] + 2813 * one + (-619) * features[20];
    node[108] <== (node[107]) * f16.atLeast[5];
    node[109] <== ((-5105) * f13.atLeast[7] + (-1892) * f13.atLeast[5]) * f0.atLeast[7] + 1892 * f13.atLeast[5] + 2069 * one + 4809 * f0.atLeast[7];
    node[110] <== (f0.atLeast[4]) * f9.atLeast[0];
    node[111] <== (node[109] + (-5301) * node[110]) * f1.atLeast[7] + 1986 * one + 5301 * node[110] + (-1986) * f1.atLeast[7];
    node[112] <== ((-2841) * f17.atLeast[5] + (-1) * node[103] + (-1) * node[106] + (-1) * node[107] + (-586) * f16.atLeast[5] + node[108] + (-1) * node[111]) * f11.atLeast[5] + node[103] + node[106] + node[107] + 586 * f16.atLeast[5] + (-1) * node[108] + node[111] + 2841 * f11.atLeast[5];
    node[113] <== (f0.atLeast[3]) * features[6];
    node[114] <== (4898 * f0.atLeast[5] + (-4233) * node[48] + (-5143) * features[6] + 4096 * node[113]) * features[5] + 1334 * one + 5143 * features[6] + (-4096) * node[113] + (-215) * features[5];
    node[115] <== (node[114]) * f15.atLeast[0];
    node[116] <== (f12.atLeast[2]) * f3.atLeast[0];
    node[117] <== ((-2707) * f22.atLeast[1] + 3430 * f17.atLeast[0]) * features[20] + (-3430) * f17.atLeast[0] + 5791 * one + (-1692) * features[20];
    node[118] <== (3061 * f12.atLeast[2] + (-2609) * f3.atLeast[0] + (-3061) * node[116] + (-1) * node[117]) * f15.atLeast[1] + node[117] + 3004 * f15.atLeast[1];
    node[119] <== (node[118]) * f15.atLeast[5];
    node[120] <== (f9.atLeast[0]) * f17.atLeast[2];
    node[121] <== ((-3141) * features[7] + (-4973) * f0.atLeast[8]) * f17.atLeast[3] + 4973 * f0.atLeast[8] + 1743 * one + 1398 * f17.atLeast[3];
    node[122] <== (1144 * f12.atLeast[2] + 2976 * f16.atLeast[3]) * f22.atLeast[1] + (-2976) * f16.atLeast[3] + 4503 * one + (-2506) * f22.atLeast[1];
    node[123] <== ((-6579) * f17.atLeast[2] + 9205 * node[120] + (-1) * node[121] + (-1) * node[122]) * f3.atLeast[0] + node[121] + node[122] + 6760 * f3.atLeast[0];
    node[124] <== (node[123]) * f3.atLeast[2];
    node[125] <== (f13.atLeast[4]) * features[7];
    node[126] <== (features[4]) * features[5];
    node[127] <== (2086 * f13.atLeast[4] + (-3042) * features[7] + (-2086) * node[125] + (-581) * features[5] + (-6801) * node[126]) * f1.atLeast[7] + 2439 * one + 581 * features[5] + 6801 * node[126] + 603 * f1.atLeast[7];
    node[128] <== (4353 * features[21] + (-1) * node[127]) * f8.atLeast[0] + node[127] + 2697 * f8.atLeast[0];
    node[129] <== ((-7040) * f11.atLeast[3] + 2395 * f0.atLeast[6]) * f15.atLeast[1] + (-2395) * f0.atLeast[6] + 3462 * one + 4273 * f15.atLeast[1];
    node[130] <== (node[129]) * f24.atLeast[2];
    node[131] <== (node[130]) * f24.atLeast[4];
    node[132] <== (f16.atLeast[3]) * f22.atLeast[6];
    node[133] <== (f0.atLeast[4]) * f13.atLeast[7];
    node[134] <== ((-3075) * f16.atLeast[3] + 1813 * f22.atLeast[6] + 3075 * node[132] + (-2371) * f13.atLeast[6] + 5311 * f13.atLeast[7] + (-2622) * node[133]) * f12.atLeast[2] + 2371 * f13.atLeast[6] + 2940 * one + (-5311) * f13.atLeast[7] + 2622 * node[133] + 1855 * f12.atLeast[2];
    node[135] <== (node[134]) * f15.atLeast[4];
    node[136] <== (f1.atLeast[5]) * f0.atLeast[7];
    node[137] <== (1684 * f1.atLeast[5] + (-1684) * node[136]) * f0.atLeast[4] + 1256 * f0.atLeast[4] + (-880) * f0.atLeast[7];
    node[138] <== (f12.atLeast[0]) * f17.atLeast[3];
    node[139] <== ((-1691) * f17.atLeast[3] + (-3310) * node[138]) * f0.atLeast[5] + 172 * one + 1691 * f17.atLeast[3] + 3310 * node[138] + 1360 * f0.atLeast[5];
    node[140] <== (node[137] + (-1) * node[139]) * f13.atLeast[0] + node[139];
    node[141] <== (f14.atLeast[3]) * f9.atLeast[0];
    node[142] <== ((-1927) * f24.atLeast[1] + 3219 * f24.atLeast[0] + (-2292) * f14.atLeast[3] + (-3661) * f9.atLeast[0] + 2292 * node[141]) * f1.atLeast[4] + 2292 * f14.atLeast[3] + 26 * one + 3661 * f9.atLeast[0] + (-2292) * node[141] + (-26) * f1.atLeast[4];
    node[143] <== (node[142] + 3985 * f22.atLeast[9]) * f17.atLeast[0] + (-3985) * f22.atLeast[9] + 4698 * one + (-4698) * f17.atLeast[0];

    var score = 0;
    score += node[3];
    score += node[6];
    score += node[10];
    score += node[14];
    score += node[27];
    score += node[51];
    score += node[55];
    score += node[58];
    score += 6467 * f3.atLeast[1];
    score += (-1) * node[59];
    score += node[63];
    score += node[73];
    score += node[79];
    score += node[86];
    score += node[92];
    score += node[100];
    score += node[112];
    score += node[114];
    score += (-2072) * f15.atLeast[4];
    score += 3083 * f15.atLeast[0];
    score += (-1) * node[115];
    score += node[118];
    score += (-1) * node[119];
    score += node[123];
    score += 10420 * f3.atLeast[2];
    score += (-1) * node[124];
    score += node[128];
    score += 1489 * one;
    score += (-1489) * f24.atLeast[2];
    score += node[130];
    score += 542 * f24.atLeast[4];
    score += (-3901) * f24.atLeast[7];
    score += 3359 * f24.atLeast[6];
    score += (-1) * node[131];
    score += node[134];
    score += (-1) * node[135];
    score += node[140];
    score += node[143];

    // Injective: every feature is bounded above, and the score by the ranges of what it is made of.
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
    // The highest bit says that the slot is in use: no record looks like an empty slot.
    packed <== (low + score * (1 << 130) + (1 << 150)) * active;
}

component main {public [statementDigest]} = ModelChunk(32, 27, 7, 12);
