"""The bank's log: RFC 9162 trees, C2SP signed notes, checkpoints and cosignatures, and the log's keys over time."""
import base64
import hashlib
import re

import ed25519
from documents import verify_signed

ED25519, COSIGNATURE = 1, 4
MOST_SAFE = 2**53 - 1


def leaf_hash(leaf):
    return hashlib.sha256(b'\x00' + leaf).digest()


def node_hash(left, right):
    return hashlib.sha256(b'\x01' + left + right).digest()


def _up(fn, sn):
    return fn // 2, sn // 2


def verify_inclusion(root, size, leaf, index, proof):
    """RFC 9162, 2.1.3.2."""
    if index >= size or len(proof) > 64:
        return False
    fn, sn, at = index, size - 1, leaf
    for sibling in proof:
        if sn == 0:
            return False
        if fn % 2 == 1 or fn == sn:
            at = node_hash(sibling, at)
            while fn % 2 == 0 and fn != 0:
                fn, sn = _up(fn, sn)
        else:
            at = node_hash(at, sibling)
        fn, sn = _up(fn, sn)
    return sn == 0 and at == root


def verify_consistency(old_size, old_root, new_size, new_root, proof):
    """RFC 9162, 2.1.4.2, for an older tree that is not empty."""
    if not 0 < old_size <= new_size or len(proof) > 64:
        return False
    if old_size == new_size:
        return not proof and old_root == new_root
    if not proof:
        return False
    path = [old_root] + proof if old_size & (old_size - 1) == 0 else list(proof)
    fn, sn = old_size - 1, new_size - 1
    while fn % 2 == 1:
        fn, sn = _up(fn, sn)
    old_at = new_at = path[0]
    for sibling in path[1:]:
        if sn == 0:
            return False
        if fn % 2 == 1 or fn == sn:
            old_at, new_at = node_hash(sibling, old_at), node_hash(sibling, new_at)
            while fn % 2 == 0 and fn != 0:
                fn, sn = _up(fn, sn)
        else:
            new_at = node_hash(new_at, sibling)
        fn, sn = _up(fn, sn)
    return sn == 0 and old_at == old_root and new_at == new_root


def decode_base64(text):
    """None unless it is the one canonical spelling."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return data if base64.b64encode(data).decode() == text else None


def is_key_name(name):
    units = len(name.encode('utf-16-le', 'surrogatepass')) // 2
    return 0 < units <= 200 and not re.search(r'[\s+\x00-\x1f\x7f-\x9f\ufeff]', name)


class Key:
    """A verifier key: name, type, hash, public key."""

    def __init__(self, name, kind, public_key):
        self.name, self.kind, self.public_key = name, kind, public_key
        self.hash = hashlib.sha256(f'{name}\n'.encode() + bytes([kind]) + public_key).digest()[:4]

    def text(self):
        return f'{self.name}+{self.hash.hex()}+{base64.b64encode(bytes([self.kind]) + self.public_key).decode()}'


def parse_key(text):
    match = re.fullmatch(r'([^+]+)\+([0-9a-f]{8})\+(.+)', text)
    data = decode_base64(match[3]) if match and is_key_name(match[1]) else None
    if data is None or len(data) != 33 or data[0] not in (ED25519, COSIGNATURE):
        return None
    key = Key(match[1], data[0], data[1:])
    return key if key.hash.hex() == match[2] else None


def parse_note(note):
    """(text, [(name, key hash, signature)]), or None where it is malformed."""
    if len(note) > 1_000_000 or re.search(r'[\x00-\x09\x0b-\x1f]', note) or '\n\n' not in note or not note.endswith('\n'):
        return None
    split = note.rindex('\n\n')
    block = note[split + 2:]
    if not block.endswith('\n'):
        return None
    lines = block[:-1].split('\n')
    signatures = []
    for line in lines:
        match = re.fullmatch(r'\u2014 (\S+) (\S+)', line)
        data = decode_base64(match[2]) if match and is_key_name(match[1]) else None
        if data is None or len(data) < 5:
            return None
        signatures.append((match[1], data[:4], data[4:]))
    return None if len(lines) > 100 else (note[:split + 1], signatures)


class Checkpoint:
    def __init__(self, origin, size, root):
        self.origin, self.size, self.root = origin, size, root


def parse_checkpoint(text):
    lines = text.split('\n')
    if len(lines) != 4 or lines[3] != '' or not is_key_name(lines[0]) or not re.fullmatch(r'(0|[1-9][0-9]{0,15})', lines[1], re.ASCII):
        return None
    root = decode_base64(lines[2])
    return Checkpoint(lines[0], int(lines[1]), root) if root is not None and len(root) == 32 and int(lines[1]) <= MOST_SAFE else None


def own_signatures(parsed, key):
    return [signature for name, key_hash, signature in parsed[1] if name == key.name and key_hash == key.hash]


def verify_cosignature(note, witness):
    """Whether the witness cosigned the checkpoint. A bad line of its key spoils the note."""
    parsed = parse_note(note)
    if parsed is None or witness is None or witness.kind != COSIGNATURE or parse_checkpoint(parsed[0]) is None:
        return False
    found = own_signatures(parsed, witness)
    for signature in found:
        seconds = int.from_bytes(signature[:8], 'big')
        message = f'cosignature/v1\ntime {seconds}\n{parsed[0]}'.encode()
        if len(signature) != 72 or seconds > MOST_SAFE or not ed25519.verify(witness.public_key, message, signature[8:]):
            return False
    return len(found) > 0


def log_keys(bank, rotations):
    """[(first size, key)]: the registered key, and each that the one before named; None where one does not follow."""
    key = parse_key(bank['logKey'])
    if key is None or key.kind != ED25519:
        return None
    periods = [(0, key)]
    for rotation in rotations:
        from_size, old = periods[-1]
        new = parse_key(rotation['newKey'])
        document = {name: value for name, value in rotation.items() if name not in ('oldSignature', 'newSignature')}

        def signed(by, signature):
            return verify_signed({'document': document, 'publicKey': by.public_key.hex(), 'signature': signature}, by.public_key.hex())

        follows = new is not None and new.kind == ED25519 and new.name == old.name and rotation['oldKey'] == old.text() and rotation['fromSize'] > from_size
        if not follows or any(new.text() == known.text() for _, known in periods) or not signed(old, rotation['oldSignature']) or not signed(new, rotation['newSignature']):
            return None
        periods.append((rotation['fromSize'], new))
    return periods


def checkpoint_of(note, trust):
    """The checkpoint in a note, if the log key that is registered for its size signed it."""
    periods = log_keys(trust['bank'], trust['logKeyRotations'])
    parsed = parse_note(note)
    claimed = parse_checkpoint(parsed[0]) if parsed else None
    if periods is None or claimed is None:
        return None
    key = [key for from_size, key in periods if from_size <= claimed.size][-1]
    found = own_signatures(parsed, key)
    signed = found and all(ed25519.verify(key.public_key, parsed[0].encode(), signature) for signature in found)
    return claimed if signed and claimed.origin == key.name else None
