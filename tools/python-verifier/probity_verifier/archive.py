"""Evidence archives: ZIP in one form only, and what is in them by name."""

import re
import struct
import zlib
from dataclasses import dataclass
from hashlib import sha256

from .documents import DoesNotFit, read_json, require, schema_sha256

LOCAL, CENTRAL, END = 0x04034B50, 0x02014B50, 0x06054B50
VERSION, DATE = 20, 0x00210000  # 1980-01-01 00:00
NAME = re.compile(rb"[\x21-\x7e]{1,200}")
BUNDLE_NAME = re.compile(r"days/[0-9]{4}-[0-9]{2}-[0-9]{2}/[0-9]{5,10}-[0-9a-f]{64}\.json")


@dataclass
class Archive:
    """Documents as they were read: `bundles` and `trust` unchecked, `history` by its schema or None."""
    trust: object
    bundles: list
    history: dict | None


def entries_of(data):
    """(name, content) of a ZIP that is, byte for byte, of the one form; None for any other."""
    entries, at = [], 0
    while data[at:at + 4] == struct.pack("<I", LOCAL) and at + 30 <= len(data):
        size, name_size = struct.unpack_from("<I", data, at + 22)[0], struct.unpack_from("<H", data, at + 26)[0]
        start = at + 30 + name_size
        if start + size > len(data):
            return None
        entries.append((data[at + 30:start], data[start:start + size]))
        at = start + size
    names = [name for name, _ in entries]
    if not all(map(NAME.fullmatch, names)) or len(set(names)) != len(names) or len(names) > 0xFFFF or written(entries) != data:
        return None
    return [(name.decode("ascii"), content) for name, content in entries]


def written(entries):
    local, central = b"", b""
    for name, content in entries:
        common = struct.pack("<HHHIIIIHH", VERSION, 0, 0, DATE, zlib.crc32(content), len(content), len(content), len(name), 0)
        central += struct.pack("<IH", CENTRAL, VERSION) + common + struct.pack("<HHHII", 0, 0, 0, 0, len(local)) + name
        local += struct.pack("<I", LOCAL) + common + name + content
    return local + central + struct.pack("<IHHHHIIH", END, 0, 0, len(entries), len(entries), len(central), len(local), 0)


def open_archive(data):
    """The archive in these bytes; None where they are of neither form."""
    entries = entries_of(data)
    if not entries:
        return None
    files = dict(entries)
    if list(files) == ["bundle.json", "trust.json"]:
        return Archive(read_json(files["trust.json"]), [read_json(files["bundle.json"])], None)

    name, content = entries[0]
    manifest = read_json(content) if name == "manifest.json" else None
    history = read_json(files["history.json"]) if "history.json" in files else None
    try:
        require(manifest, "archive-manifest")
        if "history.json" in files:
            require(history, "archive-history")
    except DoesNotFit:
        return None
    listed = [{"name": name, "bytes": len(content), "sha256": sha256(content).hexdigest()} for name, content in entries[1:]]
    schemas = {"evidence-bundle": schema_sha256("evidence-bundle"), "history": schema_sha256("archive-history"), "trust": schema_sha256("trust")}
    if manifest["entries"] != listed or manifest["schemas"] != schemas:
        return None
    bundles = [name for name, _ in entries if BUNDLE_NAME.fullmatch(name)]
    others = set(files) - set(bundles) - {"manifest.json", "trust.json", "history.json"}
    if others or not bundles or "trust.json" not in files:
        return None
    return Archive(read_json(files["trust.json"]), [read_json(files[name]) for name in bundles], history)
