"""BN254 (alt_bn128): points, pairing, and Groth16 proofs of one public signal, many at a time.

Formulas: EIP-197 for the curve; Vercauteren, "Optimal Pairings" (2008), for the Miller loop; Groth (2016) for the proof; Bellare,
Garay and Rabin (1998) for checking many equations as one. Fp2 is Fp[u]/(u^2 + 1); Fp12 is Fp2[w]/(w^6 - xi) with xi = 9 + u.
"""

import re
import secrets

Q = 21888242871839275222246405745257275088696311157297823662689037894645226208583
R = 21888242871839275222246405745257275088548364400416034343698204186575808495617
# The curve's parameter is 4965661367192848881; the loop runs over six times it and two.
LOOP = 6 * 4965661367192848881 + 2
XI = (9, 1)


class Malformed(Exception):
    """A value is not the one spelling of a valid point."""


# Fp2: pairs (c0, c1)

def f2_add(a, b):
    return (a[0] + b[0]) % Q, (a[1] + b[1]) % Q


def f2_sub(a, b):
    return (a[0] - b[0]) % Q, (a[1] - b[1]) % Q


def f2_mul(a, b):
    return (a[0] * b[0] - a[1] * b[1]) % Q, (a[0] * b[1] + a[1] * b[0]) % Q


def f2_scale(a, k):
    return a[0] * k % Q, a[1] * k % Q


def f2_inverse(a):
    norm = pow(a[0] * a[0] + a[1] * a[1], -1, Q)
    return a[0] * norm % Q, -a[1] * norm % Q


def f2_conjugate(a):
    return a[0], -a[1] % Q


def f2_power(a, exponent):
    result = (1, 0)
    for bit in bin(exponent)[2:]:
        result = f2_mul(result, result)
        if bit == "1":
            result = f2_mul(result, a)
    return result


# Fp12: six Fp2 coefficients of 1, w, ..., w^5

ONE = ((1, 0),) + ((0, 0),) * 5


def f12_mul(a, b, places=range(6)):
    """The product. `places`: where `b` is not zero, which spares most of the work for a line."""
    real, imaginary = [0] * 11, [0] * 11
    for j in places:
        b0, b1 = b[j]
        for i in range(6):
            a0, a1 = a[i]
            real[i + j] += a0 * b0 - a1 * b1
            imaginary[i + j] += a0 * b1 + a1 * b0
    for k in range(5):  # w^6 = 9 + u
        high, low = real[k + 6], imaginary[k + 6]
        real[k] += 9 * high - low
        imaginary[k] += high + 9 * low
    return tuple((real[k] % Q, imaginary[k] % Q) for k in range(6))


def f12_power(a, exponent):
    result = ONE
    for bit in bin(exponent)[2:]:
        result = f12_mul(result, result)
        if bit == "1":
            result = f12_mul(result, a)
    return result


# G1: y^2 = x^3 + 3 over Fp. G2: y^2 = x^3 + 3/xi over Fp2. Affine; None is infinity.

TWIST_B = f2_scale(f2_inverse(XI), 3)
G2 = (
    (10857046999023057135944570762232829481370756359578518086990519993285655852781,
     11559732032986387107991004021392285783925812861821192530917403151452391805634),
    (8495653923123431417604973247489272438418190587263600148770280649306958101930,
     4082367875863433681332203403145435568316851327593401208105741076214120093531),
)


def g1_add(p, q):
    if p is None or q is None:
        return q if p is None else p
    if p[0] == q[0]:
        if (p[1] + q[1]) % Q == 0:
            return None
        slope = 3 * p[0] * p[0] * pow(2 * p[1], -1, Q) % Q
    else:
        slope = (q[1] - p[1]) * pow(q[0] - p[0], -1, Q) % Q
    x = (slope * slope - p[0] - q[0]) % Q
    return x, (slope * (p[0] - x) - p[1]) % Q


def g1_times(point, scalar):
    result = None
    for bit in bin(scalar)[2:]:
        result = g1_add(result, result)
        if bit == "1":
            result = g1_add(result, point)
    return result


def g2_slope(p, q):
    """Of the line through two points, or of the tangent; None where it is vertical."""
    if p[0] != q[0]:
        return f2_mul(f2_sub(q[1], p[1]), f2_inverse(f2_sub(q[0], p[0])))
    if f2_add(p[1], q[1]) == (0, 0):
        return None
    return f2_mul(f2_scale(f2_mul(p[0], p[0]), 3), f2_inverse(f2_scale(p[1], 2)))


def g2_add(p, q):
    if p is None or q is None:
        return q if p is None else p
    slope = g2_slope(p, q)
    return None if slope is None else g2_third(p, q, slope)


def g2_third(p, q, slope):
    x = f2_sub(f2_sub(f2_mul(slope, slope), p[0]), q[0])
    return x, f2_sub(f2_mul(slope, f2_sub(p[0], x)), p[1])


def g2_times(point, scalar):
    result = None
    for bit in bin(scalar)[2:]:
        result = g2_add(result, result)
        if bit == "1":
            result = g2_add(result, point)
    return result


# The pairing

FROBENIUS_X = f2_power(XI, (Q - 1) // 3)
FROBENIUS_Y = f2_power(XI, (Q - 1) // 2)
# xi^((q^2 - 1)/6) lies in Fp: what the square of Frobenius multiplies w by.
FROBENIUS2_W = f2_power(XI, (Q * Q - 1) // 6)[0]
HARD_EXPONENT = (Q**4 - Q**2 + 1) // R


def times_line(f, p, q, at):
    """Multiplies f by the line through two points of G2, taken at a point of G1, and gives the third point too."""
    slope = g2_slope(p, q)
    constant = f2_sub(f2_mul(slope, p[0]), p[1])
    line = ((at[1], 0), f2_scale(slope, -at[0]), (0, 0), constant)
    return f12_mul(f, line, (0, 1, 3)), g2_third(p, q, slope)


def product_is_one(pairs):
    """True if the product of the pairings e(P, Q) is one. Points are of the groups of order r; pairs with infinity do not count."""
    pairs = [(p, q) for p, q in pairs if p is not None and q is not None]
    f, points = ONE, [q for _, q in pairs]
    for bit in bin(LOOP)[3:]:
        f = f12_mul(f, f)
        for i, (p, q) in enumerate(pairs):
            f, points[i] = times_line(f, points[i], points[i], p)
            if bit == "1":
                f, points[i] = times_line(f, points[i], q, p)
    for i, (p, (x, y)) in enumerate(pairs):
        once = f2_mul(f2_conjugate(x), FROBENIUS_X), f2_mul(f2_conjugate(y), FROBENIUS_Y)
        # Minus the point to which Frobenius maps twice: its y is minus y.
        twice = f2_scale(x, pow(FROBENIUS2_W, 2, Q)), y
        f, point = times_line(f, points[i], once, p)
        f, _ = times_line(f, point, twice, p)
    return is_one_after_final_exponentiation(f)


def is_one_after_final_exponentiation(f):
    """The exponent is (q^6 - 1)(q^2 + 1)h. With g = f^((q^2 + 1)h) it is to be shown that g^(q^6) = g: raising to q^6 turns w into
    -w, so g must have no odd power of w."""
    twice = tuple(f2_scale(c, pow(FROBENIUS2_W, i, Q)) for i, c in enumerate(f))
    g = f12_power(f12_mul(f, twice), HARD_EXPONENT)
    return g[1] == g[3] == g[5] == (0, 0)


# Points and keys as they travel

def read_coordinate(text):
    if not re.fullmatch(r"0|[1-9][0-9]{0,76}", text) or int(text) >= Q:
        raise Malformed
    return int(text)


def read_g1(wire):
    x, y = map(read_coordinate, wire)
    if (x, y) == (0, 0) or (y * y - x * x * x - 3) % Q != 0:
        raise Malformed
    return x, y


def read_g2(wire):
    x, y = (tuple(map(read_coordinate, pair)) for pair in wire)
    if f2_mul(y, y) != f2_add(f2_mul(f2_mul(x, x), x), TWIST_B) or g2_times((x, y), R) is not None:
        raise Malformed
    return x, y


def read_proof(wire):
    return read_g1(wire["a"]), read_g2(wire["b"]), read_g1(wire["c"])


class VerifyingKey:
    """A sound key: see *Proofs* in docs/statement.md."""

    def __init__(self, wire):
        self.alpha = read_g1(wire["alpha"])
        self.beta, gamma, self.delta = (read_g2(wire[name]) for name in ("beta", "gamma", "delta"))
        self.ic = [read_g1(point) for point in wire["ic"]]
        minus_gamma = gamma[0], f2_sub((0, 0), gamma[1])
        if gamma != G2 or self.delta in (gamma, minus_gamma):
            raise Malformed


def proofs_hold(key, checks):
    """True if every (signal, proof) holds under the key: all equations, each raised to a random power, multiplied into one."""
    pairs, powers, signals, c_sum = [], 0, 0, None
    for signal, (a, b, c) in checks:
        power = secrets.randbelow(2**128 - 1) + 1
        x, y = g1_times(a, power)
        pairs.append(((x, -y % Q), b))
        powers += power
        signals += power * signal
        c_sum = g1_add(c_sum, g1_times(c, power))
    public = g1_add(g1_times(key.ic[0], powers % R), g1_times(key.ic[1], signals % R))
    return product_is_one(pairs + [(g1_times(key.alpha, powers % R), key.beta), (public, G2), (c_sum, key.delta)])


def first_invalid(key, checks):
    """The place of the first (signal, proof) that does not hold; None if all do. A product that is not one is halved."""
    if not checks or proofs_hold(key, checks):
        return None
    if len(checks) == 1:
        return 0
    middle = len(checks) // 2
    left = first_invalid(key, checks[:middle])
    if left is not None:
        return left
    right = first_invalid(key, checks[middle:])
    return None if right is None else middle + right
