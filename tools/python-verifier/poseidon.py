"""Poseidon over the scalar field of BN254 (eprint 2019/458), as circomlib has it, under a domain tag in the capacity element."""
from functools import lru_cache

from bn254 import R

PARTIAL_ROUNDS = [56, 57, 56, 60, 60, 63, 64, 63, 60, 66, 60, 65, 70, 60, 64, 68]
FULL_ROUNDS = 8
RATE = 16
TAG = {
    'lookupTags': 6, 'totals': 8, 'recordStatement': 11, 'modelStatement': 12, 'chunkStatement': 13, 'merkleLeaf': 14, 'merkleNode': 15, 'merkleEmptyLeaf': 16,
}


class OutOfRange(Exception):
    """A value wider than its field."""


def grain(width, partial):
    """Bits of the Grain generator that makes all constants (appendix F)."""
    def bits(value, length):
        return [int(bit) for bit in format(value, f'0{length}b')]

    state = bits(1, 2) + bits(0, 4) + bits(254, 12) + bits(width, 12) + bits(FULL_ROUNDS, 10) + bits(partial, 10) + [1] * 30

    def step():
        bit = state[62] ^ state[51] ^ state[38] ^ state[23] ^ state[13] ^ state[0]
        state.pop(0)
        state.append(bit)
        return bit

    for _ in range(160):
        step()
    while True:
        # The second bit of a pair counts where the first one is set.
        if step():
            yield step()
        else:
            step()


@lru_cache(maxsize=None)
def constants(width):
    partial = PARTIAL_ROUNDS[width - 2]
    source = grain(width, partial)

    def number():
        value = 0
        for _ in range(254):
            value = value << 1 | next(source)
        return value

    def below_order():
        while True:
            value = number()
            if value < R:
                return value

    rounds = [[below_order() for _ in range(width)] for _ in range(FULL_ROUNDS + partial)]
    points = [number() % R for _ in range(2 * width)]
    matrix = [[pow(points[i] + points[width + j], -1, R) for j in range(width)] for i in range(width)]
    return rounds, matrix


def permute(state):
    width = len(state)
    rounds, matrix = constants(width)
    partial = PARTIAL_ROUNDS[width - 2]
    for number, row in enumerate(rounds):
        state = [value + constant for value, constant in zip(state, row)]
        full = number < FULL_ROUNDS // 2 or number >= FULL_ROUNDS // 2 + partial
        state = [pow(value, 5, R) if full or place == 0 else value for place, value in enumerate(state)]
        state = [sum(factor * value for factor, value in zip(line, state)) % R for line in matrix]
    return state


def tagged_hash(tag, inputs):
    """A sponge in overwrite mode: blocks of 16, the capacity starts at tag * 2^32 + length and is carried along."""
    capacity = (TAG[tag] << 32) + len(inputs)
    for at in range(0, len(inputs), RATE):
        block = inputs[at:at + RATE]
        if any(not 0 <= value < R for value in block):
            raise OutOfRange
        capacity = permute([capacity] + block)[0]
    return capacity
