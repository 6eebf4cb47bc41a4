"""Prints how many tests of a JUnit report passed and how many did not: `junit_counts.py REPORT.xml`."""

import sys
import xml.etree.ElementTree as tree


def counts(path):
    passed = failed = 0
    for case in tree.parse(path).iter("testcase"):
        # A skipped test has shown nothing, so it counts as failed.
        if any(case.find(kind) is not None for kind in ("failure", "error", "skipped")):
            failed += 1
        else:
            passed += 1
    return passed, failed


if __name__ == "__main__":
    print(*counts(sys.argv[1]))
