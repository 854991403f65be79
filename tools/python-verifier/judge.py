"""The rules of docs/statement.md: one batch of evidence against what is registered, a claim at a time.

A finding is a reason code. Of the findings on a claim the gravest speaks: the first that is refused, else the first that is not shown.
"""
import json
import re
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import bn254
import log
from documents import are_fields, canonical_json, fits, program_digest, schema, sha256_of, text_digest, verify_signed
from poseidon import OutOfRange, tagged_hash

CLAIMS = ['records', 'coverage', 'model', 'features', 'windows', 'alerts', 'history', 'setup']
STATES = json.loads((Path(__file__).resolve().parent / 'reason-states.json').read_text())
KINDS = {'normal': 0, 'empty': 1, 'late': 2, 'correction': 3, 'recovery': 4}
CONTEXT = [
    'bankId', 'businessDate', 'dayStart', 'dayEnd', 'batchKind', 'batchIndex', 'slots', 'recordCircuit', 'modelCircuit', 'featureProgramDigest', 'modelDigest', 'policyCommitment',
    'queryKeyCommitment', 'attestationSha256', 'supersedes',
]


def gravest(findings):
    for state in ('refused', 'not shown'):
        for code in findings:
            if STATES[code] == state:
                return code
    return None


def claim(name, code):
    return {'claim': name, 'state': STATES[code], 'code': code}


def malformed(code='MALFORMED_EVIDENCE'):
    return [claim(name, code) for name in CLAIMS]


def in_force(registrations, date):
    """The newest valid-from not after the date; of equals, the one registered last."""
    best = None
    for candidate in registrations:
        if candidate['validFrom'] <= date and (best is None or candidate['validFrom'] >= best['validFrom']):
            best = candidate
    return best


# --- Reading -----------------------------------------------------------------------------------------------------------
def _dates_of(node):
    """Every date in a document, wherever it stands."""
    if isinstance(node, dict):
        for name, child in node.items():
            if name in ('businessDate', 'validFrom', 'startDate', 'windowsSince') and isinstance(child, str):
                yield child
            yield from _dates_of(child)
    elif isinstance(node, list):
        for child in node:
            yield from _dates_of(child)


def _explains(text):
    """Free text of which the reader sees everything: no control, direction or invisible characters, no piled marks, at least one letter."""
    import unicodedata
    categories = [unicodedata.category(char) for char in text]
    hidden = any(category in ('Cc', 'Cf', 'Co', 'Cs', 'Zl', 'Zp') or char in IGNORED for category, char in zip(categories, text))
    return not hidden and not re.search('M{5}', ''.join(category[0] for category in categories)) and any(category[0] == 'L' for category in categories)


# Default_Ignorable_Code_Point that are none of the categories above.
IGNORED = {chr(code) for span in (
    (0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2065, 0x2065), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0xE0000, 0xE0FFF),
) for code in range(span[0], span[1] + 1)}


def is_evidence(document):
    if not fits(document, schema('evidence-bundle')) or any(date < '1970-01-01' for date in _dates_of(document)):
        return False
    close, header, attestation = document['close'], document['header'], document['attestation']['document']
    fields = [part[name] for part in (close, header) for name in ('featureProgramDigest', 'modelDigest', 'policyCommitment', 'queryKeyCommitment')]
    fields += [value for chunk in close['chunks'] for value in chunk.values()] + close['lookupTags'] + attestation['transactionsCommitments'] + [header['batchRoot'], header['fxTableDigest'], attestation['fxTableDigest']]
    certificate = document.get('certificate')
    fields += [] if certificate is None else [certificate['document']['modelDigest'], certificate['document']['featureProgramDigest']]
    return are_fields(*fields) and ('explanation' not in header or _explains(header['explanation']))


def is_trust(document):
    if not fits(document, schema('trust')) or any(date < '1970-01-01' for date in _dates_of(document)):
        return False
    fields = [document['bank']['queryKeyCommitment']] + [value[name] for value in document['models'] for name in ('modelDigest', 'featureProgramDigest')]
    fields += [policy['policyCommitment'] for policy in document['policies']] + [signed['document'][name] for signed in document['certificates'] for name in ('modelDigest', 'featureProgramDigest')]

    def distinct(items, *names):
        return all(len({item[name] for item in items}) == len(items) for name in names)

    return are_fields(*fields) and distinct(document['bank'].get('recoveryKeys', []), 'name', 'publicKey') and all(distinct(register['lines'], 'slot', 'code') for register in document['lineRegisters'])


@lru_cache
def zone_names():
    """Zones of places by their lower-case names: ECMAScript does not tell the cases apart."""
    return {name.lower(): name for name in available_timezones() - {'localtime', 'posixrules', 'Factory'}}


def calendar_day(date, zone_name):
    """First second of a calendar date in its time zone, and of the next one; None where the zone is unknown, or skipped the date."""
    if zone_name.lower() not in zone_names():
        return None
    zone = ZoneInfo(zone_names()[zone_name.lower()])
    noon = datetime.fromisoformat(f'{date}T12:00').replace(tzinfo=zone)
    if noon.astimezone(timezone.utc).astimezone(zone).date() != noon.date():
        return None
    day = datetime.fromisoformat(date)
    noon = (day + timedelta(hours=12)).replace(tzinfo=zone)
    # Some zones skipped a date when they crossed the date line.
    if noon.astimezone(timezone.utc).astimezone(zone).date() != day.date():
        return None

    def start(at):
        # Where midnight comes twice the first one counts. Where it was skipped the day begins with the first second that there was.
        return int(at.replace(tzinfo=zone).astimezone(timezone.utc).timestamp())

    return start(day), start(day + timedelta(days=1))


def milliseconds(instant):
    if instant.startswith('0000-'):
        # Python has no year 0: before anything else will do.
        return float('-inf')
    match = re.fullmatch(r'(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?Z', instant, re.ASCII)
    date = datetime.fromisoformat(match[1]).replace(tzinfo=timezone.utc)
    whole = int(date.timestamp()) + int(match[2]) * 3600 + int(match[3]) * 60 + int(match[4] or 0)
    return whole * 1000 + int((match[5] or '0').ljust(3, '0')[:3])


def day_number(date):
    return (datetime.fromisoformat(date) - datetime(1970, 1, 1)).days


# --- Statements --------------------------------------------------------------------------------------------------------
def require_bits(value, bits):
    if value < 0 or value >> bits:
        raise OutOfRange
    return value


def pack_context(kind, batch_index, chunk_index):
    return KINDS[kind] + (require_bits(batch_index, 16) << 3) + (require_bits(chunk_index, 16) << 19)


def chunk_signals(close, header):
    """Of each chunk the public signals of its two proofs, and its leaf of the batch tree."""
    bank, date = text_digest('bank', header['bankId']), require_bits(day_number(header['businessDate']), 20)
    program, model, policy, query = (int(header[name]) for name in ('featureProgramDigest', 'modelDigest', 'policyCommitment', 'queryKeyCommitment'))
    start, end = require_bits(header['dayStart'], 34), require_bits(header['dayEnd'], 34)
    signals = []
    for index, chunk in enumerate(close['chunks']):
        value = {name: int(text) for name, text in chunk.items()}
        context = require_bits(pack_context(header['batchKind'], header['batchIndex'], index), 35)
        record = tagged_hash('recordStatement', [
            text_digest('circuit', header['recordCircuit']), bank, date, start, end, context, value['transactionsCommitment'], value['recordsCommitment'], value['lookupTagsCommitment'],
            value['inferenceCommitment'], program, policy, query, value['totalsBefore'], value['totalsAfter'],
        ])
        scores = tagged_hash('modelStatement', [text_digest('circuit', header['modelCircuit']), bank, date, context, model, value['inferenceCommitment']])
        signals.append({'record': record, 'model': scores, 'chunk': tagged_hash('chunkStatement', [record, scores])})
    return signals


def batch_root(leaves):
    size = 1
    while size < len(leaves):
        size *= 2
    empty = tagged_hash('merkleEmptyLeaf', [0])
    level = [tagged_hash('merkleLeaf', [leaf]) for leaf in leaves] + [empty] * (size - len(leaves))
    while len(level) > 1:
        level = [tagged_hash('merkleNode', level[at:at + 2]) for at in range(0, len(level), 2)]
    return level[0]


def totals_vector(last):
    lines = [line[unit] for line in last['lines'] for unit in ('count', 'amount')]
    return [int(text) for text in [last['records'], *lines, last['large'], last['alerts'], last['belowLine'], *last['histogram'], *last['rules']]]


def totals_commitment(vector, salt):
    try:
        return tagged_hash('totals', vector + [require_bits(int(salt), 128)])
    except OutOfRange:
        return None


# --- Keys --------------------------------------------------------------------------------------------------------------
_parsed = {}


def parse_key(wire):
    """A checked verifying key and its digest; None for a degenerate one."""
    text = canonical_json(wire)
    if text not in _parsed:
        try:
            _parsed[text] = (bn254.VerifyingKey(wire), sha256_of({'protocol': 'groth16', 'curve': 'bn254', 'nPublic': 1, **wire}))
        except bn254.Malformed:
            _parsed[text] = None
    return _parsed[text]


def registered_key(trust, header, role):
    """('usable', key, class), ('degenerate',) or ('none',)."""
    circuit, digest = (header['recordCircuit'], header['recordKeySha256']) if role == 'record' else (header['modelCircuit'], header['modelKeySha256'])
    degenerate = False
    for entry in trust['circuitKeys']:
        if (entry['key']['role'], entry['key']['circuit'], entry['key']['slots']) != (role, circuit, header['slots']):
            continue
        parsed = parse_key(entry['key']['verifyingKey'])
        if parsed is None:
            degenerate = True
        elif parsed[1] == digest:
            return ('usable', parsed[0], entry['trustClass'])
    return ('degenerate',) if degenerate else ('none',)


# --- The claims --------------------------------------------------------------------------------------------------------
class Case:
    """@param same_date the earlier headers of the date where all are at hand, as dicts; None where they are not"""

    def __init__(self, bundle, trust, same_date):
        self.bundle, self.trust, self.same_date = bundle, trust, same_date
        self.close, self.header, self.proofs = bundle['close'], bundle['header'], bundle['proofs']
        self.last = self.header['totals']['last']
        self.keys = {role: registered_key(trust, self.header, role) for role in ('record', 'model')}
        chunks = -(-len(self.close['lookupTags']) // self.header['slots'])
        self.counts_fit = int(self.last['records']) == len(self.close['lookupTags']) and len(self.close['chunks']) == chunks and len(self.proofs) == chunks
        require_bits(self.header['batchIndex'], 16)
        require_bits(day_number(self.header['businessDate']), 20)
        self.signals = chunk_signals(self.close, self.header) if self.counts_fit and self.keys['record'][0] == 'usable' else []
        self.programs = [each for each in trust['featurePrograms'] if each['recordCircuit'] == self.header['recordCircuit'] and str(program_digest(each['program'])) == self.header['featureProgramDigest']]

    def rules(self):
        """Ids of the rules by slot; None where the program is not registered."""
        return [rule['id'] for rule in self.programs[0]['program'].get('rules', [])] if self.programs else None


def judge(bundle, trust, same_date=None):
    """The eight claims on a bundle that fits its schema."""
    try:
        case = Case(bundle, trust, same_date)
    except OutOfRange:
        return malformed()
    records = judge_records(case)
    rests_on_records = ['RECORDS_NOT_SHOWN'] if gravest(records) else []
    model = judge_model(case) + rests_on_records
    rests_on_model = ['MODEL_NOT_SHOWN'] if gravest(model) else []
    features = judge_features(case) + rests_on_records
    rests_on_features = ['FEATURES_NOT_SHOWN'] if gravest(features) else []
    findings = {
        'records': records, 'coverage': judge_coverage(case) + rests_on_records, 'model': model, 'features': features, 'windows': judge_windows(case),
        'alerts': judge_alerts(case) + rests_on_records + rests_on_model + rests_on_features, 'history': judge_history(case), 'setup': judge_setup(case),
    }
    return [claim(name, gravest(findings[name]) or shown(name, case)) for name in CLAIMS]


def shown(name, case):
    if name == 'records':
        return 'RECORDS_EMPTY_DAY' if case.last['records'] == '0' else 'RECORDS_SHOWN'
    if name == 'coverage':
        return 'COVERAGE_SHOWN_WITH_QUARANTINE' if summed(case.header, 'quarantined') > 0 else 'COVERAGE_SHOWN'
    if name == 'alerts':
        return 'ALERTS_SHOWN_WITH_RULES' if case.rules() else 'ALERTS_SHOWN'
    if name == 'setup':
        return 'SETUP_DEVELOPMENT_SANDBOX' if any(key[0] == 'usable' and key[2] == 'development' for key in case.keys.values()) else 'SETUP_SHOWN'
    return {'model': 'MODEL_SHOWN', 'features': 'FEATURES_SHOWN', 'windows': 'WINDOWS_NOT_PROVEN', 'history': 'HISTORY_SHOWN'}[name]


def judge_records(case):
    close, header, trust = case.close, case.header, case.trust
    found = ['CONTEXT_MISMATCH' for name in CONTEXT if close.get(name) != header.get(name)]
    if header['bankId'] != trust['bank']['bankId']:
        found.append('BANK_MISMATCH')
    day = calendar_day(header['businessDate'], trust['bank']['timeZone'])
    if day != (header['dayStart'], header['dayEnd']) or day[1] - day[0] > 90_000:
        found.append('DAY_BOUNDS_WRONG')
    if header['queryKeyCommitment'] != trust['bank']['queryKeyCommitment']:
        found.append('QUERY_KEY_NOT_REGISTERED')
    if not case.counts_fit:
        return found + ['CHUNK_COUNT_WRONG']
    records, kind = len(close['lookupTags']), header['batchKind']
    if (records != 0) if kind == 'empty' else (records == 0 and kind in ('normal', 'late')):
        found.append('BATCH_KIND_MISMATCH')
    if case.keys['record'][0] != 'usable':
        return found + ['RECORD_KEY_UNKNOWN']
    found += totals_findings(case)
    for index, chunk in enumerate(close['chunks']):
        tags = [int(tag) for tag in close['lookupTags'][index * header['slots']:(index + 1) * header['slots']]]
        if tagged_hash('lookupTags', tags + [0] * (header['slots'] - len(tags))) != int(chunk['lookupTagsCommitment']):
            found.append('LOOKUP_TAGS_WRONG')
    if batch_root([signal['chunk'] for signal in case.signals]) != int(header['batchRoot']):
        found.append('BATCH_ROOT_WRONG')
    return found or proof_findings(case, 'record', 'RECORD')


def totals_findings(case):
    last, totals = case.last, case.header['totals']
    records, alerts = int(last['records']), int(last['alerts'])
    found = []
    if sum(int(value) for value in last['histogram']) != records or sum(int(line['count']) for line in last['lines']) != records:
        found.append('TOTALS_INCONSISTENT')
    if alerts + int(last['belowLine']) > records or int(last['large']) > records or any(int(value) > alerts for value in last['rules']):
        found.append('TOTALS_INCONSISTENT')
    vector = totals_vector(last)
    if not case.close['chunks']:
        return found + (['TOTALS_INCONSISTENT'] if any(vector) else [])
    before = totals_commitment([0] * len(vector), totals['firstSalt'])
    for chunk in case.close['chunks']:
        if before is None or int(chunk['totalsBefore']) != before:
            found.append('TOTALS_CHAIN_BROKEN')
        before = int(chunk['totalsAfter'])
    if totals_commitment(vector, totals['lastSalt']) != before:
        found.append('TOTALS_OPENING_WRONG')
    return found


def proof_findings(case, role, prefix):
    key = case.keys[role]
    if key[0] != 'usable':
        return [f'{prefix}_KEY_UNKNOWN']
    # Statements that were not rebuilt: no proof speaks for them.
    if len(case.signals) != len(case.close['chunks']) or len(case.proofs) != len(case.signals):
        return ['RECORDS_NOT_SHOWN']
    try:
        checks = [(signal[role], bn254.read_proof(pair[role])) for signal, pair in zip(case.signals, case.proofs)]
    except bn254.Malformed:
        return [f'{prefix}_PROOF_MALFORMED']
    return [] if bn254.first_invalid(key[1], checks) is None else [f'{prefix}_PROOF_INVALID']


def summed(header, part):
    return sum(int(line[part]['count']) for line in header['coverage'])


def judge_coverage(case):
    header, signed, trust = case.header, case.bundle['attestation'], case.trust
    document = signed['document']
    found = []
    if not verify_signed(signed, trust['bank']['attestorKey']):
        found.append('ATTESTATION_UNSIGNED')
    if sha256_of(document) != header['attestationSha256'] or any(document[name] != header[name] for name in ('bankId', 'businessDate', 'batchKind', 'batchIndex', 'slots')):
        found.append('ATTESTATION_MISMATCH')
    if document['fxTableDigest'] != header['fxTableDigest']:
        found.append('FX_TABLE_DIFFERS')
    if milliseconds(document['attestedAt']) < header['dayEnd'] * 1000:
        found.append('ATTESTED_TOO_EARLY')
    if document['differences']['missing'] > 0 or document['differences']['extra'] > 0:
        found.append('LEDGER_DIFFERENCES')
    if document['transactionsCommitments'] != [chunk['transactionsCommitment'] for chunk in case.close['chunks']]:
        found.append('LEDGER_COMMITMENTS_DIFFER')
    return found + line_findings(case, document) + register_findings(case)


def line_findings(case, document):
    header, found = case.header, []
    known = case.same_date is not None or header['batchIndex'] == 0
    earlier = case.same_date or []
    replaced = {each['supersedes'] for each in earlier if each['accepted']} | {header.get('supersedes')}
    counting = [each for each in earlier if each['accepted'] and each['hash'] not in replaced]
    for slot, line in enumerate(header['coverage']):
        ledger = document['lines'][slot]
        if line['slot'] != slot or ledger['slot'] != slot:
            found.append('LINE_MISSING')
            continue
        if (line['ledger']['count'], line['ledger']['amount']) != (ledger['count'], ledger['amount']):
            found.append('LEDGER_FIGURES_DIFFER')
        if line['quarantined'] != ledger['quarantined']:
            found.append('QUARANTINE_DIFFERS')
        for unit in ('count', 'amount'):
            if int(line['ledger'][unit]) != sum(int(line[part][unit]) for part in ('scored', 'quarantined', 'excluded')):
                found.append('LINE_NOT_COVERED')
            proven = sum(int(each['lines'][slot][unit]) for each in counting) + int(case.last['lines'][slot][unit])
            if known and int(line['scored'][unit]) != proven:
                found.append('SCORED_FIGURES_DIFFER')
    if summed(header, 'ledger') > 0 and summed(header, 'scored') == 0:
        found.append('NOTHING_SCORED')
    if summed(header, 'excluded') > 0:
        found.append('EXCLUDED_WITHOUT_APPROVAL')
    return found if known else found + ['EARLIER_BATCHES_UNKNOWN']


def register_findings(case):
    header = case.header
    register = in_force(case.trust['lineRegisters'], header['businessDate'])
    if register is None or sha256_of(register) != header['lineRegisterSha256']:
        return ['LINE_REGISTER_UNKNOWN']
    registered = {line['slot'] for line in register['lines']}

    def is_zero(tally):
        return int(tally['count']) == 0 and int(tally['amount']) == 0

    return [
        'LINE_NOT_REGISTERED' for slot, line in enumerate(header['coverage'])
        if slot not in registered and not all(is_zero(tally) for tally in (line['ledger'], line['scored'], line['quarantined'], line['excluded'], case.last['lines'][slot]))
    ]


def judge_model(case):
    header, trust = case.header, case.trust

    def same(model):
        return all(model[name] == header[name] for name in ('modelDigest', 'modelCircuit', 'featureProgramDigest'))

    current = in_force(trust['models'], header['businessDate'])
    registration = current if current is not None and same(current) else next((model for model in trust['models'] if same(model)), None)
    found = []
    if registration is None:
        found.append('MODEL_NOT_REGISTERED')
    elif registration is not current:
        found.append('MODEL_NOT_IN_FORCE')
    found += certificate_findings(case, registration)
    if header['rescoreDifferences'] > 0:
        found.append('PRODUCTION_SCORES_DIFFER')
    return found or proof_findings(case, 'model', 'MODEL')


def certificate_findings(case, registration):
    header, trust = case.header, case.trust
    certificate = case.bundle.get('certificate') or next((each for each in trust['certificates'] if sha256_of(each['document']) == header['certificateSha256']), None)
    if certificate is None:
        return ['CERTIFICATE_MISSING']
    document = certificate['document']
    if not any(each['name'] == document['certifier'] and verify_signed(certificate, each['publicKey']) for each in trust['certifiers']):
        return ['CERTIFICATE_NOT_TRUSTED']
    expected = {name: header[name] for name in ('modelDigest', 'modelCircuit', 'featureProgramDigest', 'slots')}
    expected |= {'verifyingKeySha256': header['modelKeySha256'], 'modelId': document['modelId'] if registration is None else registration['modelId']}
    differs = any(document[name] != value for name, value in expected.items()) or sha256_of(document) != header['certificateSha256']
    return ['CERTIFICATE_MISMATCH'] if differs else []


def judge_features(case):
    current = in_force(case.trust['featurePrograms'], case.header['businessDate'])
    if current is not None and any(each is current for each in case.programs):
        return []
    return ['FEATURE_PROGRAM_NOT_IN_FORCE' if case.programs else 'FEATURE_PROGRAM_NOT_REGISTERED']


def judge_windows(case):
    return ['WINDOWS_NOT_PROVEN'] + (['WINDOWS_SINCE_TOO_LATE'] if case.header['windowsSince'] > case.trust['bank']['startDate'] else [])


def judge_alerts(case):
    header, found, rules = case.header, [], case.rules()
    if rules is not None:
        found += ['RULE_NOT_IN_PROGRAM' for slot, value in enumerate(case.last['rules']) if slot >= len(rules) and int(value) != 0]
    current = in_force(case.trust['policies'], header['businessDate'])
    if current is None or current['policyCommitment'] != header['policyCommitment']:
        registered = any(policy['policyCommitment'] == header['policyCommitment'] for policy in case.trust['policies'])
        found.append('POLICY_NOT_IN_FORCE' if registered else 'POLICY_NOT_REGISTERED')
    handled, proven = header['alerts']['raised'] + header['alerts']['merged'], int(case.last['alerts'])
    return found + (['ALERTS_CAPPED'] if handled < proven else ['ALERTS_OVERCOUNTED'] if handled > proven else [])


def document_hash(document):
    """RFC 9162 leaf hash of a leaf document: how headers name leaves."""
    return log.leaf_hash(canonical_json(document))


def judge_history(case):
    header, place = case.header, case.bundle['log']
    found = log_findings(case, place)
    replaces = header['batchKind'] == 'correction' or (header['batchKind'] == 'recovery' and 'supersedes' in header)
    if replaces != ('supersedes' in header):
        found.append('SUPERSEDED_HEADER_UNKNOWN')
    found += recovery_findings(case)
    return found if log.verify_cosignature(place['checkpoint'], log.parse_key(case.trust['witnessKey'])) else found + ['COSIGNATURE_MISSING']


def log_findings(case, place):
    checkpoint = log.checkpoint_of(place['checkpoint'], case.trust)
    if checkpoint is None:
        return ['CHECKPOINT_UNSIGNED']

    def included(document, index, path):
        return log.verify_inclusion(checkpoint.root, checkpoint.size, document_hash(document), index, [bytes.fromhex(text) for text in path])

    found = []
    if not included(case.header, place['headerIndex'], place['headerInclusion']):
        found.append('HEADER_NOT_IN_LOG')
    if not included(case.close, place['closeIndex'], place['closeInclusion']):
        found.append('CLOSE_NOT_IN_LOG')
    if place['closeIndex'] >= place['headerIndex']:
        found.append('CLOSE_AFTER_HEADER')
    if document_hash(case.close).hex() != case.header['closeLeafHash']:
        found.append('CLOSE_LEAF_MISMATCH')
    return found


def recovery_findings(case):
    header, recovery = case.header, case.header.get('recovery')
    found = ['RECOVERY_INCOMPLETE'] if (header['batchKind'] == 'recovery') != (recovery is not None) else []
    if recovery is None:
        return found
    if 'supersedes' not in header and not recovery['abandons']:
        found.append('RECOVERY_INCOMPLETE')
    keys = case.trust['bank'].get('recoveryKeys')
    if keys is None:
        return found + ['RECOVERY_KEYS_NOT_REGISTERED']
    document = {'kind': 'recovery-approval', **{name: header[name] for name in ('bankId', 'businessDate', 'batchIndex', 'closeLeafHash')}, **{name: recovery[name] for name in ('reason', 'cosignedSize', 'abandons')}}
    if 'supersedes' in header:
        document['supersedes'] = header['supersedes']
    approvers = [key for key in keys if any(verify_signed({'document': document, **approval}, key['publicKey']) for approval in recovery['approvals'])]
    approved = header['batchKind'] == 'recovery' and len(approvers) >= 2
    return found if approved else found + ['RECOVERY_NOT_APPROVED']


def judge_setup(case):
    found = []
    for key in case.keys.values():
        if key[0] != 'usable':
            found.append('SETUP_KEY_UNKNOWN' if key[0] == 'none' else 'SETUP_KEY_DEGENERATE')
        elif key[2] == 'development' and not case.trust['sandbox']:
            found.append('SETUP_DEVELOPMENT_REFUSED')
    return found
