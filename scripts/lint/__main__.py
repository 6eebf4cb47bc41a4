"""Checks the house: `python3 scripts/lint [RULE…] [--self-test] [--built PROGRAM] [--list]`.

Closes with "N passed, N failed"; a rule passes when it finds nothing, a self-test when the rule finds its planted fault.
"""

import argparse
import sys

import audience, banned, documents, journal, markup, names, rooms, sizes, tables, tracked  # noqa: E401, F401
import built
from house import RULES, House


def main():
    parser = argparse.ArgumentParser(prog="lint", description=__doc__.splitlines()[0])
    parser.add_argument("rules", nargs="*")
    parser.add_argument("--self-test", action="store_true", help="also try each rule on a fault planted for it")
    parser.add_argument("--built", metavar="PROGRAM", help="check what the documents say against the built program")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    if options.built:
        built.program = options.built
    chosen = [rule for rule in RULES if not options.rules or rule.name in options.rules]
    if not options.rules:
        chosen = [rule for rule in chosen if rule.needs_build == bool(options.built)]
    if options.list:
        for rule in chosen:
            print(f"{rule.name:20} {rule.meaning}")
        return 0
    return run(chosen, options.self_test)


def run(chosen, self_test):
    house, passed, failed = House.of_repository(), 0, 0
    for rule in chosen:
        faults = [str(finding) + f" [{rule.name}]" for finding in rule.check(house)]
        passed, failed = (passed + 1, failed) if not faults else (passed, failed + 1)
        if self_test:
            fault = rule.try_itself()
            passed, failed = (passed + 1, failed) if fault is None else (passed, failed + 1)
            faults += [fault] if fault else []
        for fault in faults:
            print(fault)
    sizes.print_long_files(house)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
