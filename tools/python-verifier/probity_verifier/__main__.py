"""python3 -m probity_verifier [--json] [--trust trust.json] evidence.zip ..."""

import argparse
import json
import sys

from .documents import DoesNotFit, read_json, require
from .verify import EXIT_CODES, verify

# Feature programs nest; Python's own limit is lower than what the schema lets pass.
NESTING = 20_000
USAGE = 2


def main():
    parser = argparse.ArgumentParser(prog="probity_verifier", description="Judges archives of evidence offline. Exit code: 0 shown, 3 refused, 4 not shown, 2 wrong arguments or a file that can not be read; of several archives the gravest.")
    parser.add_argument("archives", nargs="+", metavar="evidence.zip")
    parser.add_argument("--json", action="store_true", help="only a line of JSON for each archive")
    parser.add_argument("--trust", help="registrations from a source of your own, instead of those that came along")
    options = parser.parse_args()
    sys.setrecursionlimit(NESTING)
    try:
        archives = [read_file(path) for path in options.archives]
        trust = None if options.trust is None else read_json(read_file(options.trust))
        if options.trust is not None:
            require(trust, "trust")
    except OSError as error:
        print(f"{error.filename} can not be read", file=sys.stderr)
        return USAGE
    except DoesNotFit:
        print(f"{options.trust} is no complete export of registrations", file=sys.stderr)
        return USAGE

    gravest = "shown"
    for name, data in zip(options.archives, archives):
        line = verify(data, trust)
        if not options.json:
            describe(name, line, trust is None)
        print(json.dumps(line, ensure_ascii=False, separators=(",", ":")))
        gravest = max(gravest, line["verdict"], key=["shown", "not shown", "refused"].index)
    return EXIT_CODES[gravest]


def read_file(path):
    with open(path, "rb") as file:
        return file.read()


def describe(name, line, own_word):
    """For people, on stderr."""
    print(f"\n{name}: {line['verdict']}", file=sys.stderr)
    for day in line["days"]:
        print(f"\n  {day['date'] or 'not readable'}", file=sys.stderr)
        for claim in day["claims"]:
            print(f"  {claim['claim']:<9} {claim['state']:<9} {claim['code']}: {claim['message']}", file=sys.stderr)
    if own_word:
        print("\n  Judged by the registrations in the archive itself, which are its sender's word.", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
