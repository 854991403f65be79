pragma circom 2.2.0;

// Model circuit of amlworld-gbt@1.0.0, 32 records. Generated: do not edit.

include "model-chunk.circom";

// The score of one record, packed behind its features as `packInference` does; 0 for a slot that is not in use.
template ModelRecord() {
    signal input one;
    signal input active;
    signal input features[27];
    signal output packed;

    // amountBits
    component f0 = Thermometer(6, 14, [12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 24, 29, 45, 61], 4);
    f0.one <== one;
    f0.in <== features[0];
    // amountVersusMean
    component f1 = BlockThermometer(7, 4, [31, 63, 95, 96], [5, 5, 5, 5, 5]);
    f1.one <== one;
    f1.in <== features[1];
    // nearLimit
    component f2 = BoundedBy(1);
    f2.one <== one;
    f2.in <== features[2];
    // nearLimitCount7d
    component f3 = BlockThermometer(5, 2, [1, 16], [0, 4, 4]);
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
    component f8 = BlockThermometer(4, 4, [2, 5, 9, 12], [1, 2, 2, 2, 2]);
    f8.one <== one;
    f8.in <== features[8];
    // counterpartyRisk
    component f9 = BoundedBy(2);
    f9.one <== one;
    f9.in <== features[9];
    // riskClass
    component f10 = BoundedBy(2);
    f10.one <== one;
    f10.in <== features[10];
    // creditBits1d
    component f11 = BlockThermometer(6, 6, [2, 18, 19, 21, 37, 48], [4, 4, 1, 1, 4, 4, 4]);
    f11.one <== one;
    f11.in <== features[11];
    // debitBits1d
    component f12 = BlockThermometer(6, 5, [1, 7, 23, 39, 48], [0, 4, 4, 4, 4, 4]);
    f12.one <== one;
    f12.in <== features[12];
    // passThrough1d
    component f13 = BlockThermometer(6, 10, [7, 15, 16, 18, 26, 34, 42, 50, 55, 63], [3, 3, 0, 3, 3, 3, 3, 3, 3, 3, 0]);
    f13.one <== one;
    f13.in <== features[13];
    // creditCount1d
    component f14 = BoundedBy(8);
    f14.one <== one;
    f14.in <== features[14];
    // debitCount1d
    component f15 = BlockThermometer(8, 3, [2, 6, 128], [2, 2, 7, 7]);
    f15.one <== one;
    f15.in <== features[15];
    // creditCount7d
    component f16 = BlockThermometer(8, 3, [4, 5, 128], [2, 0, 7, 7]);
    f16.one <== one;
    f16.in <== features[16];
    // debitCount7d
    component f17 = BlockThermometer(8, 8, [3, 11, 19, 22, 30, 50, 82, 128], [3, 3, 3, 3, 3, 5, 5, 7, 7]);
    f17.one <== one;
    f17.in <== features[17];
    // distinctIn7d
    component f18 = BlockThermometer(7, 5, [1, 2, 3, 4, 64], [0, 0, 0, 0, 6, 6]);
    f18.one <== one;
    f18.in <== features[18];
    // distinctOut7d
    component f19 = BlockThermometer(7, 4, [1, 2, 3, 64], [0, 0, 0, 6, 6]);
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
    component f22 = BlockThermometer(11, 8, [1, 3, 7, 9, 25, 40, 168, 1024], [0, 2, 2, 4, 4, 7, 7, 10, 10]);
    f22.one <== one;
    f22.in <== features[22];
    // idleDays
    component f23 = BlockThermometer(8, 4, [2, 4, 5, 128], [1, 1, 0, 7, 7]);
    f23.one <== one;
    f23.in <== features[23];
    // ageDays
    component f24 = BlockThermometer(8, 4, [1, 2, 3, 128], [0, 0, 0, 7, 7]);
    f24.one <== one;
    f24.in <== features[24];
    // hour
    component f25 = BlockThermometer(5, 7, [1, 2, 3, 11, 12, 20, 24], [0, 0, 0, 3, 3, 3, 3, 3]);
    f25.one <== one;
    f25.in <== features[25];
    // weekend
    component f26 = BoundedBy(1);
    f26.one <== one;
    f26.in <== features[26];

    signal node[68];
    node[0] <== (9445 * f25.atLeast[0] + (-28944) * f0.atLeast[3] + (-17036) * f0.atLeast[5]) * f13.atLeast[9] + 28944 * f0.atLeast[3] + 17036 * f0.atLeast[5] + 30004 * one + (-26554) * f13.atLeast[9];
    node[1] <== (f0.atLeast[3]) * f25.atLeast[0];
    node[2] <== (f13.atLeast[9]) * features[26];
    node[3] <== ((-1) * node[0] + (-1918) * f25.atLeast[0] + (-16438) * node[1] + 10609 * f13.atLeast[9] + (-22863) * features[26] + (-10609) * node[2]) * f24.atLeast[0] + node[0] + 1918 * f25.atLeast[0] + 16438 * node[1] + (-10609) * f13.atLeast[9] + 15860 * one + 22863 * features[26] + 10609 * node[2] + 32526 * f24.atLeast[1] + 147277 * f24.atLeast[0];
    node[4] <== (f8.atLeast[0]) * f25.atLeast[0];
    node[5] <== (26669 * f0.atLeast[9] + (-15936) * f0.atLeast[2] + (-13909) * f0.atLeast[3] + (-18012) * f25.atLeast[0] + (-15788) * node[4]) * f24.atLeast[1] + 7095 * one + (-26669) * f0.atLeast[9] + 15936 * f0.atLeast[2] + 13909 * f0.atLeast[3] + 18012 * f25.atLeast[0] + 15788 * node[4] + 74298 * f24.atLeast[1];
    node[6] <== (f0.atLeast[9]) * f24.atLeast[1];
    node[7] <== (5322 * f24.atLeast[1] + 10768 * node[6]) * f0.atLeast[3] + (-10768) * f0.atLeast[9] + 11794 * f0.atLeast[3];
    node[8] <== ((-7189) * f25.atLeast[0] + (-12863) * f8.atLeast[0]) * f24.atLeast[2] + 7189 * f25.atLeast[0] + 12863 * f8.atLeast[0] + 12683 * one + 20379 * f24.atLeast[2];
    node[9] <== ((-20825) * f16.atLeast[0] + 28497 * f22.atLeast[0]) * f23.atLeast[0] + (-28497) * f22.atLeast[0] + 33181 * one + 30729 * f23.atLeast[0];
    node[10] <== (features[7]) * f24.atLeast[0];
    node[11] <== ((-1) * node[9] + (-5463) * f24.atLeast[0] + 7125 * node[10]) * f18.atLeast[3] + node[9] + 1662 * one + 5463 * f24.atLeast[0] + (-7125) * node[10] + 118332 * f18.atLeast[3];
    node[12] <== ((-38617) * features[21] + (-17874) * f18.atLeast[3]) * features[7] + 38617 * features[21] + 17874 * f18.atLeast[3] + 29559 * one + (-29559) * features[7];
    node[13] <== (node[12] + 10654 * features[21]) * f24.atLeast[0] + (-10654) * features[21] + 17293 * one + (-17293) * f24.atLeast[0];
    node[14] <== (f18.atLeast[2]) * f22.atLeast[0];
    node[15] <== ((-18141) * f22.atLeast[0] + 11309 * node[14]) * f0.atLeast[4] + 845 * one + 21033 * f0.atLeast[4];
    node[16] <== ((-18505) * f16.atLeast[0] + 11901 * f22.atLeast[0] + (-7646) * node[14]) * f23.atLeast[0] + 13820 * one + (-11901) * f22.atLeast[0] + 7646 * node[14] + 6139 * f23.atLeast[0];
    node[17] <== (features[21]) * f24.atLeast[0];
    node[18] <== (10344 * features[21] + 1872 * f24.atLeast[0] + 8471 * node[10] + (-10344) * node[17]) * f23.atLeast[1] + (-10344) * features[21] + 10344 * one + (-1872) * f24.atLeast[0] + (-8471) * node[10] + 10344 * node[17] + 11702 * f23.atLeast[1];
    node[19] <== (node[3] + node[5] + node[7] + node[8] + (-1) * node[11] + (-1) * node[13] + (-1) * node[15] + (-1) * node[16] + (-1) * node[18]) * features[20] + node[11] + node[13] + node[15] + node[16] + node[18];
    node[20] <== (10700 * f17.atLeast[4] + (-7779) * f0.atLeast[8]) * features[7] + (-10700) * f17.atLeast[4] + 7779 * f0.atLeast[8] + 33068 * one + (-33068) * features[7];
    node[21] <== ((-5755) * features[21] + (-1) * node[20]) * f0.atLeast[9] + node[20] + 7849 * f0.atLeast[11] + 13160 * f0.atLeast[9];
    node[22] <== (f8.atLeast[0]) * f0.atLeast[9];
    node[23] <== ((-9780) * f8.atLeast[0] + (-9021) * f0.atLeast[11] + 7387 * f0.atLeast[9] + 9780 * node[22]) * features[7] + 9780 * f8.atLeast[0] + 13272 * one + 9021 * f0.atLeast[11] + (-7387) * f0.atLeast[9] + (-9780) * node[22] + (-13272) * features[7];
    node[24] <== (f23.atLeast[0]) * f0.atLeast[1];
    node[25] <== (f0.atLeast[1]) * features[21];
    node[26] <== (node[21] + node[23] + (-12288) * node[24] + 3001 * features[21] + 4085 * node[25]) * f0.atLeast[5] + 12435 * one + 12380 * f0.atLeast[1] + 12288 * node[24] + (-3001) * features[21] + (-4085) * node[25] + (-24815) * f0.atLeast[5];
    node[27] <== ((-7131) * f0.atLeast[8] + 15577 * f0.atLeast[9] + (-6042) * node[6]) * features[7] + 7131 * f0.atLeast[8] + 12880 * one + (-15577) * f0.atLeast[9] + 6042 * node[6] + (-12880) * features[7];
    node[28] <== (f0.atLeast[0]) * features[21];
    node[29] <== (node[27] + 1678 * features[21] + 5215 * node[28]) * f0.atLeast[4] + 5215 * f0.atLeast[0] + 3383 * one + (-1678) * features[21] + (-5215) * node[28] + (-8598) * f0.atLeast[4];
    node[30] <== (f8.atLeast[0]) * features[7];
    node[31] <== ((-9852) * f8.atLeast[0] + 13482 * features[7] + 9852 * node[30]) * f0.atLeast[9] + 9852 * f8.atLeast[0] + 13482 * one + (-13482) * features[7] + (-9852) * node[30] + (-6431) * f0.atLeast[9];
    node[32] <== (f25.atLeast[0]) * f23.atLeast[1];
    node[33] <== ((-2055) * f23.atLeast[1] + 10714 * node[32]) * f0.atLeast[1] + 4272 * one + 3845 * f0.atLeast[1];
    node[34] <== (node[31] + (-1) * node[33]) * f0.atLeast[6] + node[33];
    node[35] <== (f22.atLeast[4]) * f18.atLeast[2];
    node[36] <== (f17.atLeast[4]) * f0.atLeast[9];
    node[37] <== (f23.atLeast[1]) * f0.atLeast[0];
    node[38] <== ((-11657) * f22.atLeast[0] + (-11873) * f18.atLeast[2] + 13311 * node[35] + 11657 * node[14] + (-7134) * f17.atLeast[4] + 7134 * node[36] + (-8733) * node[37]) * f0.atLeast[6] + 5964 * one + 11128 * f0.atLeast[0] + 8733 * node[37] + 19456 * f0.atLeast[6] + 8119 * f0.atLeast[11] + (-7656) * f0.atLeast[9];
    node[39] <== (13601 * f8.atLeast[0] + (-6327) * f25.atLeast[0]) * f12.atLeast[2] + 6327 * f25.atLeast[0] + 6434 * one + 886 * f12.atLeast[2];
    node[40] <== (f13.atLeast[2]) * f17.atLeast[6];
    node[41] <== (node[39] + 12238 * f13.atLeast[2] + (-7449) * f17.atLeast[6] + (-12238) * node[40]) * f0.atLeast[1] + (-12238) * f13.atLeast[2] + 14582 * one + 7449 * f17.atLeast[6] + 12238 * node[40] + 3625 * f0.atLeast[8] + (-4901) * f0.atLeast[1] + 10227 * f0.atLeast[11] + (-10444) * f0.atLeast[10];
    node[42] <== (f0.atLeast[7]) * f24.atLeast[1];
    node[43] <== (f23.atLeast[1]) * f24.atLeast[0];
    node[44] <== (f24.atLeast[0]) * f25.atLeast[0];
    node[45] <== ((-33448) * f24.atLeast[1] + 14044 * node[42] + 7915 * features[21] + (-9533) * f24.atLeast[0] + (-7685) * node[43] + (-7915) * node[17] + (-6305) * f25.atLeast[0] + (-3716) * node[32] + 8930 * node[44]) * features[26] + (-7915) * features[21] + 12117 * one + 9533 * f24.atLeast[0] + 7685 * node[43] + 7915 * node[17] + 6305 * f25.atLeast[0] + 3716 * node[32] + (-8930) * node[44] + 40943 * features[26];
    node[46] <== (f13.atLeast[1]) * f22.atLeast[0];
    node[47] <== (12511 * f3.atLeast[0] + (-3377) * f24.atLeast[0]) * f16.atLeast[1] + 3377 * f24.atLeast[0] + 7422 * one + (-1657) * f16.atLeast[1];
    node[48] <== (17895 * f0.atLeast[7] + (-11095) * f13.atLeast[1] + (-4363) * f22.atLeast[4] + 2907 * f22.atLeast[0] + 11095 * node[46] + (-1) * node[47]) * f18.atLeast[3] + 11095 * f13.atLeast[1] + 8110 * one + 4363 * f22.atLeast[4] + (-2907) * f22.atLeast[0] + (-11095) * node[46] + node[47] + 10952 * f18.atLeast[3];
    node[49] <== ((-3642) * f1.atLeast[1] + (-9346) * f19.atLeast[2]) * f17.atLeast[1] + 9346 * f19.atLeast[2] + 8592 * one + 755 * f17.atLeast[1];
    node[50] <== (11079 * f11.atLeast[3] + (-1) * node[49]) * f8.atLeast[2] + node[49] + 8473 * f8.atLeast[2];
    node[51] <== ((-1) * node[38] + (-1) * node[41] + (-1) * node[45] + (-1) * node[48] + (-1) * node[50]) * features[7] + node[38] + node[41] + node[45] + node[48] + node[50];
    node[52] <== (7537 * f18.atLeast[1] + (-11157) * features[21]) * f13.atLeast[1] + 11157 * features[21] + 7176 * one + (-3979) * f13.atLeast[1];
    node[53] <== (10727 * f0.atLeast[7] + 3038 * f12.atLeast[0]) * f18.atLeast[2] + (-3038) * f12.atLeast[0] + 5937 * one + (-1034) * f18.atLeast[2];
    node[54] <== ((-2677) * f13.atLeast[1] + (-9328) * f25.atLeast[2]) * f22.atLeast[6] + 9328 * f25.atLeast[2] + 3228 * one + 1837 * f22.atLeast[6];
    node[55] <== (node[52] + node[53] + node[54]) * f22.atLeast[4];
    node[56] <== (f16.atLeast[0]) * f8.atLeast[0];
    node[57] <== ((-10505) * f0.atLeast[7] + 11443 * f11.atLeast[1]) * f13.atLeast[4] + 10505 * f0.atLeast[7] + (-11443) * f11.atLeast[1] + 12946 * one + 16738 * f13.atLeast[4];
    node[58] <== (node[55] + 11635 * f16.atLeast[0] + (-4053) * f8.atLeast[0] + (-11635) * node[56] + (-1) * node[57]) * f22.atLeast[0] + (-11635) * f16.atLeast[0] + 12583 * one + 4053 * f8.atLeast[0] + 11635 * node[56] + node[57] + (-12583) * f22.atLeast[0];
    node[59] <== (f0.atLeast[10]) * f8.atLeast[2];
    node[60] <== (f23.atLeast[2]) * f25.atLeast[5];
    node[61] <== (4672 * f0.atLeast[10] + (-9070) * f8.atLeast[2] + (-4672) * node[59] + (-3063) * f25.atLeast[3] + 5136 * f25.atLeast[5] + (-4976) * node[60]) * features[7] + (-4672) * f0.atLeast[10] + 17455 * one + 9070 * f8.atLeast[2] + 4672 * node[59] + 3063 * f25.atLeast[3] + (-5136) * f25.atLeast[5] + 4976 * node[60] + (-17455) * features[7];
    node[62] <== (f22.atLeast[2]) * f15.atLeast[1];
    node[63] <== (node[61] + 15825 * f22.atLeast[2] + (-846) * f15.atLeast[1] + (-15825) * node[62]) * f0.atLeast[0] + (-15825) * f22.atLeast[2] + 17687 * one + 846 * f15.atLeast[1] + 15825 * node[62] + (-17687) * f0.atLeast[0];
    node[64] <== (features[4]) * f23.atLeast[1];
    node[65] <== (f19.atLeast[1]) * f13.atLeast[2];
    node[66] <== (2837 * features[4] + 4317 * f23.atLeast[1] + (-2837) * node[64] + 10616 * f13.atLeast[2] + (-11069) * node[65]) * f25.atLeast[0] + 10616 * one + (-10616) * f13.atLeast[2] + 11069 * node[65] + (-4628) * f25.atLeast[0];
    node[67] <== ((-10338) * f24.atLeast[1] + (-1) * node[66]) * features[26] + node[66] + 19825 * features[26];

    var score = 0;
    score += node[19];
    score += node[26];
    score += node[29];
    score += node[34];
    score += node[51];
    score += node[58];
    score += node[63];
    score += node[67];

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
