"""Ed25519 verification (RFC 8032, section 5.1.7), strict: canonical points and scalar, no key of small order."""
import hashlib

Q = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, Q) % Q
SQRT_M1 = pow(2, (Q - 1) // 4, Q)


def add(a, b):
    """Points as (X, Y, Z, T) with x = X/Z, y = Y/Z, xy = T/Z."""
    e = (a[1] - a[0]) * (b[1] - b[0]) % Q
    f = (a[1] + a[0]) * (b[1] + b[0]) % Q
    g = 2 * a[3] * b[3] * D % Q
    h = 2 * a[2] * b[2] % Q
    e, f, g, h = f - e, h - g, h + g, f + e
    return (e * f % Q, g * h % Q, f * g % Q, e * h % Q)


IDENTITY = (0, 1, 1, 0)


def multiply(scalar, point):
    result = IDENTITY
    for bit in bin(scalar)[2:]:
        result = add(result, result)
        if bit == '1':
            result = add(result, point)
    return result


def is_identity(point):
    return point[0] % Q == 0 and (point[1] - point[2]) % Q == 0


def decompress(data):
    """None for what is no canonical encoding of a point."""
    y = int.from_bytes(data, 'little')
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= Q:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, -1, Q) % Q
    x = pow(square, (Q + 3) // 8, Q)
    if (x * x - square) % Q != 0:
        x = x * SQRT_M1 % Q
    if (x * x - square) % Q != 0 or (x == 0 and sign == 1):
        return None
    if x & 1 != sign:
        x = Q - x
    return (x, y, 1, x * y % Q)


BASE = decompress((4 * pow(5, -1, Q) % Q).to_bytes(32, 'little'))


def verify(public_key, message, signature):
    if len(public_key) != 32 or len(signature) != 64:
        return False
    a, r, s = decompress(public_key), decompress(signature[:32]), int.from_bytes(signature[32:], 'little')
    if a is None or r is None or s >= L or is_identity(multiply(8, a)):
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public_key + message).digest(), 'little') % L
    minus_a = (Q - a[0], a[1], 1, Q - a[3])
    minus_r = (Q - r[0], r[1], 1, Q - r[3])
    return is_identity(multiply(8, add(add(multiply(s, BASE), multiply(k, minus_a)), minus_r)))
