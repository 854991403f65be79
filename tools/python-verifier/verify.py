#!/usr/bin/env python3
"""Judges an evidence archive with Python alone: `verify.py [--json] evidence.zip [trust.json]`.

Last line: the verdict as one JSON object. Exit code: 0 shown, 3 refused, 4 not shown, 2 wrong arguments or a file that can't be read.
A second implementation of docs/statement.md, for who does not want to trust the first one. It needs Python 3.11 and nothing else.
"""
import base64
import json
import sys

import log
from archive import open_archive
from documents import Unreadable, parse_json
from judge import claim, document_hash, gravest, is_evidence, is_trust, judge, malformed, registered_key

EXIT = {'shown': 0, 'refused': 3, 'not shown': 4}


class Header:
    """One header of the archive."""

    def __init__(self, bundle, trust):
        self.bundle, self.header, self.index = bundle, bundle['header'], bundle['log']['headerIndex']
        self.hash = document_hash(self.header).hex()
        self.checkpoint = log.checkpoint_of(bundle['log']['checkpoint'], trust)
        # By itself, and with what the other headers say of it.
        self.own_claims = self.claims = []


def newest_of(history, trust):
    if not log.verify_cosignature(history['checkpoint'], log.parse_key(trust['witnessKey'])):
        return None
    return log.checkpoint_of(history['checkpoint'], trust)


def sequence_findings(own, headers):
    """What the headers of one archive say of each other: chain, order and kinds of the batches of a date."""
    others = [other for other in headers if other.hash != own.hash]
    earlier = [other for other in others if other.index < own.index]
    header, found = own.header, []
    named = next((other for other in others if other.hash == header.get('previousHeader')), None)
    skips = named is not None and any(other.index > named.index for other in earlier)
    if (named is not None and named not in earlier) or skips or ('previousHeader' not in header and earlier):
        found.append('PREVIOUS_HEADER_MISMATCH')
    of_date = [other for other in others if other.header['businessDate'] == header['businessDate']]
    before = [other for other in of_date if other in earlier]
    if any((other.header['batchIndex'] >= header['batchIndex']) if other in earlier else (other.header['batchIndex'] <= header['batchIndex']) for other in of_date):
        found.append('BATCH_PLACE_TAKEN')
    if header['batchKind'] in ('normal', 'empty') and any(other.header['batchKind'] not in ('late', 'correction') for other in before):
        found.append('BATCH_SEQUENCE_WRONG')
    replaced = next((other for other in others if other.hash == header.get('supersedes')), None)
    if replaced is not None and replaced not in before:
        found.append('SUPERSEDED_HEADER_UNKNOWN')
    return found


def checkpoint_findings(own, headers, history, trust):
    """One log over all headers."""
    if own.checkpoint is None:
        return []
    if any(other.checkpoint is not None and other.checkpoint.size == own.checkpoint.size and other.checkpoint.root != own.checkpoint.root for other in headers):
        return ['HISTORY_REWRITTEN']
    if history is None:
        return []
    newest = newest_of(history, trust)
    if newest is None:
        return ['COSIGNATURE_MISSING']
    proof = next((each['hashes'] for each in history['consistency'] if each['size'] == own.checkpoint.size), [])
    extends = log.verify_consistency(own.checkpoint.size, own.checkpoint.root, newest.size, newest.root, [bytes.fromhex(text) for text in proof])
    return [] if extends else ['HISTORY_REWRITTEN']


def same_date(own, judged):
    """The earlier headers of the date, where the archive holds each of them from number 0 on; else None."""
    of_date = [other for other in judged if other.header['businessDate'] == own.header['businessDate']]
    index = own.header['batchIndex']
    if index == 0 or [other.header['batchIndex'] for other in of_date] != list(range(index)):
        return None
    return [
        {'hash': other.hash, 'accepted': all(each['state'] != 'refused' for each in other.own_claims), 'supersedes': other.header.get('supersedes'), 'lines': other.header['totals']['last']['lines']}
        for other in of_date
    ]


def summary_of(claims):
    if any(each['state'] == 'refused' for each in claims):
        return 'refused'
    return 'shown' if all(each['state'] == 'shown' or each['claim'] == 'windows' for each in claims) else 'not shown'


def verify(data, given_trust=None):
    """The verdict line of an archive."""
    def unread(claims):
        return {'verdict': summary_of(claims), 'days': [{'date': None, 'claims': claims}], 'checkpoint': None, 'trustClass': None}

    archive = open_archive(data)
    if archive is None:
        return unread(malformed())
    trust = archive.trust if given_trust is None else given_trust
    if not is_trust(trust):
        return unread(malformed('MALFORMED_TRUST'))

    readable = [bundle for bundle in archive.bundles if is_evidence(bundle)]
    unreadable = len(archive.bundles) - len(readable)
    headers = sorted((Header(bundle, trust) for bundle in readable), key=lambda each: each.index)
    judged = []
    for own in headers:
        own.own_claims = judge(own.bundle, trust, same_date(own, judged))
        own.claims = list(own.own_claims)
        across = gravest(sequence_findings(own, headers) + checkpoint_findings(own, headers, archive.history, trust))
        for place, each in enumerate(own.claims):
            if across is not None and each['claim'] == 'history' and each['state'] != 'refused':
                found = claim('history', across)
                if not (each['state'] == 'not shown' and found['state'] == 'not shown'):
                    own.claims[place] = found
        judged.append(own)

    days = [{'date': None, 'claims': malformed()}] * unreadable + [{'date': own.header['businessDate'], 'claims': own.claims} for own in judged]
    checkpoint = newest_of(archive.history, trust) if archive.history is not None else None
    if checkpoint is None:
        signed = [own.checkpoint for own in headers if own.checkpoint is not None]
        checkpoint = max(signed, key=lambda each: each.size) if signed else None
    classes = [key[2] if key[0] == 'usable' else None for own in headers for key in (registered_key(trust, own.header, role) for role in ('record', 'model'))]
    weakest = None if not classes or None in classes or unreadable else 'development' if 'development' in classes else 'ceremony'
    return {
        'verdict': summary_of([each for day in days for each in day['claims']]),
        'days': days,
        'checkpoint': None if checkpoint is None else {'origin': checkpoint.origin, 'size': checkpoint.size, 'root': base64.b64encode(checkpoint.root).decode()},
        'trustClass': weakest,
    }


def main(arguments):
    files = [argument for argument in arguments if argument != '--json']
    if not 1 <= len(files) <= 2 or any(argument.startswith('--') for argument in files):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        with open(files[0], 'rb') as file:
            data = file.read()
        trust = None
        if len(files) == 2:
            with open(files[1], 'rb') as file:
                trust = parse_json(file.read())
    except (OSError, Unreadable) as error:
        print(f'A file can not be read: {error}', file=sys.stderr)
        return 2
    line = verify(data, trust)
    if '--json' not in arguments:
        for day in line['days']:
            print(f'\n  {day["date"] or "unreadable evidence"}', file=sys.stderr)
            for each in day['claims']:
                print(f'    {each["claim"]:<9} {each["state"]:<10} {each["code"]}', file=sys.stderr)
    print(json.dumps(line, separators=(',', ':')))
    return EXIT[line['verdict']]


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
