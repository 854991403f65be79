"""Evidence archives (docs/evidence-format.md): ZIP in one form only, with a manifest, or `day.zip` with one batch."""
import re
import struct
import zlib

from documents import Unreadable, canonical_json, fits, parse_json, schema, sha256_of
import hashlib

DATE = 0x00210000
BUNDLE_NAME = re.compile(r'days/\d{4}-\d{2}-\d{2}/\d{5,10}-[0-9a-f]{64}\.json', re.ASCII)


def stored_zip(entries):
    """Entries stored, in order, dated 1980-01-01, without comment or extra field. None where that can't be."""
    out, central, names = b'', b'', set()
    for name, data in entries:
        if not re.fullmatch(r'[\x21-\x7e]{1,200}', name) or name in names:
            return None
        names.add(name)
        encoded = name.encode('ascii')
        common = struct.pack('<HHHIIIIHH', 20, 0, 0, DATE, zlib.crc32(data), len(data), len(data), len(encoded), 0)
        central += struct.pack('<IH', 0x02014B50, 20) + common + struct.pack('<HHHII', 0, 0, 0, 0, len(out)) + encoded
        out += struct.pack('<I', 0x04034B50) + common + encoded + data
    return out + central + struct.pack('<IHHHHIIH', 0x06054B50, 0, 0, len(names), len(names), len(central), len(out), 0)


def read_zip(data):
    """The entries of an archive that is, byte for byte, what `stored_zip` writes; None for any other."""
    entries, at = [], 0
    while at + 30 <= len(data) and data[at:at + 4] == b'PK\x03\x04':
        size, name_length = struct.unpack_from('<I', data, at + 22)[0], struct.unpack_from('<H', data, at + 26)[0]
        start = at + 30 + name_length
        if start + size > len(data):
            return None
        entries.append((data[at + 30:start].decode('latin-1'), data[start:start + size]))
        at = start + size
    return entries if stored_zip(entries) == data else None


def _json(data):
    try:
        return parse_json(data)
    except Unreadable:
        return None


class Archive:
    def __init__(self, trust, bundles, history):
        self.trust, self.bundles, self.history = trust, bundles, history


def open_archive(data):
    """None where it is not exactly of either form, so that nothing unread can hide in it."""
    entries = read_zip(data)
    if entries is None:
        return None
    if [name for name, _ in entries] == ['bundle.json', 'trust.json']:
        return Archive(_json(entries[1][1]), [_json(entries[0][1])], None)
    if not entries or entries[0][0] != 'manifest.json':
        return None
    manifest, files = _json(entries[0][1]), dict(entries[1:])
    if not fits(manifest, schema('archive-manifest')):
        return None
    listed = [{'name': name, 'bytes': len(content), 'sha256': hashlib.sha256(content).hexdigest()} for name, content in entries[1:]]
    schemas = {'evidence-bundle': sha256_of(schema('evidence-bundle')), 'history': sha256_of(schema('archive-history')), 'trust': sha256_of(schema('trust'))}
    if canonical_json(manifest['entries']) != canonical_json(listed) or canonical_json(manifest['schemas']) != canonical_json(schemas):
        return None
    bundles = [_json(content) for name, content in files.items() if BUNDLE_NAME.fullmatch(name)]
    history = _json(files['history.json']) if 'history.json' in files else None
    if 'trust.json' not in files or not bundles or len(bundles) + 1 + ('history.json' in files) != len(files):
        return None
    if 'history.json' in files and not fits(history, schema('archive-history')):
        return None
    return Archive(_json(files['trust.json']), bundles, history)
