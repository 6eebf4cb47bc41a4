#!/usr/bin/env python3
"""reference_calendar.py: answers "plain COUNT" or "excluding COUNT" on standard input with "processor seconds check-sum".

What is measured: the usual way to find a deadline with the package chinesecalendar, one day after the other. The cases
are those of DeadlineCases.swift, by the same formula; the check sum shows that the answers are the same.
"""
import datetime as dt
import sys
import time
import warnings

warnings.simplefilter("ignore")
from chinese_calendar import is_workday

FIRST = dt.date(2018, 1, 1)
EPOCH = dt.date(1970, 1, 1)
ONE = dt.timedelta(days=1)
DAYS = [20, 20, 15, 10, 7, 3, 30]


def case(index):
    start = FIRST + dt.timedelta(days=index * 1103 % 3000)
    days = DAYS[index % 7]
    spans = [(start + ONE, start + dt.timedelta(days=2 + index % 11))]
    if index % 3 == 0 and days >= 15:
        spans.append((start + dt.timedelta(days=10), start + dt.timedelta(days=16)))
    return start, days, spans


def plain(day, count):
    while count:
        day += ONE
        if is_workday(day):
            count -= 1
    return day


def excluding(day, count, spans):
    while count:
        day += ONE
        if is_workday(day) and not any(after < day <= through for after, through in spans):
            count -= 1
    return day


def main():
    for line in sys.stdin:
        kind, count = line.split()
        cases = [case(index) for index in range(int(count))]
        started = time.process_time()
        if kind == "plain":
            found = [plain(start, days) for start, days, _ in cases]
        else:
            found = [excluding(start, days, spans) for start, days, spans in cases]
        seconds = time.process_time() - started
        total = sum((day - EPOCH).days * (index + 1) for index, day in enumerate(found)) % 1_000_000_007
        print(repr(seconds), total, flush=True)


if __name__ == "__main__":
    main()
