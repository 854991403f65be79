"""JSON documents: canonical form (RFC 8785), signatures, digests, and the published schemas."""
import hashlib
import json
import re
import sys
from pathlib import Path

import ed25519
from bn254 import R


# Feature programs nest, and Python's own limit is lower than what Node takes.
sys.setrecursionlimit(15_000)


class Unreadable(Exception):
    """No JSON, or none that has a canonical form."""


def _number(text):
    value = float(text)
    if value != value or value in (float('inf'), float('-inf')):
        raise Unreadable
    return int(value) if value.is_integer() else value


def _refuse(text):
    raise Unreadable


def parse_json(data):
    """Of bytes of UTF-8 without a byte order mark. @raises Unreadable"""
    try:
        return json.loads(data.decode('utf-8'), parse_float=_number, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise Unreadable from error


def canonical_json(document):
    def sort(node):
        if isinstance(node, dict):
            return {key: sort(node[key]) for key in sorted(node, key=lambda key: key.encode('utf-16-be', 'surrogatepass'))}
        return [sort(child) for child in node] if isinstance(node, list) else node

    text = json.dumps(sort(document), separators=(',', ':'), ensure_ascii=False, allow_nan=False)
    # Half of a pair has no UTF-8; ECMAScript writes it as an escape.
    return re.sub('[\ud800-\udfff]', lambda half: f'\\u{ord(half[0]):04x}', text).encode('utf-8')


def sha256_of(document):
    return hashlib.sha256(canonical_json(document)).hexdigest()


def verify_signed(signed, expected_key):
    """Whether the expected key signed the document. The key that travels with it proves nothing by itself."""
    document = signed['document']
    message = f'probity/{document["kind"]}/v1\n'.encode() + canonical_json(document)
    return signed['publicKey'] == expected_key and ed25519.verify(bytes.fromhex(expected_key), message, bytes.fromhex(signed['signature']))


def text_digest(*parts):
    """Text as a field element: SHA-256 over length-prefixed UTF-8, its first 31 bytes."""
    hashed = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode()
        hashed.update(len(data).to_bytes(4, 'big') + data)
    return int.from_bytes(hashed.digest()[:31], 'big')


def program_digest(program):
    return text_digest('feature-program', canonical_json(program))


# --- Schemas -----------------------------------------------------------------------------------------------------------
FOLDER = Path(__file__).resolve().parent.parent.parent / 'docs' / 'schemas'


def schema(name):
    return json.loads((FOLDER / f'{name}.json').read_text())


def fits(document, root):
    """Whether a document fits a JSON Schema, as far as the published ones go: every object in them is closed."""
    try:
        return _fits(document, root, root)
    except RecursionError:
        return False


def _fits(value, node, root):
    if node is True or node == {}:
        return True
    if '$ref' in node:
        target = root
        for part in node['$ref'].removeprefix('#').strip('/').split('/'):
            target = target[part] if part else target
        return _fits(value, target, root)
    if 'anyOf' in node or 'oneOf' in node:
        return any(_fits(value, branch, root) for branch in node.get('anyOf', node.get('oneOf')))
    if 'not' in node:
        return node['not'] != {} and not _fits(value, node['not'], root)
    if 'const' in node and (value != node['const'] or isinstance(value, bool) != isinstance(node['const'], bool)):
        return False
    if 'enum' in node and value not in node['enum']:
        return False
    kind = node.get('type')
    if kind == 'object':
        known = node.get('properties', {})
        return isinstance(value, dict) and all(name in value for name in node.get('required', [])) and all(name in known and _fits(child, known[name], root) for name, child in value.items())
    if kind == 'array':
        if not isinstance(value, list) or not node.get('minItems', 0) <= len(value) <= node.get('maxItems', len(value)):
            return False
        first = node.get('prefixItems')
        if first is not None:
            return len(value) == len(first) and all(_fits(child, each, root) for child, each in zip(value, first))
        return all(_fits(child, node.get('items', True), root) for child in value)
    if kind == 'string':
        return isinstance(value, str) and node.get('minLength', 0) <= len(value) <= node.get('maxLength', len(value)) and _matches(node.get('pattern'), value)
    if kind in ('integer', 'number'):
        right = isinstance(value, (int, float)) and not isinstance(value, bool) and (kind == 'number' or isinstance(value, int))
        return right and node.get('minimum', value) <= value <= node.get('maximum', value)
    if kind == 'boolean':
        return isinstance(value, bool)
    return kind != 'null' or value is None


def _matches(pattern, text):
    # `$` of Python also stands before a last line break.
    return pattern is None or re.search(pattern.replace('$', r'\Z'), text, re.ASCII) is not None


def are_fields(*texts):
    """Below the order of the scalar field: a schema can't say that."""
    return all(int(text) < R for text in texts)
