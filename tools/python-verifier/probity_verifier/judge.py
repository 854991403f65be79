"""The rules of docs/statement.md, by their numbers, on one bundle. Each function yields findings in the order of the rules."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from .bn254 import Malformed, VerifyingKey, first_invalid, read_proof
from .documents import canonical_json, document_sha256, is_signed, leaf_hash
from .log import is_cosigned, is_included, log_keys, signed_checkpoint
from .poseidon import batch_root, tagged_hash, text_digest

CLAIMS = ("records", "coverage", "model", "features", "windows", "alerts", "history", "setup")
REASONS = json.loads((Path(__file__).parent / "reasons.json").read_text("utf-8"))
KINDS = ("normal", "empty", "late", "correction", "recovery")
LINES = RULES = 8
SALT_BITS = 128
# Names of the database of time zones that are no zones of a place.
NO_ZONES = {"localtime", "posixrules", "Factory"}


@lru_cache
def sound_key(wire):
    """The verifying key in canonical JSON, None for an unsound one. Checking takes long, and an archive uses few."""
    try:
        return VerifyingKey(json.loads(wire))
    except Malformed:
        return None


@dataclass
class Finding:
    code: str
    facts: dict = field(default_factory=dict)

    @property
    def state(self):
        return REASONS[self.code]["state"]

    def claim(self, name):
        message = REASONS[self.code]["message"]
        for fact, value in self.facts.items():
            message = message.replace("{" + fact + "}", str(value))
        return {"claim": name, "state": self.state, "code": self.code, "message": message}


def found(code, **facts):
    return Finding(code, facts)


def gravest(findings):
    """The finding that speaks for a claim; None where there is none."""
    for state in ("refused", "not shown"):
        for finding in findings:
            if finding.state == state:
                return finding
    return None


def malformed(path, code="MALFORMED_EVIDENCE"):
    return [found(code, path=path).claim(name) for name in CLAIMS]


def in_force(registrations, day):
    best = None
    for registration in registrations:
        if registration["validFrom"] <= day and (best is None or registration["validFrom"] >= best["validFrom"]):
            best = registration
    return best


def day_number(day):
    return (date.fromisoformat(day) - date(1970, 1, 1)).days


@lru_cache
def zone_names():
    """Names of zones by their lower-case spelling: ECMAScript does not tell the cases apart."""
    return {name.lower(): name for name in available_timezones() - NO_ZONES}


def calendar_day(day, zone_name):
    """First second of a date in an IANA zone, and of the next date; None for no zone or a date that the zone skipped."""
    name = zone_names().get(zone_name.lower())
    if name is None:
        return None
    zone = ZoneInfo(name)
    noon = datetime.combine(date.fromisoformat(day), datetime.min.time(), zone).replace(hour=12)
    if noon.astimezone(timezone.utc).astimezone(zone).date() != noon.date():
        return None
    midnight = noon.replace(hour=0)
    return int(midnight.timestamp()), int((midnight + timedelta(days=1)).timestamp())


def seconds_of(instant):
    """Epoch seconds, to the millisecond, of an instant `...Z`. Before the year 1, which Python does not know, all is equally early."""
    whole, _, fraction = instant.removesuffix("Z").partition(".")
    if whole.startswith("0000-"):
        return Decimal("-Infinity")
    return int(datetime.fromisoformat(whole + "+00:00").timestamp()) + Decimal(f"0.{(fraction + '000')[:3]}")


class Case:
    """One bundle that fits its schema, and the registrations to judge it by.

    `earlier`: the earlier batches of the date as (header hash, accepted, supersedes, lines), where all are known; else None.
    """

    def __init__(self, bundle, trust, earlier=None):
        self.bundle, self.trust, self.earlier = bundle, trust, earlier
        self.close, self.header, self.log = bundle["close"], bundle["header"], bundle["log"]
        self.bank, self.day = trust["bank"], self.header["businessDate"]
        self.totals = self.header["totals"]["last"]
        self.keys = {role: self.find_key(role) for role in ("record", "model")}

    def find_key(self, role):
        """(how it was found, key, trust class)."""
        circuit, digest = (self.header[f"{role}{part}"] for part in ("Circuit", "KeySha256"))
        state = "none"
        for entry in self.trust["circuitKeys"]:
            registered = entry["key"]
            if (registered["role"], registered["circuit"], registered["slots"]) != (role, circuit, self.header["slots"]):
                continue
            wire = canonical_json({"protocol": "groth16", "curve": "bn254", "nPublic": 1, **registered["verifyingKey"]})
            key = sound_key(wire)
            if key is None:
                state = "degenerate"
            elif sha256(wire.encode()).hexdigest() == digest:
                return "usable", key, entry["trustClass"]
        return state, None, None

    @property
    def fits_widths(self):
        """Rule G4."""
        return self.header["batchIndex"] < 2**16 and 0 <= day_number(self.day) < 2**20

    @property
    def counts_fit(self):
        records = len(self.close["lookupTags"])
        chunks = -(-records // self.header["slots"])
        return self.totals["records"] == str(records) and len(self.close["chunks"]) == chunks == len(self.bundle["proofs"])

    @cached_property
    def statements(self):
        """(record, model) statement of each chunk."""
        header, statements = self.header, []
        bank, day = text_digest("bank", header["bankId"]), day_number(self.day)
        numbers = {name: int(header[name]) for name in ("featureProgramDigest", "policyCommitment", "queryKeyCommitment", "modelDigest")}
        for index, wire in enumerate(self.close["chunks"]):
            chunk = {name: int(value) for name, value in wire.items()}
            context = KINDS.index(header["batchKind"]) + (header["batchIndex"] << 3) + (index << 19)
            record = tagged_hash("recordStatement", [
                text_digest("circuit", header["recordCircuit"]), bank, day, header["dayStart"], header["dayEnd"], context,
                chunk["transactionsCommitment"], chunk["recordsCommitment"], chunk["lookupTagsCommitment"], chunk["inferenceCommitment"],
                numbers["featureProgramDigest"], numbers["policyCommitment"], numbers["queryKeyCommitment"], chunk["totalsBefore"], chunk["totalsAfter"],
            ])
            model = tagged_hash("modelStatement", [
                text_digest("circuit", header["modelCircuit"]), bank, day, context, numbers["modelDigest"], chunk["inferenceCommitment"],
            ])
            statements.append((record, model))
        return statements

    # records

    def records(self):
        yield from self.context()
        if not self.counts_fit:
            yield found("CHUNK_COUNT_WRONG")
            return
        records, kind = len(self.close["lookupTags"]), self.header["batchKind"]
        if records != 0 if kind == "empty" else records == 0 and kind in ("normal", "late"):
            yield found("BATCH_KIND_MISMATCH", records=records)
        if self.keys["record"][0] != "usable":
            yield found("RECORD_KEY_UNKNOWN")
            return
        yield from self.totals_findings()
        for index, chunk in enumerate(self.close["chunks"]):
            slots = self.header["slots"]
            tags = [int(tag) for tag in self.close["lookupTags"][index * slots:(index + 1) * slots]]
            if tagged_hash("lookupTags", tags + [0] * (slots - len(tags))) != int(chunk["lookupTagsCommitment"]):
                yield found("LOOKUP_TAGS_WRONG", chunk=index)
        if batch_root([tagged_hash("chunkStatement", pair) for pair in self.statements]) != int(self.header["batchRoot"]):
            yield found("BATCH_ROOT_WRONG")

    def context(self):
        for name in ("bankId", "businessDate", "dayStart", "dayEnd", "batchKind", "batchIndex", "slots", "recordCircuit", "modelCircuit", "featureProgramDigest",
                     "modelDigest", "policyCommitment", "queryKeyCommitment", "attestationSha256", "supersedes"):
            if self.close.get(name) != self.header.get(name):
                yield found("CONTEXT_MISMATCH", field=name)
        if self.header["bankId"] != self.bank["bankId"]:
            yield found("BANK_MISMATCH")
        bounds = calendar_day(self.day, self.bank["timeZone"])
        if bounds != (self.header["dayStart"], self.header["dayEnd"]) or bounds[1] - bounds[0] > 90_000:
            yield found("DAY_BOUNDS_WRONG")
        if self.header["queryKeyCommitment"] != self.bank["queryKeyCommitment"]:
            yield found("QUERY_KEY_NOT_REGISTERED")

    def totals_vector(self):
        last = self.totals
        lines = [int(line[unit]) for line in last["lines"] for unit in ("count", "amount")]
        return [int(last["records"]), *lines, *(int(last[name]) for name in ("large", "alerts", "belowLine")), *map(int, last["histogram"]), *map(int, last["rules"])]

    def totals_findings(self):
        last = self.totals
        records, alerts = int(last["records"]), int(last["alerts"])
        if sum(map(int, last["histogram"])) != records:
            yield found("TOTALS_INCONSISTENT", field="histogram")
        if sum(int(line["count"]) for line in last["lines"]) != records:
            yield found("TOTALS_INCONSISTENT", field="lines")
        if alerts + int(last["belowLine"]) > records or int(last["large"]) > records:
            yield found("TOTALS_INCONSISTENT", field="alerts")
        if any(int(count) > alerts for count in last["rules"]):
            yield found("TOTALS_INCONSISTENT", field="rules")
        vector = self.totals_vector()
        if not self.close["chunks"]:
            if any(vector):
                yield found("TOTALS_INCONSISTENT", field="records")
            return
        before = totals_commitment([0] * len(vector), self.header["totals"]["firstSalt"])
        for index, chunk in enumerate(self.close["chunks"]):
            if int(chunk["totalsBefore"]) != before:
                yield found("TOTALS_CHAIN_BROKEN", chunk=index)
            before = int(chunk["totalsAfter"])
        if totals_commitment(vector, self.header["totals"]["lastSalt"]) != before:
            yield found("TOTALS_OPENING_WRONG")

    def proofs(self, role):
        """R13 and R14, M8 and M9."""
        parsed = []
        for index, (pair, statements) in enumerate(zip(self.bundle["proofs"], self.statements)):
            try:
                parsed.append((statements[("record", "model").index(role)], read_proof(pair[role])))
            except Malformed:
                yield found(f"{role.upper()}_PROOF_MALFORMED", chunk=index)
                return
        invalid = first_invalid(self.keys[role][1], parsed)
        if invalid is not None:
            yield found(f"{role.upper()}_PROOF_INVALID", chunk=invalid)

    # coverage

    def coverage(self):
        signed, header = self.bundle["attestation"], self.header
        document = signed["document"]
        if not is_signed(signed, self.bank["attestorKey"]):
            yield found("ATTESTATION_UNSIGNED")
        if document_sha256(document) != header["attestationSha256"]:
            yield found("ATTESTATION_MISMATCH", field="attestationSha256")
        for name in ("bankId", "businessDate", "batchKind", "batchIndex", "slots"):
            if document[name] != header[name]:
                yield found("ATTESTATION_MISMATCH", field=name)
        if document["fxTableDigest"] != header["fxTableDigest"]:
            yield found("FX_TABLE_DIFFERS")
        if seconds_of(document["attestedAt"]) < header["dayEnd"]:
            yield found("ATTESTED_TOO_EARLY")
        if any(document["differences"].values()):
            yield found("LEDGER_DIFFERENCES", **document["differences"])
        theirs, ours = document["transactionsCommitments"], [chunk["transactionsCommitment"] for chunk in self.close["chunks"]]
        if theirs != ours:
            same = [a == b for a, b in zip(theirs, ours)]
            yield found("LEDGER_COMMITMENTS_DIFFER", chunk=same.index(False) if False in same else len(same))
        yield from self.line_findings(document["lines"])
        yield from self.register_findings()

    def counting(self):
        """Lines of the earlier batches of the date that count."""
        earlier = self.earlier or []
        replaced = {batch["supersedes"] for batch in earlier if batch["accepted"]} | {self.header.get("supersedes")}
        return [batch["lines"] for batch in earlier if batch["accepted"] and batch["hash"] not in replaced]

    def line_findings(self, attested):
        known = self.earlier is not None or self.header["batchIndex"] == 0
        for slot, (line, ledger) in enumerate(zip(self.header["coverage"], attested)):
            if line["slot"] != slot or ledger["slot"] != slot:
                yield found("LINE_MISSING", slot=slot)
                continue
            if line["ledger"] != {"count": ledger["count"], "amount": ledger["amount"]}:
                yield found("LEDGER_FIGURES_DIFFER", slot=slot)
            if line["quarantined"] != ledger["quarantined"]:
                yield found("QUARANTINE_DIFFERS", slot=slot)
            for unit in ("count", "amount"):
                if int(line["ledger"][unit]) != sum(int(line[part][unit]) for part in ("scored", "quarantined", "excluded")):
                    yield found("LINE_NOT_COVERED", slot=slot)
                proven = sum(int(lines[slot][unit]) for lines in [self.totals["lines"], *self.counting()])
                if known and int(line["scored"][unit]) != proven:
                    yield found("SCORED_FIGURES_DIFFER", slot=slot)
        postings, excluded = self.sum_of("ledger"), self.sum_of("excluded")
        if postings > 0 and self.sum_of("scored") == 0:
            yield found("NOTHING_SCORED", postings=postings)
        if excluded > 0:
            yield found("EXCLUDED_WITHOUT_APPROVAL", excluded=excluded)
        if not known:
            yield found("EARLIER_BATCHES_UNKNOWN")

    def sum_of(self, part):
        return sum(int(line[part]["count"]) for line in self.header["coverage"])

    def register_findings(self):
        register = in_force(self.trust["lineRegisters"], self.day)
        if register is None or document_sha256(register) != self.header["lineRegisterSha256"]:
            yield found("LINE_REGISTER_UNKNOWN")
            return
        registered = {line["slot"] for line in register["lines"]}
        for slot, line in enumerate(self.header["coverage"]):
            tallies = [line["ledger"], line["scored"], line["quarantined"], line["excluded"], self.totals["lines"][slot]]
            if slot not in registered and any(int(tally[unit]) for tally in tallies for unit in ("count", "amount")):
                yield found("LINE_NOT_REGISTERED", slot=line["slot"])

    # model, features, alerts

    def is_model(self, registration):
        return all(registration[name] == self.header[name] for name in ("modelDigest", "modelCircuit", "featureProgramDigest"))

    def model(self):
        current = in_force(self.trust["models"], self.day)
        registered = [model for model in self.trust["models"] if self.is_model(model)]
        registration = current if current in registered else registered[0] if registered else None
        if registration is None:
            yield found("MODEL_NOT_REGISTERED")
        elif registration is not current:
            yield found("MODEL_NOT_IN_FORCE")
        yield from self.certificate_findings(registration)
        if self.header["rescoreDifferences"] > 0:
            yield found("PRODUCTION_SCORES_DIFFER", differences=self.header["rescoreDifferences"])

    def certificate_findings(self, registration):
        header = self.header
        ahead = [signed for signed in self.trust["certificates"] if document_sha256(signed["document"]) == header["certificateSha256"]]
        certificate = self.bundle.get("certificate", ahead[0] if ahead else None)
        if certificate is None:
            yield found("CERTIFICATE_MISSING")
            return
        document = certificate["document"]
        if not any(named["name"] == document["certifier"] and is_signed(certificate, named["publicKey"]) for named in self.trust["certifiers"]):
            yield found("CERTIFICATE_NOT_TRUSTED")
            return
        expected = {name: header[name] for name in ("modelDigest", "modelCircuit", "featureProgramDigest", "slots")}
        expected["verifyingKeySha256"] = header["modelKeySha256"]
        if registration is not None:
            expected["modelId"] = registration["modelId"]
        for name, value in expected.items():
            if document[name] != value:
                yield found("CERTIFICATE_MISMATCH", field=name)
        if document_sha256(document) != header["certificateSha256"]:
            yield found("CERTIFICATE_MISMATCH", field="certificateSha256")

    def model_proofs(self):
        if self.keys["model"][0] != "usable":
            yield found("MODEL_KEY_UNKNOWN")
        elif self.counts_fit and self.keys["record"][0] == "usable":  # else the statements were not rebuilt, and G5 stands
            yield from self.proofs("model")

    @cached_property
    def programs(self):
        """Registrations of the program and record circuit that the header names."""
        def digest(program):
            return str(text_digest("feature-program", canonical_json(program)))
        return [entry for entry in self.trust["featurePrograms"]
                if entry["recordCircuit"] == self.header["recordCircuit"] and digest(entry["program"]) == self.header["featureProgramDigest"]]

    def features(self):
        current = in_force(self.trust["featurePrograms"], self.day)
        if not any(program is current for program in self.programs):
            yield found("FEATURE_PROGRAM_NOT_IN_FORCE" if self.programs else "FEATURE_PROGRAM_NOT_REGISTERED")

    def rules(self):
        """Ids of the rules of the program; None where it is not registered."""
        return [rule["id"] for rule in self.programs[0]["program"].get("rules", [])] if self.programs else None

    def alerts(self):
        rules, policy = self.rules(), self.header["policyCommitment"]
        for slot in range(RULES if rules is None else len(rules), RULES):
            if int(self.totals["rules"][slot]):
                yield found("RULE_NOT_IN_PROGRAM", slot=slot)
        current = in_force(self.trust["policies"], self.day)
        if current is None or current["policyCommitment"] != policy:
            registered = any(entry["policyCommitment"] == policy for entry in self.trust["policies"])
            yield found("POLICY_NOT_IN_FORCE" if registered else "POLICY_NOT_REGISTERED")
        handled, proven = sum(self.header["alerts"].values()), int(self.totals["alerts"])
        if handled != proven:
            yield found("ALERTS_CAPPED" if handled < proven else "ALERTS_OVERCOUNTED", proven=proven, handled=handled)

    def windows(self):
        since = self.header["windowsSince"]
        yield found("WINDOWS_NOT_PROVEN", since=since)
        if since > self.bank["startDate"]:
            yield found("WINDOWS_SINCE_TOO_LATE", since=since)

    # history, setup

    @cached_property
    def checkpoint(self):
        return signed_checkpoint(self.log["checkpoint"], log_keys(self.bank, self.trust["logKeyRotations"]))

    def history(self):
        yield from self.log_findings()
        header, kind = self.header, self.header["batchKind"]
        if "supersedes" in header and kind not in ("correction", "recovery") or "supersedes" not in header and kind == "correction":
            yield found("SUPERSEDED_HEADER_UNKNOWN")
        recovery = header.get("recovery")
        if (kind == "recovery") != (recovery is not None):
            yield found("RECOVERY_INCOMPLETE", field="a recovery has that part, and no other kind")
        if recovery is not None:
            yield from self.recovery_findings(recovery)
        if not is_cosigned(self.log["checkpoint"], self.trust["witnessKey"]):
            yield found("COSIGNATURE_MISSING")

    def log_findings(self):
        checkpoint, log = self.checkpoint, self.log
        if checkpoint is None:
            yield found("CHECKPOINT_UNSIGNED")
            return
        for name, leaf in (("header", self.header), ("close", self.close)):
            path = [bytes.fromhex(sibling) for sibling in log[f"{name}Inclusion"]]
            if not is_included(checkpoint.root, checkpoint.size, leaf_hash(leaf), log[f"{name}Index"], path):
                yield found(f"{name.upper()}_NOT_IN_LOG")
        if log["closeIndex"] >= log["headerIndex"]:
            yield found("CLOSE_AFTER_HEADER")
        if leaf_hash(self.close).hex() != self.header["closeLeafHash"]:
            yield found("CLOSE_LEAF_MISMATCH")

    def recovery_findings(self, recovery):
        header = self.header
        if "supersedes" not in header and not recovery["abandons"]:
            yield found("RECOVERY_INCOMPLETE", field="it replaces and abandons nothing")
        if "recoveryKeys" not in self.bank:
            yield found("RECOVERY_KEYS_NOT_REGISTERED")
            return
        approval = {"kind": "recovery-approval", **{name: header[name] for name in ("bankId", "businessDate", "batchIndex", "supersedes", "closeLeafHash") if name in header},
                    **{name: recovery[name] for name in ("reason", "cosignedSize", "abandons")}}
        approvals = sum(any(is_signed({"document": approval, **signature}, person["publicKey"]) for signature in recovery["approvals"]) for person in self.bank["recoveryKeys"])
        if header["batchKind"] != "recovery" or approvals < 2:
            yield found("RECOVERY_NOT_APPROVED", approvals=approvals)

    def setup(self):
        for role, (state, _, trust_class) in self.keys.items():
            if state != "usable":
                yield found("SETUP_KEY_UNKNOWN" if state == "none" else "SETUP_KEY_DEGENERATE", role=role)
            elif trust_class == "development" and not self.trust["sandbox"]:
                yield found("SETUP_DEVELOPMENT_REFUSED", role=role)

    # all together

    def claims(self):
        """The eight claims."""
        if not self.fits_widths:
            return malformed("header")
        records, model, features = list(self.records()), list(self.model()), list(self.features())
        if not records:
            records = list(self.proofs("record"))
        if not model:
            model = list(self.model_proofs())
        on_records = [found("RECORDS_NOT_SHOWN")] if gravest(records) else []
        model, features = model + on_records, features + on_records
        alerts = [*self.alerts(), *on_records]
        alerts += [found("MODEL_NOT_SHOWN")] if gravest(model) else []
        alerts += [found("FEATURES_NOT_SHOWN")] if gravest(features) else []
        findings = {
            "records": records, "coverage": [*self.coverage(), *on_records], "model": model, "features": features,
            "windows": list(self.windows()), "alerts": alerts, "history": list(self.history()), "setup": list(self.setup()),
        }
        return [(gravest(findings[name]) or self.shown(name)).claim(name) for name in CLAIMS]

    def shown(self, name):
        if name == "records":
            records = self.totals["records"]
            return found("RECORDS_SHOWN", records=records, chunks=len(self.close["chunks"])) if records != "0" else found("RECORDS_EMPTY_DAY")
        if name == "coverage":
            quarantined = self.sum_of("quarantined")
            return found("COVERAGE_SHOWN_WITH_QUARANTINE", quarantined=quarantined) if quarantined else found("COVERAGE_SHOWN")
        if name == "alerts":
            rules, alerts = self.rules(), self.totals["alerts"]
            counts = ", ".join(f"{rule} {count}" for rule, count in zip(rules, self.totals["rules"]))
            return found("ALERTS_SHOWN_WITH_RULES", alerts=alerts, rules=counts) if rules else found("ALERTS_SHOWN", alerts=alerts)
        if name == "setup":
            return found("SETUP_DEVELOPMENT_SANDBOX" if any(key[2] == "development" for key in self.keys.values()) else "SETUP_SHOWN")
        return found(f"{name.upper()}_SHOWN")


def totals_commitment(vector, salt):
    """None where the salt is too wide."""
    return tagged_hash("totals", [*vector, int(salt)]) if int(salt) < 2**SALT_BITS else None
