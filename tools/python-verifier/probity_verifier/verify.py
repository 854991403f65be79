"""A whole archive: what its headers say one by one (judge.py), and of each other (H25 to H31)."""

import base64
from dataclasses import dataclass

from .archive import open_archive
from .documents import DoesNotFit, leaf_hash, require
from .judge import Case, found, gravest, malformed
from .log import is_cosigned, is_extended, log_keys, signed_checkpoint

EXIT_CODES = {"shown": 0, "refused": 3, "not shown": 4}


@dataclass(eq=False)
class Header:
    """A header of the archive and its claims, once it was judged."""
    case: Case
    hash: str
    claims: list

    @property
    def index(self):
        return self.case.log["headerIndex"]

    def __getitem__(self, name):
        return self.case.header.get(name)


def path_of(error):
    return ".".join(map(str, error.path[:8])) or "the top level"


def verify(data, given_trust=None):
    """The verdict line over the bytes of an archive. `given_trust`: registrations to judge by instead of those in it."""
    archive = open_archive(data)
    if archive is None:
        return unread(malformed("the archive"))
    trust = archive.trust if given_trust is None else given_trust
    try:
        require(trust, "trust")
    except DoesNotFit as error:
        return unread(malformed(path_of(error), "MALFORMED_TRUST"))

    days, headers = [], []
    for bundle in archive.bundles:
        try:
            require(bundle, "evidence-bundle")
            headers.append(Header(Case(bundle, trust), leaf_hash(bundle["header"]).hex(), []))
        except DoesNotFit as error:
            days.append({"date": None, "claims": malformed(path_of(error))})
    headers.sort(key=lambda header: header.index)
    newest = newest_checkpoint(archive.history, trust)
    for place, header in enumerate(headers):
        header.case.earlier = earlier_batches(header, headers[:place])
        across = gravest([*sequence_findings(header, headers), *checkpoint_findings(header, headers, archive.history, newest)])
        header.claims = [replaced(claim, across) for claim in header.case.claims()]

    unreadable = bool(days)
    days += [{"date": header["businessDate"], "claims": header.claims} for header in headers]
    signed = [header.case.checkpoint for header in headers if header.case.checkpoint]
    return {
        "verdict": summary([claim for day in days for claim in day["claims"]]),
        "days": days,
        "checkpoint": checkpoint_line(newest or max(signed, key=lambda checkpoint: checkpoint.size, default=None)),
        "trustClass": None if unreadable else weakest_class(headers),
    }


def unread(claims):
    return {"verdict": "refused", "days": [{"date": None, "claims": claims}], "checkpoint": None, "trustClass": None}


def summary(claims):
    if any(claim["state"] == "refused" for claim in claims):
        return "refused"
    return "shown" if all(claim["state"] == "shown" or claim["claim"] == "windows" for claim in claims) else "not shown"


def checkpoint_line(checkpoint):
    return checkpoint and {"origin": checkpoint.origin, "size": checkpoint.size, "root": base64.b64encode(checkpoint.root).decode()}


def weakest_class(headers):
    keys = [key for header in headers for key in header.case.keys.values()]
    classes = {trust_class for _, _, trust_class in keys}
    return None if None in classes or not classes else "development" if "development" in classes else "ceremony"


def replaced(claim, across):
    """A claim that was refused before stays what it was."""
    better = {"shown": 0, "not shown": 1, "refused": 2}
    if claim["claim"] != "history" or across is None or better[claim["state"]] >= better[across.state]:
        return claim
    return across.claim("history")


def earlier_batches(header, before):
    """Batches of the date before this one, where the archive holds each from number 0 on; else None."""
    of_date = [other for other in before if other["businessDate"] == header["businessDate"]]
    if header["batchIndex"] == 0 or [other["batchIndex"] for other in of_date] != list(range(header["batchIndex"])):
        return None
    return [
        {
            "hash": other.hash, "accepted": all(claim["state"] != "refused" for claim in other.claims),
            "supersedes": other["supersedes"], "lines": other.case.totals["lines"],
        }
        for other in of_date
    ]


def sequence_findings(header, headers):
    """H25 to H28."""
    others = [other for other in headers if other.hash != header.hash]
    earlier = [other for other in others if other.index < header.index]
    named = next((other for other in others if other.hash == header["previousHeader"]), None)
    if named is not None:
        follows = named in earlier and not any(other.index > named.index for other in earlier)
    else:
        follows = header["previousHeader"] is not None or not earlier
    if not follows:
        yield found("PREVIOUS_HEADER_MISMATCH")

    of_date = [other for other in others if other["businessDate"] == header["businessDate"]]
    before = [other for other in of_date if other in earlier]
    if any((other["batchIndex"] >= header["batchIndex"]) if other in before else (other["batchIndex"] <= header["batchIndex"]) for other in of_date):
        yield found("BATCH_PLACE_TAKEN", index=header["batchIndex"])
    if header["batchKind"] in ("normal", "empty") and any(other["batchKind"] not in ("late", "correction") for other in before):
        yield found("BATCH_SEQUENCE_WRONG", kind=header["batchKind"], field="the date has its first batch already")
    replaced_one = next((other for other in others if other.hash == header["supersedes"]), None)
    if replaced_one is not None and replaced_one not in before:
        yield found("SUPERSEDED_HEADER_UNKNOWN")


def newest_checkpoint(history, trust):
    """Of `history.json`, if it is signed and cosigned."""
    if history is None or not is_cosigned(history["checkpoint"], trust["witnessKey"]):
        return None
    return signed_checkpoint(history["checkpoint"], log_keys(trust["bank"], trust["logKeyRotations"]))


def checkpoint_findings(header, headers, history, newest):
    """H29 to H31."""
    own = header.case.checkpoint
    if own is None:
        return
    others = [other.case.checkpoint for other in headers if other.case.checkpoint]
    if any(other.size == own.size and other.root != own.root for other in others):
        yield found("HISTORY_REWRITTEN")
    elif history is not None and newest is None:
        yield found("COSIGNATURE_MISSING")
    elif history is not None:
        proof = next((proof["hashes"] for proof in history["consistency"] if proof["size"] == own.size), [])
        if not is_extended(own.size, own.root, newest.size, newest.root, [bytes.fromhex(sibling) for sibling in proof]):
            yield found("HISTORY_REWRITTEN")
