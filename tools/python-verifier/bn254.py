"""BN254 (EIP-196, EIP-197): points, the optimal ate pairing, Groth16 over circuits with one public signal.

Plain and slow on purpose: affine points, schoolbook towers, one way to do each thing. Fp2 = Fp[u]/(u^2 + 1),
Fp12 = Fp2[w]/(w^6 - XI) with XI = 9 + u; the twist is y^2 = x^3 + 3/XI and a point (x, y) of it stands for (x w^2, y w^3).
"""
import re
import secrets

P = 21888242871839275222246405745257275088696311157297823662689037894645226208583
R = 21888242871839275222246405745257275088548364400416034343698204186575808495617
# The seed of the curve; the loop of the ate pairing runs over 6x + 2.
X = 4965661367192848881
LOOP = bin(6 * X + 2)[3:]
XI = (9, 1)


class Malformed(Exception):
    """A value that is not in its one canonical form."""


# --- Fp2 ---------------------------------------------------------------------------------------------------------------
def add2(a, b):
    return ((a[0] + b[0]) % P, (a[1] + b[1]) % P)


def sub2(a, b):
    return ((a[0] - b[0]) % P, (a[1] - b[1]) % P)


def mul2(a, b):
    return ((a[0] * b[0] - a[1] * b[1]) % P, (a[0] * b[1] + a[1] * b[0]) % P)


def inv2(a):
    norm = pow(a[0] * a[0] + a[1] * a[1], -1, P)
    return (a[0] * norm % P, -a[1] * norm % P)


def pow2(a, exponent):
    result = (1, 0)
    for bit in bin(exponent)[2:]:
        result = mul2(result, result)
        if bit == '1':
            result = mul2(result, a)
    return result


def conjugate2(a):
    return (a[0], -a[1] % P)


TWIST_B = mul2((3, 0), inv2(XI))
FROBENIUS_X = pow2(XI, (P - 1) // 3)
FROBENIUS_Y = pow2(XI, (P - 1) // 2)

G1 = (1, 2)
G2 = (
    (10857046999023057135944570762232829481370756359578518086990519993285655852781, 11559732032986387107991004021392285783925812861821192530917403151452391805634),
    (8495653923123431417604973247489272438418190587263600148770280649306958101930, 4082367875863433681332203403145435568316851327593401208105741076214120093531),
)


# --- Points: None is infinity -------------------------------------------------------------------------------------------
def g1_add(a, b):
    if a is None or b is None:
        return b if a is None else a
    if a[0] == b[0]:
        if (a[1] + b[1]) % P == 0:
            return None
        slope = 3 * a[0] * a[0] * pow(2 * a[1], -1, P) % P
    else:
        slope = (b[1] - a[1]) * pow(b[0] - a[0], -1, P) % P
    x = (slope * slope - a[0] - b[0]) % P
    return (x, (slope * (a[0] - x) - a[1]) % P)


def g1_negate(a):
    return None if a is None else (a[0], -a[1] % P)


def g2_slope(a, b):
    if a == b:
        square = mul2(a[0], a[0])
        return mul2(add2(square, add2(square, square)), inv2(add2(a[1], a[1])))
    return mul2(sub2(b[1], a[1]), inv2(sub2(b[0], a[0])))


def g2_add(a, b):
    if a is None or b is None:
        return b if a is None else a
    if a[0] == b[0] and add2(a[1], b[1]) == (0, 0):
        return None
    slope = g2_slope(a, b)
    x = sub2(sub2(mul2(slope, slope), a[0]), b[0])
    return (x, sub2(mul2(slope, sub2(a[0], x)), a[1]))


def multiply(point, scalar, add):
    result = None
    for bit in bin(scalar)[2:]:
        result = add(result, result)
        if bit == '1':
            result = add(result, point)
    return result


# --- Fp12: six coefficients in Fp2, of w^0 to w^5 -------------------------------------------------------------------------
ONE12 = [(1, 0)] + [(0, 0)] * 5


def mul12(a, b):
    wide = [[0, 0] for _ in range(11)]
    for i, (a0, a1) in enumerate(a):
        if a0 or a1:
            for j, (b0, b1) in enumerate(b):
                if b0 or b1:
                    wide[i + j][0] += a0 * b0 - a1 * b1
                    wide[i + j][1] += a0 * b1 + a1 * b0
    # w^6 = 9 + u
    for k in range(10, 5, -1):
        c0, c1 = wide[k]
        wide[k - 6][0] += 9 * c0 - c1
        wide[k - 6][1] += 9 * c1 + c0
    return [(c0 % P, c1 % P) for c0, c1 in wide[:6]]


def line(t, q, p):
    """The line through t and q of the twist (its tangent where they are equal), at a point p of G1."""
    slope = g2_slope(t, q)
    scaled = (-slope[0] * p[0] % P, -slope[1] * p[0] % P)
    return [(p[1], 0), scaled, (0, 0), sub2(mul2(slope, t[0]), t[1]), (0, 0), (0, 0)]


def frobenius_twist(q):
    return (mul2(conjugate2(q[0]), FROBENIUS_X), mul2(conjugate2(q[1]), FROBENIUS_Y))


def miller(p, q):
    """The Miller function of the optimal ate pairing; a pairing with infinity is one."""
    if p is None or q is None:
        return ONE12
    f, t = ONE12, q
    for bit in LOOP:
        f = mul12(mul12(f, f), line(t, t, p))
        t = g2_add(t, t)
        if bit == '1':
            f = mul12(f, line(t, q, p))
            t = g2_add(t, q)
    q1 = frobenius_twist(q)
    q2 = frobenius_twist(q1)
    f = mul12(f, line(t, q1, p))
    t = g2_add(t, q1)
    return mul12(f, line(t, (q2[0], sub2((0, 0), q2[1])), p))


def product_is_one(pairs):
    """Whether the product of the pairings is one.

    f^((p^12 - 1) / r) = 1 exactly where g = f^((p^2 + 1)(p^4 - p^2 + 1) / r) satisfies g^(p^6) = g, and taking to the power p^6
    negates w: no inversion is needed.
    """
    f = ONE12
    for p, q in pairs:
        f = mul12(f, miller(p, q))
    g = ONE12
    for bit in bin((P**2 + 1) * ((P**4 - P**2 + 1) // R))[2:]:
        g = mul12(g, g)
        if bit == '1':
            g = mul12(g, f)
    return all(g[k] == (0, 0) for k in (1, 3, 5))


# --- Reading -----------------------------------------------------------------------------------------------------------
def coordinate(text):
    if not isinstance(text, str) or not re.fullmatch(r'(0|[1-9][0-9]{0,76})', text, re.ASCII) or int(text) >= P:
        raise Malformed
    return int(text)


def read_g1(wire):
    x, y = (coordinate(text) for text in wire)
    if (y * y - x * x * x - 3) % P != 0:
        raise Malformed
    return (x, y)


def read_g2(wire):
    x, y = (tuple(coordinate(text) for text in pair) for pair in wire)
    if mul2(y, y) != add2(mul2(x, mul2(x, x)), TWIST_B):
        raise Malformed
    # The twist has other points than those of order r.
    if multiply((x, y), R, g2_add) is not None:
        raise Malformed
    return (x, y)


def read_proof(wire):
    return (read_g1(wire['a']), read_g2(wire['b']), read_g1(wire['c']))


class VerifyingKey:
    """A checked key. Gamma is the generator, as snarkjs fixes it; delta must differ from it, or anybody proves anything."""

    def __init__(self, wire):
        self.alpha, self.beta, self.gamma, self.delta = read_g1(wire['alpha']), read_g2(wire['beta']), read_g2(wire['gamma']), read_g2(wire['delta'])
        self.ic = [read_g1(point) for point in wire['ic']]
        if self.gamma != G2 or self.delta in (G2, (G2[0], sub2((0, 0), G2[1]))):
            raise Malformed


# --- Groth16 -----------------------------------------------------------------------------------------------------------
def verify(key, checks):
    """Whether all proofs prove their signals under the key. @param checks list of (signal, proof)

    Many at once: each equation to the power of a fresh random number of 128 bits (Bellare, Garay, Rabin 1998).
    """
    if any(not 0 <= signal < R for signal, _ in checks):
        return False
    pairs, powers, public, tail = [], 0, 0, None
    for signal, (a, b, c) in checks:
        z = secrets.randbits(128) | 1
        pairs.append((multiply(a, z, g1_add), b))
        powers += z
        public += z * signal
        tail = g1_add(tail, multiply(c, z, g1_add))
    ic = g1_add(multiply(key.ic[0], powers % R, g1_add), multiply(key.ic[1], public % R, g1_add))
    alpha = multiply(key.alpha, powers % R, g1_add)
    return product_is_one(pairs + [(g1_negate(alpha), key.beta), (g1_negate(ic), key.gamma), (g1_negate(tail), key.delta)])


def first_invalid(key, checks, offset=0):
    """The place of the first proof that does not verify, by halving; None if all do."""
    if not checks or verify(key, checks):
        return None
    if len(checks) == 1:
        return offset
    half = len(checks) // 2
    found = first_invalid(key, checks[:half], offset)
    return found if found is not None else first_invalid(key, checks[half:], offset + half)
