"""JSON documents: strict reading, canonical form, the published schemas and the conditions beside them, signatures."""

import json
import re
import unicodedata
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from . import ed25519
from .bn254 import R

MAX_SAFE = 2**53 - 1


class DoesNotFit(Exception):
    """A document is not of the agreed form; `path` says where."""

    def __init__(self, path):
        super().__init__()
        self.path = path


def refuse_constant(name):
    raise ValueError(f"{name} is no JSON")


def read_number(text):
    """A number as binary64; a whole one as an int."""
    value = float(text)
    return int(value) if value.is_integer() and abs(value) <= MAX_SAFE else value


def read_json(data):
    """The document in bytes of UTF-8; None where there is none."""
    try:
        return json.loads(data.decode("utf-8"), parse_constant=refuse_constant, parse_int=read_number, parse_float=read_number)
    except (ValueError, RecursionError):
        return None


def canonical_json(document):
    """RFC 8785. The documents have no numbers but whole ones."""
    if isinstance(document, dict):
        keys = sorted(document, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(f"{canonical_text(key)}:{canonical_json(document[key])}" for key in keys) + "}"
    if isinstance(document, list):
        return "[" + ",".join(map(canonical_json, document)) + "]"
    return canonical_text(document) if isinstance(document, str) else json.dumps(document)


def canonical_text(text):
    quoted = json.dumps(text, ensure_ascii=False)
    return re.sub("[\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", quoted)


def canonical_bytes(document):
    return canonical_json(document).encode()


def document_sha256(document):
    return sha256(canonical_bytes(document)).hexdigest()


def leaf_hash(document):
    return sha256(b"\x00" + canonical_bytes(document)).digest()


def is_signed(signed, expected_key):
    """True if a {document, publicKey, signature} is signed by the expected key."""
    if signed["publicKey"] != expected_key:
        return False
    message = f"probity/{signed['document']['kind']}/v1\n".encode() + canonical_bytes(signed["document"])
    return ed25519.verify(bytes.fromhex(expected_key), message, bytes.fromhex(signed["signature"]))


# Schemas

FOLDERS = (Path(__file__).parent / "schemas", Path(__file__).parents[3] / "docs" / "schemas")


@lru_cache
def schema(name):
    folder = next(folder for folder in FOLDERS if folder.is_dir())
    return json.loads((folder / f"{name}.json").read_text("utf-8"))


@lru_cache
def schema_sha256(name):
    return document_sha256(schema(name))


@lru_cache
def compiled(pattern):
    return re.compile(pattern, re.ASCII)


FIELD_PATTERN = "^(0|[1-9][0-9]{0,76})$"


def require(value, name):
    """Raises DoesNotFit unless the value fits the named schema and the conditions that a schema can't say."""
    try:
        fit(value, schema(name), schema(name), ())
    except RecursionError:
        raise DoesNotFit(("featurePrograms",)) from None


def fit(value, rule, whole, path):
    if "$ref" in rule:
        return fit(value, whole["$defs"][rule["$ref"].removeprefix("#/$defs/")], whole, path)
    if "anyOf" in rule:
        if not any(fits(value, option, whole, path) for option in rule["anyOf"]):
            raise DoesNotFit(path)
        return None
    if "const" in rule and (type(value) is not type(rule["const"]) or value != rule["const"]):
        raise DoesNotFit(path)
    if "enum" in rule and not any(type(value) is type(option) and value == option for option in rule["enum"]):
        raise DoesNotFit(path)
    FITTERS[rule["type"]](value, rule, whole, path)
    return None


def fits(value, rule, whole, path):
    try:
        fit(value, rule, whole, path)
    except DoesNotFit:
        return False
    return True


def fit_object(value, rule, whole, path):
    if type(value) is not dict:
        raise DoesNotFit(path)
    for name in rule["required"]:
        if name not in value:
            raise DoesNotFit((*path, name))
    for name, part in rule["properties"].items():
        if name in value:
            fit(value[name], part, whole, (*path, name))
    if not value.keys() <= rule["properties"].keys():
        raise DoesNotFit(path)


def fit_array(value, rule, whole, path):
    if type(value) is not list or not rule.get("minItems", 0) <= len(value) <= rule.get("maxItems", len(value)):
        raise DoesNotFit(path)
    parts = rule.get("prefixItems") or [rule["items"]] * len(value)
    if len(parts) != len(value):
        raise DoesNotFit(path)
    for place, (part, item) in enumerate(zip(parts, value)):
        fit(item, part, whole, (*path, place))
    for name in unique_parts(rule, path):
        if len({item[name] for item in value}) != len(value):
            raise DoesNotFit(path)


def unique_parts(rule, path):
    """What no two items of a list may have alike."""
    if path[-1:] == ("recoveryKeys",):
        return "name", "publicKey"
    return ("slot", "code") if path[-1:] == ("lines",) and "code" in rule["items"]["properties"] else ()


def fit_string(value, rule, _whole, path):
    if type(value) is not str:
        raise DoesNotFit(path)
    pattern = rule.get("pattern")
    if not rule.get("minLength", 0) <= len(value) <= rule.get("maxLength", len(value)) or (pattern and not matches(pattern, value)):
        raise DoesNotFit(path)
    if pattern == FIELD_PATTERN and int(value) >= R:
        raise DoesNotFit(path)
    if rule.get("format") == "date" and value < "1970-01-01":
        raise DoesNotFit(path)
    if path[-1] == "explanation" and not is_readable(value):
        raise DoesNotFit(path)


def matches(pattern, value):
    """Every pattern of the schemas is of the whole text; in Python `$` would also pass a line feed at the end."""
    return compiled(pattern.removesuffix("$")).fullmatch(value) is not None


def fit_integer(value, rule, _whole, path):
    if type(value) is not int or not rule.get("minimum", -MAX_SAFE) <= value <= rule.get("maximum", MAX_SAFE):
        raise DoesNotFit(path)


def fit_boolean(value, _rule, _whole, path):
    if type(value) is not bool:
        raise DoesNotFit(path)


FITTERS = {"object": fit_object, "array": fit_array, "string": fit_string, "integer": fit_integer, "number": fit_integer, "boolean": fit_boolean}

# Default_Ignorable_Code_Point of Unicode, which Python's tables leave out.
IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
HIDDEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}


def is_readable(text):
    """Free text of the bank: nothing hidden, no piled marks, a letter at least."""
    categories = [unicodedata.category(char) for char in text]
    marks = "".join("m" if category[0] == "M" else "-" for category in categories)
    return not HIDDEN & set(categories) and not IGNORABLE.search(text) and "mmmmm" not in marks and any(category[0] == "L" for category in categories)
