"""The bank's log: Merkle tree of RFC 9162, C2SP signed notes, checkpoints, cosignatures, and the log's keys over time."""

import base64
import binascii
import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256

from . import ed25519
from .documents import MAX_SAFE, canonical_bytes

ED25519, COSIGNATURE = 1, 4
MAX_SIGNATURES = 100
EM_DASH = "\u2014"


def node_hash(left, right):
    return sha256(b"\x01" + left + right).digest()


def is_included(root, size, leaf, index, path):
    """RFC 9162, 2.1.3.2."""
    if index >= size:
        return False
    place, last = index, size - 1
    for sibling in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            leaf = node_hash(sibling, leaf)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            leaf = node_hash(leaf, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and leaf == root


def is_extended(old_size, old_root, new_size, new_root, path):
    """True if the newer tree extends the older one, RFC 9162, 2.1.4.2."""
    if old_size > new_size:
        return False
    empty = sha256(b"").digest()
    if old_size == 0:
        return not path and old_root == empty and (new_size > 0 or new_root == empty)
    if old_size == new_size:
        return not path and old_root == new_root
    if not path:
        return False
    path = list(path) if old_size & (old_size - 1) else [old_root, *path]
    place, last = old_size - 1, new_size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new = node_hash(new, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and old == old_root and new == new_root


def decode_base64(text):
    """Bytes of the one canonical spelling; None for any other."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (ValueError, binascii.Error):
        return None
    return data if base64.b64encode(data).decode() == text else None


def is_key_name(name):
    units = len(name.encode("utf-16-le", "surrogatepass")) // 2
    return 0 < units <= 200 and not any(char in "+\ufeff" or char.isspace() or unicodedata.category(char) == "Cc" for char in name)


@dataclass(frozen=True)
class Key:
    name: str
    type: int
    public_key: bytes

    @property
    def hash(self):
        return sha256(self.name.encode() + b"\n" + bytes([self.type]) + self.public_key).digest()[:4]

    def __str__(self):
        return f"{self.name}+{self.hash.hex()}+{base64.b64encode(bytes([self.type]) + self.public_key).decode()}"


def read_key(text):
    """A C2SP verifier key; None where name, hash and key do not agree."""
    parts = text.split("+", 2)
    if len(parts) != 3 or not is_key_name(parts[0]):
        return None
    data = decode_base64(parts[2])
    if data is None or len(data) != 33 or data[0] not in (ED25519, COSIGNATURE):
        return None
    key = Key(parts[0], data[0], data[1:])
    return key if str(key) == text else None


@dataclass(frozen=True)
class Checkpoint:
    origin: str
    size: int
    root: bytes


def read_note(note):
    """Text and signatures (name, key hash, signature) of a note; None where it is malformed."""
    text, middle, block = note.rpartition("\n\n")
    if not middle or re.search("[\x00-\x09\x0b-\x1f]", note) or not block.endswith("\n"):
        return None
    lines = block[:-1].split("\n")
    signatures = [read_signature(line) for line in lines]
    return None if len(lines) > MAX_SIGNATURES or None in signatures else (text + "\n", signatures)


def read_signature(line):
    parts = line.split(" ")
    if len(parts) != 3 or parts[0] != EM_DASH or not is_key_name(parts[1]):
        return None
    data = decode_base64(parts[2])
    return None if data is None or len(data) < 5 else (parts[1], data[:4], data[4:])


def read_checkpoint(text):
    """Exactly three lines: origin, size, root."""
    lines = text.split("\n")
    if len(lines) != 4 or lines[3] or not is_key_name(lines[0]) or not re.fullmatch("0|[1-9][0-9]{0,15}", lines[1]):
        return None
    root = decode_base64(lines[2])
    if int(lines[1]) > MAX_SAFE or root is None or len(root) != 32:
        return None
    return Checkpoint(lines[0], int(lines[1]), root)


def of_key(signatures, key):
    return [signature for name, key_hash, signature in signatures if (name, key_hash) == (key.name, key.hash)]


def signed_checkpoint(note, periods):
    """The checkpoint in a note, if the log's key of its size signed it; else None. `periods` as `log_keys` gives them."""
    parsed = read_note(note)
    checkpoint = parsed and read_checkpoint(parsed[0])
    if not checkpoint or not periods:
        return None
    key = [key for from_size, key in periods if from_size <= checkpoint.size][-1]
    own = of_key(parsed[1], key)
    good = own and all(ed25519.verify(key.public_key, parsed[0].encode(), signature) for signature in own)
    return checkpoint if good and checkpoint.origin == key.name else None


def is_cosigned(note, witness_key):
    """True if the witness cosigned the checkpoint; a bad line of its key spoils the note."""
    witness, parsed = read_key(witness_key), read_note(note)
    if witness is None or witness.type != COSIGNATURE or parsed is None or read_checkpoint(parsed[0]) is None:
        return False
    own = of_key(parsed[1], witness)
    return bool(own) and all(is_cosignature(parsed[0], witness, signature) for signature in own)


def is_cosignature(text, witness, signature):
    seconds = int.from_bytes(signature[:8], "big")
    message = f"cosignature/v1\ntime {seconds}\n{text}".encode()
    return len(signature) == 72 and seconds <= MAX_SAFE and ed25519.verify(witness.public_key, message, signature[8:])


def log_keys(bank, rotations):
    """(first size, key) of the log in order; None where a rotation does not follow on the one before."""
    first = read_key(bank["logKey"])
    if first is None or first.type != ED25519:
        return None
    periods = [(0, first)]
    for rotation in rotations:
        from_size, newest = periods[-1]
        key = read_key(rotation["newKey"])
        document = {name: value for name, value in rotation.items() if name not in ("oldSignature", "newSignature")}
        message = b"probity/log-key-rotation/v1\n" + canonical_bytes(document)
        follows = (
            key is not None and key.type == ED25519 and key.name == newest.name and rotation["oldKey"] == str(newest)
            and rotation["fromSize"] > from_size and all(key != used for _, used in periods)
            and ed25519.verify(newest.public_key, message, bytes.fromhex(rotation["oldSignature"]))
            and ed25519.verify(key.public_key, message, bytes.fromhex(rotation["newSignature"]))
        )
        if not follows:
            return None
        periods.append((rotation["fromSize"], key))
    return periods
