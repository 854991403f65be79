"""Poseidon over the scalar field of BN254 as circomlib's PoseidonEx computes it; constants by the paper (eprint 2019/458, appendix F)."""

from functools import lru_cache
from hashlib import sha256

from .bn254 import R

PARTIAL_ROUNDS = [56, 57, 56, 60, 60, 63, 64, 63, 60, 66, 60, 65, 70, 60, 64, 68]  # of widths 2 to 17
FULL_ROUNDS = 8
FIELD_BITS = 254
RATE = 16
TAG = {"lookupTags": 6, "totals": 8, "recordStatement": 11, "modelStatement": 12, "chunkStatement": 13, "merkleLeaf": 14, "merkleNode": 15, "merkleEmptyLeaf": 16}


def grain(width, partial_rounds):
    """The numbers of FIELD_BITS bits that the Grain generator gives for these parameters."""
    fields = ((1, 2), (0, 4), (FIELD_BITS, 12), (width, 12), (FULL_ROUNDS, 10), (partial_rounds, 10), (2**30 - 1, 30))
    # Bit i of `state` is the i-th oldest of the last 80.
    state = int("".join(format(value, f"0{bits}b") for value, bits in fields)[::-1], 2)

    def raw():
        """The register's bits. No tap is within 18 of the newest bit, so 18 come at a time."""
        nonlocal state
        while True:
            new = (state ^ state >> 13 ^ state >> 23 ^ state >> 38 ^ state >> 51 ^ state >> 62) & 0x3FFFF
            state = state >> 18 | new << 62
            yield from format(new, "018b")[::-1]

    bits = raw()
    for _ in range(160):
        next(bits)
    while True:
        taken = []
        while len(taken) < FIELD_BITS:  # of two bits the second counts where the first is set
            first, second = next(bits), next(bits)
            if first == "1":
                taken.append(second)
        yield int("".join(taken), 2)


@lru_cache
def constants(width):
    partial = PARTIAL_ROUNDS[width - 2]
    numbers = grain(width, partial)
    rounds = [[next(number for number in numbers if number < R) for _ in range(width)] for _ in range(FULL_ROUNDS + partial)]
    xs, ys = ([next(numbers) % R for _ in range(width)] for _ in range(2))
    return rounds, [[pow(x + y, -1, R) for y in ys] for x in xs]


def permute(state):
    rounds, matrix = constants(len(state))
    half = FULL_ROUNDS // 2
    for number, added in enumerate(rounds):
        state = [value + constant for value, constant in zip(state, added)]
        boxed = len(state) if number < half or number >= len(rounds) - half else 1
        state[:boxed] = [pow(value, 5, R) for value in state[:boxed]]
        state = [sum(a * b for a, b in zip(row, state)) % R for row in matrix]
    return state


def tagged_hash(tag, inputs):
    """H(tag, list) of docs/statement.md."""
    capacity = TAG[tag] * 2**32 + len(inputs)
    for at in range(0, len(inputs), RATE):
        capacity = permute([capacity, *inputs[at:at + RATE]])[0]
    return capacity


def text_digest(*parts):
    """The first 31 bytes of SHA-256 over the parts, each after its length, as a number."""
    encoded = [part.encode() for part in parts]
    return int.from_bytes(sha256(b"".join(len(part).to_bytes(4, "big") + part for part in encoded)).digest()[:31], "big")


def batch_root(chunk_statements):
    level = [tagged_hash("merkleLeaf", [statement]) for statement in chunk_statements]
    size = 1
    while size < len(level):
        size *= 2
    level += [tagged_hash("merkleEmptyLeaf", [0])] * (size - len(level))
    while len(level) > 1:
        level = [tagged_hash("merkleNode", level[at:at + 2]) for at in range(0, len(level), 2)]
    return level[0]
