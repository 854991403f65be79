pragma circom 2.2.0;

// Model circuit of amlworld-gbt@1.0.0, 2 records. Generated: do not edit.

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

    signal node[70];
    node[0] <== (9445 * f25.atLeast[0] + (-28944) * f0.atLeast[3] + (-17036) * f0.atLeast[5]) * f13.atLeast[9] + 28944 * f0.atLeast[3] + 17036 * f0.atLeast[5] + 30004 * one + (-26554) * f13.atLeast[9];
    node[1] <== (16438 * f0.atLeast[3]) * f25.atLeast[0] + 1918 * f25.atLeast[0];
    node[2] <== (10609 * f13.atLeast[9]) * features[26] + (-10609) * f13.atLeast[9] + 15860 * one + 22863 * features[26];
    node[3] <== ((-1) * node[0] + (-1) * node[1] + (-1) * node[2]) * f24.atLeast[0] + node[0] + node[1] + node[2] + 32526 * f24.atLeast[1] + 163137 * f24.atLeast[0];
    node[4] <== (15788 * f8.atLeast[0]) * f25.atLeast[0] + 3125 * one + 18012 * f25.atLeast[0];
    node[5] <== (26669 * f0.atLeast[9] + (-15936) * f0.atLeast[2] + (-13909) * f0.atLeast[3] + (-1) * node[4]) * f24.atLeast[1] + 3970 * one + (-26669) * f0.atLeast[9] + 15936 * f0.atLeast[2] + 13909 * f0.atLeast[3] + node[4] + 77423 * f24.atLeast[1];
    node[6] <== (10768 * f0.atLeast[9]) * f24.atLeast[1] + (-10768) * f0.atLeast[9] + 11794 * one + 5322 * f24.atLeast[1];
    node[7] <== (node[6]) * f0.atLeast[3];
    node[8] <== ((-7189) * f25.atLeast[0] + (-12863) * f8.atLeast[0]) * f24.atLeast[2] + 7189 * f25.atLeast[0] + 12863 * f8.atLeast[0] + 12683 * one + 20379 * f24.atLeast[2];
    node[9] <== ((-20825) * f16.atLeast[0] + 28497 * f22.atLeast[0]) * f23.atLeast[0] + (-28497) * f22.atLeast[0] + 33181 * one + 30729 * f23.atLeast[0];
    node[10] <== ((-7125) * features[7]) * f24.atLeast[0] + 1662 * one + 5463 * f24.atLeast[0];
    node[11] <== ((-1) * node[9] + (-1) * node[10]) * f18.atLeast[3] + node[9] + node[10] + 119994 * f18.atLeast[3];
    node[12] <== ((-38617) * features[21] + (-17874) * f18.atLeast[3]) * features[7] + 38617 * features[21] + 17874 * f18.atLeast[3] + 29559 * one + (-29559) * features[7];
    node[13] <== (node[12] + 10654 * features[21]) * f24.atLeast[0] + (-10654) * features[21] + 17293 * one + (-17293) * f24.atLeast[0];
    node[14] <== (11309 * f18.atLeast[2]) * f22.atLeast[0] + 21878 * one + (-18141) * f22.atLeast[0];
    node[15] <== (node[14]) * f0.atLeast[4] + 845 * one + (-845) * f0.atLeast[4];
    node[16] <== (7646 * f18.atLeast[2]) * f22.atLeast[0] + 13820 * one + (-11901) * f22.atLeast[0];
    node[17] <== ((-18505) * f16.atLeast[0] + (-1) * node[16]) * f23.atLeast[0] + node[16] + 19959 * f23.atLeast[0];
    node[18] <== ((-8471) * features[7] + 10344 * features[21]) * f24.atLeast[0] + (-10344) * features[21] + 10344 * one + (-1872) * f24.atLeast[0];
    node[19] <== ((-1) * node[18]) * f23.atLeast[1] + node[18] + 22046 * f23.atLeast[1];
    node[20] <== (node[3] + node[5] + node[7] + node[8] + (-1) * node[11] + (-1) * node[13] + (-1) * node[15] + (-1) * node[17] + (-1) * node[19]) * features[20] + node[11] + node[13] + node[15] + node[17] + node[19];
    node[21] <== (10700 * f17.atLeast[4] + (-7779) * f0.atLeast[8]) * features[7] + (-10700) * f17.atLeast[4] + 7779 * f0.atLeast[8] + 33068 * one + (-33068) * features[7];
    node[22] <== ((-5755) * features[21] + (-1) * node[21]) * f0.atLeast[9] + node[21] + 7849 * f0.atLeast[11] + 13160 * f0.atLeast[9];
    node[23] <== ((-9780) * f8.atLeast[0]) * f0.atLeast[9] + 9780 * f8.atLeast[0] + 13272 * one + 9021 * f0.atLeast[11] + (-7387) * f0.atLeast[9];
    node[24] <== ((-1) * node[23]) * features[7] + node[23];
    node[25] <== (12288 * f23.atLeast[0]) * f0.atLeast[1] + 7072 * one + 8295 * f0.atLeast[1];
    node[26] <== ((-4085) * f0.atLeast[1]) * features[21] + 4085 * f0.atLeast[1] + 5363 * one + (-3001) * features[21];
    node[27] <== (node[22] + node[24] + (-1) * node[25] + (-1) * node[26]) * f0.atLeast[5] + node[25] + node[26];
    node[28] <== (6042 * f24.atLeast[1]) * f0.atLeast[9] + 7131 * f0.atLeast[8] + 12880 * one + (-15577) * f0.atLeast[9];
    node[29] <== ((-1) * node[28]) * features[7] + node[28];
    node[30] <== ((-5215) * f0.atLeast[0]) * features[21] + 5215 * f0.atLeast[0] + 3383 * one + (-1678) * features[21];
    node[31] <== (node[29] + (-1) * node[30]) * f0.atLeast[4] + node[30];
    node[32] <== ((-9852) * f8.atLeast[0]) * features[7] + 9852 * f8.atLeast[0] + 13482 * one + (-13482) * features[7];
    node[33] <== ((-1) * node[32]) * f0.atLeast[9] + node[32] + 7051 * f0.atLeast[9];
    node[34] <== (10714 * f25.atLeast[0]) * f23.atLeast[1] + 8117 * one + (-2055) * f23.atLeast[1];
    node[35] <== (node[34]) * f0.atLeast[1] + 4272 * one + (-4272) * f0.atLeast[1];
    node[36] <== (node[33] + (-1) * node[35]) * f0.atLeast[6] + node[35];
    node[37] <== (13311 * f22.atLeast[4] + 11657 * f22.atLeast[0]) * f18.atLeast[2] + (-11657) * f22.atLeast[0] + 22805 * one + (-11873) * f18.atLeast[2];
    node[38] <== (7134 * f17.atLeast[4]) * f0.atLeast[9] + (-7134) * f17.atLeast[4] + 13743 * one + 8119 * f0.atLeast[11] + (-7656) * f0.atLeast[9];
    node[39] <== (8733 * f23.atLeast[1]) * f0.atLeast[0] + 5964 * one + 11128 * f0.atLeast[0];
    node[40] <== (node[37] + node[38] + (-1) * node[39]) * f0.atLeast[6] + node[39];
    node[41] <== (13601 * f8.atLeast[0] + (-6327) * f25.atLeast[0]) * f12.atLeast[2] + 6327 * f25.atLeast[0] + 6434 * one + 886 * f12.atLeast[2];
    node[42] <== (12238 * f13.atLeast[2]) * f17.atLeast[6] + (-12238) * f13.atLeast[2] + 14582 * one + 7449 * f17.atLeast[6];
    node[43] <== (node[41] + (-1) * node[42]) * f0.atLeast[1] + node[42] + 3625 * f0.atLeast[8] + 9681 * f0.atLeast[1] + 10227 * f0.atLeast[11] + (-10444) * f0.atLeast[10];
    node[44] <== (14044 * f0.atLeast[7]) * f24.atLeast[1] + 53060 * one + (-33448) * f24.atLeast[1];
    node[45] <== (7685 * f23.atLeast[1] + 7915 * features[21]) * f24.atLeast[0] + (-7915) * features[21] + 9292 * one + 603 * f24.atLeast[0];
    node[46] <== (3716 * f23.atLeast[1] + (-8930) * f24.atLeast[0]) * f25.atLeast[0] + 8930 * f24.atLeast[0] + 2825 * one + 6305 * f25.atLeast[0];
    node[47] <== (node[44] + (-1) * node[45] + (-1) * node[46]) * features[26] + node[45] + node[46];
    node[48] <== ((-11095) * f13.atLeast[1]) * f22.atLeast[0] + 11095 * f13.atLeast[1] + 8110 * one + 4363 * f22.atLeast[4] + (-2907) * f22.atLeast[0];
    node[49] <== (12511 * f3.atLeast[0] + (-3377) * f24.atLeast[0]) * f16.atLeast[1] + 3377 * f24.atLeast[0] + 7422 * one + (-1657) * f16.atLeast[1];
    node[50] <== (17895 * f0.atLeast[7] + (-1) * node[48] + (-1) * node[49]) * f18.atLeast[3] + node[48] + node[49] + 19062 * f18.atLeast[3];
    node[51] <== ((-3642) * f1.atLeast[1] + (-9346) * f19.atLeast[2]) * f17.atLeast[1] + 9346 * f19.atLeast[2] + 8592 * one + 755 * f17.atLeast[1];
    node[52] <== (11079 * f11.atLeast[3] + (-1) * node[51]) * f8.atLeast[2] + node[51] + 8473 * f8.atLeast[2];
    node[53] <== ((-1) * node[40] + (-1) * node[43] + (-1) * node[47] + (-1) * node[50] + (-1) * node[52]) * features[7] + node[40] + node[43] + node[47] + node[50] + node[52];
    node[54] <== (7537 * f18.atLeast[1] + (-11157) * features[21]) * f13.atLeast[1] + 11157 * features[21] + 7176 * one + (-3979) * f13.atLeast[1];
    node[55] <== (10727 * f0.atLeast[7] + 3038 * f12.atLeast[0]) * f18.atLeast[2] + (-3038) * f12.atLeast[0] + 5937 * one + (-1034) * f18.atLeast[2];
    node[56] <== ((-2677) * f13.atLeast[1] + (-9328) * f25.atLeast[2]) * f22.atLeast[6] + 9328 * f25.atLeast[2] + 3228 * one + 1837 * f22.atLeast[6];
    node[57] <== (node[54] + node[55] + node[56]) * f22.atLeast[4];
    node[58] <== (11635 * f16.atLeast[0]) * f8.atLeast[0] + (-11635) * f16.atLeast[0] + 12583 * one + 4053 * f8.atLeast[0];
    node[59] <== ((-10505) * f0.atLeast[7] + 11443 * f11.atLeast[1]) * f13.atLeast[4] + 10505 * f0.atLeast[7] + (-11443) * f11.atLeast[1] + 12946 * one + 16738 * f13.atLeast[4];
    node[60] <== (node[57] + (-1) * node[58] + (-1) * node[59]) * f22.atLeast[0] + node[58] + node[59];
    node[61] <== (4672 * f0.atLeast[10]) * f8.atLeast[2] + (-4672) * f0.atLeast[10] + 9556 * one + 9070 * f8.atLeast[2];
    node[62] <== (4976 * f23.atLeast[2]) * f25.atLeast[5] + 3063 * f25.atLeast[3] + 7899 * one + (-5136) * f25.atLeast[5];
    node[63] <== ((-1) * node[61] + (-1) * node[62]) * features[7] + node[61] + node[62];
    node[64] <== (15825 * f22.atLeast[2]) * f15.atLeast[1] + (-15825) * f22.atLeast[2] + 17687 * one + 846 * f15.atLeast[1];
    node[65] <== (node[63] + (-1) * node[64]) * f0.atLeast[0] + node[64];
    node[66] <== ((-2837) * features[4]) * f23.atLeast[1] + 2837 * features[4] + 5988 * one + 4317 * f23.atLeast[1];
    node[67] <== (11069 * f19.atLeast[1]) * f13.atLeast[2] + 10616 * one + (-10616) * f13.atLeast[2];
    node[68] <== (node[66] + (-1) * node[67]) * f25.atLeast[0] + node[67];
    node[69] <== ((-10338) * f24.atLeast[1] + (-1) * node[68]) * features[26] + node[68] + 19825 * features[26];

    var score = 0;
    score += node[20];
    score += node[27];
    score += node[31];
    score += node[36];
    score += node[53];
    score += node[60];
    score += node[65];
    score += node[69];

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
    packed <== (low + score * (1 << 130)) * active;
}

component main {public [statementDigest]} = ModelChunk(2, 27, 7, 12);
